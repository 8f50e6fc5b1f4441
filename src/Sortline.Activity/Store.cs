using Sortline.Activity.Texts;

namespace Sortline.Activity;

/// <summary>Holds the state of the activity: actions go in, the reducer makes the next state, effects do the rest.</summary>
/// <remarks>
/// <para>An action dispatched while another is being handled waits its turn, so effects may dispatch freely.</para>
/// <para>
/// What an effect throws harms nobody else: the state is kept, the other effects hear of the action, the learner reads a sentence,
/// and whoever listens to <see cref="Failed"/> gets the exception.
/// </para>
/// <para>For one thread, as the browser gives it: not safe for several.</para>
/// </remarks>
public sealed class Store(ActivityState state) : IDispatcher
{
    private readonly Queue<ActivityAction> _waiting = new();
    private readonly List<IEffect> _effects = [];
    private bool _isDispatching;
    private (string Said, int Times) _failure = ("", 0);

    /// <summary>Raised with what nobody foresaw, for the log; the same again and again, as once a frame, only <see cref="MostAlike"/> times.</summary>
    public event Action<Exception>? Failed;

    /// <summary>How often one failure after the other is told if they are alike.</summary>
    public const int MostAlike = 5;

    /// <summary>Raised after a dispatch when the state is another one than before.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    public ActivityState State { get; private set; } = state;

    /// <summary>Adds an effect; effects hear of each action in the order in which they were added.</summary>
    public void Add(IEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        _effects.Add(effect);
        Try(() => effect.Start(this));
    }

    /// <inheritdoc />
    public void Dispatch(ActivityAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _waiting.Enqueue(action);
        if (_isDispatching)
            return;

        var before = State;
        _isDispatching = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
                Try(() => Handle(next));
        }
        finally
        {
            _isDispatching = false;
        }

        if (!ReferenceEquals(before, State))
            Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Report(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var said = $"{failure.GetType()} {failure.Message}";
        _failure = (said, said == _failure.Said ? _failure.Times + 1 : 1);
        if (_failure.Times <= MostAlike)
            Failed?.Invoke(failure);
        if (State.Notice?.Text != FaultTexts.Inside) // Otherwise an effect that fails at this very notice would be told for ever.
            Dispatch(new ActivityAction.NoticeRaised(FaultTexts.Inside));
    }

    private void Handle(ActivityAction action)
    {
        var before = State;
        State = ActivityReducer.Reduce(before, action);
        ActivityStep step = new(action, before, State);
        foreach (var effect in _effects)
            Try(() => effect.Handle(step, this));
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            Report(exception);
        }
    }
}
