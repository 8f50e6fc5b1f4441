using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Projects;

namespace Sortline.Bench.Browser.Levels;

/// <summary>A robot that was taught some parts by the truth, in every way at once, and learns as the page does.</summary>
internal sealed class Robot
{
    private readonly Labelling _labels;
    private readonly ImmutableArray<SeenPart> _taught;
    private readonly ImmutableArray<LabelledPicture> _examples;
    private readonly ImmutableArray<MethodResult> _results;
    private readonly Lazy<NoveltyGauge?> _gauge;

    public Robot(Labelling labels, ImmutableArray<SeenPart> taught)
    {
        (_labels, _taught) = (labels, taught);
        _examples = [.. taught.Select((part, id) => new LabelledPicture(new(id), labels.Of(part.Part).Label, part.Features))];
        _results = CanBeTried ? [.. LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, _examples))] : [];
        _gauge = new(() => NoveltyTraining.Run(_examples));
    }

    /// <summary>Says how new a part is to it; <see langword="null"/> where there is no saying.</summary>
    public NoveltyGauge? Gauge => _gauge.Value;

    // As in CompareMethods: there must be something to mistake an example for, and something left of its label.
    private bool CanBeTried => _examples.CountBy(example => example.Label).Count(label => label.Value > 1) > 1;

    /// <summary>A robot that was taught more.</summary>
    public Robot With(IEnumerable<SeenPart> more) => new(_labels, _taught.AddRange(more));

    /// <summary>What it was taught that “worth a look” names: those with a label that another would suit better.</summary>
    public ImmutableArray<SeenPart> Doubted
    {
        get
        {
            if (_results.IsEmpty)
                return [];

            var best = MethodSelector.Select(_results);
            var hints = DataInspector.Inspect(_results.First(result => result.Method == best), _examples);
            return [.. hints.OfType<Hint.LooksMislabelled>().Select(hint => _taught[hint.Example.Value])];
        }
    }

    /// <summary>Lets it sort a shift by itself.</summary>
    /// <param name="settings">What the learner has set; what that leaves open is chosen as the page chooses it.</param>
    /// <param name="level">The level.</param>
    /// <param name="parts">The parts of the shift.</param>
    /// <param name="customer">Whom it is for, of those of the level.</param>
    /// <param name="isCareful">Whether a part is taken off from the share on that pays best, as the report of the same shift shows it.</param>
    /// <param name="asking">When it asks a person; never unless told.</param>
    public ShiftResult Sort(
        ProjectSettings settings,
        Level level,
        ImmutableArray<SeenPart> parts,
        int customer = 0,
        bool isCareful = false,
        AskRule? asking = null
    )
    {
        var (method, classifier) = Chosen(settings);
        ShiftResult result = new(
            level.Id,
            Seed: 0,
            BeltSpeed: 0,
            _labels.Cards,
            ImmutableDictionary<Label, int>.Empty,
            [.. parts.Select(part => Sorted(part, classifier.Predict(part.Features.Of(method.Features)), asking))],
            level.PricesOf(customer)
        )
        {
            Customer = customer,
            Asking = asking,
        };
        return isCareful && Ledger.Of(result) is { Best.From: var threshold }
            ? result with
            {
                Threshold = threshold,
                Parts = [.. result.Parts.Select(part => Decided(part, threshold))],
            }
            : result;
    }

    private InspectedPart Decided(InspectedPart part, double threshold) =>
        part with
        {
            Outcome = PartOutcome.Of(
                part.Part.IsDefective,
                DecisionRule.Decide(part.Prediction, _labels.Cards, threshold) ?? Disposition.Ship
            ),
        };

    // As MethodSelection.Of, and before anything could be tried as MethodSelection.Start.
    private (LearningMethod, IClassifier) Chosen(ProjectSettings settings)
    {
        var allowed = _results.RemoveAll(result => !settings.Allows(result.Method));
        var method = allowed.IsEmpty ? MethodSelection.Start(settings) : MethodSelector.Select(allowed);
        return (method, allowed.FirstOrDefault(result => result.Method == method)?.Classifier ?? method.Fit(_examples));
    }

    private PartNovelty? NoveltyOf(SeenPart part) =>
        _gauge.Value is { } gauge ? new(gauge.Of(part.Features.Of(NoveltyTraining.Kind)), gauge.Limit) : null;

    private InspectedPart Sorted(SeenPart part, Prediction prediction, AskRule? asking)
    {
        var label = _labels.Cards.FirstOrDefault(card => card.Label == prediction.Label);
        var decision = DecisionRule.Decide(prediction, _labels.Cards, threshold: null) ?? Disposition.Ship;
        var novelty = asking is null ? null : NoveltyOf(part);
        var doubt = DecisionRule.DoubtOf(
            decision,
            DecisionRule.RejectShare(prediction, _labels.Cards),
            asking,
            DecisionRule.IsNew(asking, novelty)
        );
        return new(part.Part, default(PictureId), TimeSpan.Zero)
        {
            Prediction = prediction,
            PredictedLabel = label,
            Doubt = doubt,
            Novelty = novelty,
            Outcome = PartOutcome.Of(part.Part.IsDefective, doubt is null ? decision : Disposition.SetAside),
        };
    }
}
