using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Shift;

/// <summary>All that is known of one part, from the camera to the bin or to its label.</summary>
/// <param name="Part">The part with its truth, for the answer key and the score; the classifier is never given it.</param>
/// <param name="Picture">What the camera saw.</param>
/// <param name="PhotographedAt">When the camera saw it, in simulation time.</param>
public sealed record InspectedPart(Part Part, PictureId Picture, TimeSpan PhotographedAt)
{
    // 52 % against 48 % of two labels.
    private const double Undecided = 0.05;

    /// <summary>What the backbone saw; <see langword="null"/> until it has answered.</summary>
    public PictureFeatures? Features { get; init; }

    /// <summary>What the robot takes the part for; <see cref="Prediction.None"/> until, or unless, it knows anything.</summary>
    public Prediction Prediction { get; init; } = Prediction.None;

    /// <summary>The label that was predicted, as it was called then; <see langword="null"/> while there is no prediction.</summary>
    public LabelCard? PredictedLabel { get; init; }

    /// <summary>What the robot decided, see <see cref="DecisionRule"/>; <see langword="null"/> while there is no prediction: then it passes.</summary>
    public Disposition? Decision { get; init; }

    /// <summary>Why a person is asked about it, where <see cref="Decision"/> is to set it aside; <see langword="null"/> where nobody is.</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>How new it is to the robot; <see langword="null"/> where that was not asked for, or there is no saying.</summary>
    public PartNovelty? Novelty { get; init; }

    /// <summary>Whether it has come to the bin for parts that a person is asked about.</summary>
    public bool IsAsked => Outcome is PartOutcome.GoodSetAside or PartOutcome.DefectSetAside;

    /// <summary>Whether two labels are as good as equally likely: whichever comes first then is chance, no opinion.</summary>
    public bool IsUndecided
    {
        get
        {
            double[] best = [.. Prediction.Confidences.Select(one => one.Share).OrderDescending().Take(2)];
            return best.Length == 2 && best[0] - best[1] < Undecided;
        }
    }

    /// <summary>When the prediction came, in simulation time.</summary>
    public TimeSpan? PredictedAt { get; init; }

    /// <summary>Why the robot missed a part that it was to take off; <see langword="null"/> if it did not.</summary>
    public MissReason? Miss { get; init; }

    /// <summary>Where the part ended, against what it is; <see langword="null"/> while it is under way.</summary>
    public PartOutcome? Outcome { get; init; }

    /// <summary>When it reached its bin, in simulation time.</summary>
    public TimeSpan? EndedAt { get; init; }

    /// <summary>Whether the learner turned the robot's verdict over.</summary>
    public bool IsOverruled { get; init; }

    /// <summary>Whether there is a verdict that the learner can turn over, once.</summary>
    public bool CanBeOverruled => Decision is Disposition.Ship or Disposition.Reject && Outcome is null && !IsOverruled;

    /// <summary>Where the part would have ended if nobody had overruled the robot, against what it is; <see langword="null"/> while it is under way.</summary>
    public PartOutcome? OwnOutcome =>
        IsOverruled && Outcome is not null ? PartOutcome.Of(Part.IsDefective, Decision ?? Disposition.Ship) : Outcome;

    /// <summary>Whether a part that has ended was sorted against its truth.</summary>
    public bool IsMistake => IsWrong(Outcome);

    /// <summary>Whether the robot took the part for what it is not, even if the learner's "No!" put that right.</summary>
    public bool IsMisjudged => IsWrong(OwnOutcome) && (Miss is null || IsOverruled);

    /// <summary>Whether the robot had judged the part rightly, and the learner's "No!" sent it the wrong way.</summary>
    public bool IsMiscorrected => IsOverruled && IsMistake && !IsWrong(OwnOutcome);

    private static bool IsWrong(PartOutcome? outcome) => outcome is PartOutcome.DefectShipped or PartOutcome.GoodRejected;

    /// <summary>The part once the robot has answered.</summary>
    /// <param name="prediction">What it takes the part for.</param>
    /// <param name="label">The card of that label.</param>
    /// <param name="decision">What it would do with it.</param>
    /// <param name="doubt">Why it asks a person first.</param>
    /// <param name="at">When.</param>
    internal InspectedPart Predicted(Prediction prediction, LabelCard? label, Disposition? decision, Doubt? doubt, TimeSpan at) =>
        this with
        {
            Prediction = prediction,
            PredictedLabel = label,
            Decision = doubt is null ? decision : Disposition.SetAside,
            Doubt = doubt,
            PredictedAt = at,
        };
}
