using Sortline.Factory.Line;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Shift;

/// <summary>A production line that can be wound back and watched again.</summary>
/// <remarks>
/// A line is deterministic, so it is enough to remember what was done to it and at which step: a fresh line that gets the same at the
/// same steps is the same line. Winding back changes nothing that happened: what is watched again is told apart by
/// <see cref="IsReplaying"/>, and what is done meanwhile takes effect where the line really is.
/// </remarks>
/// <param name="fresh">Makes the line as it was at its start.</param>
internal sealed class RewindableLine(Func<ProductionLine> fresh)
{
    private readonly List<(long Step, LineInput Input)> _inputs = [];
    private ProductionLine _line = fresh();
    private int _inputsDone;
    private long _lived;

    /// <summary>The line as it is shown.</summary>
    public ProductionLine Shown => _line;

    /// <summary>How far the line has really come.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(_lived * TimeSpan.TicksPerSecond / ProductionLine.StepsPerSecond);

    /// <summary>Whether the next step shows what has been already.</summary>
    public bool IsReplaying => _line.StepCount < _lived;

    /// <summary>Does something to the line, now or as soon as a replay has caught up.</summary>
    public void Do(LineInput input)
    {
        _inputs.Add((_lived, input));
        if (!IsReplaying)
            DoWhatIsDue();
    }

    /// <summary>How far the line has really come, and what was done to it.</summary>
    /// <param name="startSpeed">The belt's speed at its start, in metres a second.</param>
    public ShiftLog Log(double startSpeed) => new(startSpeed, _lived, [.. _inputs]);

    /// <summary>A line at its start that is about to live again what another lived: all of that is replay.</summary>
    /// <param name="fresh">Makes the line as the other was at its start.</param>
    /// <param name="log">What is known of the other.</param>
    public static RewindableLine Again(Func<ProductionLine> fresh, ShiftLog log)
    {
        RewindableLine line = new(fresh) { _lived = log.Step };
        line._inputs.AddRange(log.Inputs);
        return line;
    }

    /// <summary>Brings a fresh line to where another was.</summary>
    /// <param name="log">What is known of the other.</param>
    /// <param name="happened">Told each event up to there.</param>
    public void Resume(ShiftLog log, Action<LineEvent> happened)
    {
        _inputs.AddRange(log.Inputs);
        while (_line.StepCount < log.Step)
        {
            Step();
            while (_line.TryTakeEvent(out var lineEvent))
                happened(lineEvent);
        }

        DoWhatIsDue();
    }

    /// <summary>Advances by one step.</summary>
    public void Step()
    {
        DoWhatIsDue();
        _line.Step();
        _lived = Math.Max(_lived, _line.StepCount);
    }

    /// <summary>Winds back; the events up to there are dropped.</summary>
    /// <param name="time">How far, in simulation time; at most to the start.</param>
    /// <param name="fed">Told each part that was fed up to there.</param>
    public void Rewind(TimeSpan time, Action<Part> fed)
    {
        var target = Math.Max(0, _line.StepCount - (long)(time.TotalSeconds * ProductionLine.StepsPerSecond));
        (_line, _inputsDone) = (fresh(), 0);
        while (_line.StepCount < target)
        {
            DoWhatIsDue();
            _line.Step();
            while (_line.TryTakeEvent(out var lineEvent))
            {
                if (lineEvent is LineEvent.PartFed(_, var part))
                    fed(part);
            }
        }
    }

    private void DoWhatIsDue()
    {
        for (; _inputsDone < _inputs.Count && _inputs[_inputsDone].Step <= _line.StepCount; _inputsDone++)
            _inputs[_inputsDone].Input.ApplyTo(_line);
    }
}
