using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Bench.Browser.Levels;

/// <summary>A robot that was taught some parts by the truth, in every way at once, and learns as the page does.</summary>
internal sealed class Robot
{
    private readonly Labelling _labels;
    private readonly ImmutableArray<SeenPart> _taught;
    private readonly ImmutableArray<LabelledPicture> _examples;
    private readonly ImmutableArray<MethodResult> _results;

    public Robot(Labelling labels, ImmutableArray<SeenPart> taught)
    {
        (_labels, _taught) = (labels, taught);
        _examples = [.. taught.Select((part, id) => new LabelledPicture(new(id), labels.Of(part.Part).Label, part.Features))];
        _results = CanBeTried ? [.. LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, _examples))] : [];
    }

    // As in CompareMethods: there must be something to mistake an example for, and something left of its label.
    private bool CanBeTried => _examples.CountBy(example => example.Label).Count(label => label.Value > 1) > 1;

    /// <summary>A robot that was taught more.</summary>
    public Robot With(IEnumerable<SeenPart> more) => new(_labels, _taught.AddRange(more));

    /// <summary>Lets it sort a shift by itself.</summary>
    /// <param name="settings">What the learner has set; what that leaves open is chosen as the page chooses it.</param>
    /// <param name="level">The level.</param>
    /// <param name="parts">The parts of the shift.</param>
    public ShiftResult Sort(ProjectSettings settings, Level level, ImmutableArray<SeenPart> parts)
    {
        var (method, classifier) = Chosen(settings);
        return new(
            level.Id,
            Seed: 0,
            BeltSpeed: 0,
            _labels.Cards,
            ImmutableDictionary<Label, int>.Empty,
            [.. parts.Select(part => Sorted(part, classifier.Predict(part.Features.Of(method.Features))))],
            level.Prices
        );
    }

    // As MethodSelection.Of, and before anything could be tried as MethodSelection.Start.
    private (LearningMethod, IClassifier) Chosen(ProjectSettings settings)
    {
        var allowed = _results.RemoveAll(result => !settings.Allows(result.Method));
        var method = allowed.IsEmpty ? MethodSelection.Start(settings) : MethodSelector.Select(allowed);
        return (method, allowed.FirstOrDefault(result => result.Method == method)?.Classifier ?? method.Fit(_examples));
    }

    private InspectedPart Sorted(SeenPart part, Prediction prediction)
    {
        var label = _labels.Cards.FirstOrDefault(card => card.Label == prediction.Label);
        return new(part.Part, default(PictureId), TimeSpan.Zero)
        {
            Prediction = prediction,
            PredictedLabel = label,
            Outcome = PartOutcome.Of(part.Part.IsDefective, label?.Disposition ?? Disposition.Ship),
        };
    }
}
