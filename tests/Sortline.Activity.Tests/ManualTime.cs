namespace Sortline.Activity.Tests;

/// <summary>Time that passes when the test says so, and a little whenever it is read: that is how slow this computer is.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    /// <summary>What passes between one look at the clock and the next.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>The longest time that passed in one go while something that had been waited for was done.</summary>
    public TimeSpan LongestTurn { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (_now += Slowness).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass; what is waited for happens on the way, in order, also what only then begins to be waited for.</summary>
    public void Pass(TimeSpan time)
    {
        var until = _now + time;
        while (_timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due) is { } next)
        {
            _now = next.Due!.Value > _now ? next.Due.Value : _now;
            next.Fire();
        }

        _now = until > _now ? until : _now;
    }

    private sealed class Timer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
            return true;
        }

        public void Fire()
        {
            Due = null;
            var begun = time._now;
            callback(state);
            time.LongestTurn = time._now - begun > time.LongestTurn ? time._now - begun : time.LongestTurn;
        }

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
