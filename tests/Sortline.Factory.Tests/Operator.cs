namespace Sortline.Factory.Tests;

/// <summary>Whoever answers for the classifier in a test: runs a line and keeps what happened.</summary>
internal class Operator(ProductionLine line)
{
    private readonly Dictionary<PartId, Part> _truth = [];
    private readonly List<(long Step, PartId Part)> _toAnswer = [];

    public List<LineEvent> Events { get; } = [];

    public List<DecisionResult> Answers { get; } = [];

    public IReadOnlyDictionary<PartId, Part> Truth => _truth;

    public ProductionLine Line => line;

    public ShiftReport Report => ShiftReport.From(Events);

    /// <summary>Runs until the shift has ended; a shift that never ends fails rather than hangs.</summary>
    public Operator RunToEnd(Action? afterStep = null)
    {
        for (var patience = 4_000_000; !line.HasEnded; patience--)
        {
            if (patience == 0)
                throw new InvalidOperationException($"The shift has not ended at {line.Time}; last came {Events[^1]}.");
            Step();
            afterStep?.Invoke();
        }

        return this;
    }

    public Operator Run(double seconds, Action? afterStep = null)
    {
        for (var i = 0; i < seconds * ProductionLine.StepsPerSecond; i++)
        {
            Step();
            afterStep?.Invoke();
        }

        return this;
    }

    public void Step()
    {
        BeforeStep();
        line.Step();
        while (line.TryTakeEvent(out var lineEvent))
        {
            Events.Add(lineEvent);
            if (lineEvent is LineEvent.PartFed fed)
                _truth.Add(fed.Part.Id, fed.Part);
            if (lineEvent is LineEvent.PartSeen seen && DelayFor(seen.Part) is { } delay)
                _toAnswer.Add((line.StepCount + delay, seen.Part));
        }

        for (var i = 0; i < _toAnswer.Count; i++)
        {
            var (step, part) = _toAnswer[i];
            if (step > line.StepCount)
                continue;
            _toAnswer.RemoveAt(i--);
            Answers.Add(line.Decide(part, AnswerFor(_truth[part])));
        }
    }

    protected virtual void BeforeStep() { }

    /// <summary>How many steps the answer takes; null for no answer.</summary>
    protected virtual int? DelayFor(PartId part) => 0;

    protected virtual Disposition AnswerFor(Part part) => part.IsDefective ? Disposition.Reject : Disposition.Ship;
}

/// <summary>Knows the truth, and answers always after the same time.</summary>
internal sealed class PromptOperator(ProductionLine line, double seconds = 0.1) : Operator(line)
{
    protected override int? DelayFor(PartId part) => (int)(seconds * ProductionLine.StepsPerSecond);
}

/// <summary>Says the same of every part.</summary>
internal sealed class StubbornOperator(ProductionLine line, Disposition answer) : Operator(line)
{
    protected override Disposition AnswerFor(Part part) => answer;
}

/// <summary>Never answers.</summary>
internal sealed class SleepingOperator(ProductionLine line) : Operator(line)
{
    protected override int? DelayFor(PartId part) => null;
}

/// <summary>Errs, dawdles, forgets and plays with the speed, all from a seed.</summary>
internal sealed class ErraticOperator(ProductionLine line, ulong seed) : Operator(line)
{
    private readonly Pcg32 _random = new(seed, 99);

    protected override void BeforeStep()
    {
        if (Line.StepCount % 600 == 0)
            Line.BeltSpeed = _random.Between(0.12, 0.40);
    }

    protected override int? DelayFor(PartId part) =>
        _random.NextBelow(10) switch
        {
            0 => null,
            1 => _random.NextBelow(1200),
            _ => _random.NextBelow(240),
        };

    protected override Disposition AnswerFor(Part part) =>
        _random.NextBelow(5) == 0 ? (Disposition)_random.NextBelow(2) : base.AnswerFor(part);
}
