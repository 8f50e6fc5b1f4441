using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Activity.Shift;

/// <summary>From what the robot takes a part for to what becomes of it.</summary>
public static class DecisionRule
{
    /// <summary>How sure the robot is that a part is to be taken off: the shares of all labels that say so, 0 to 1.</summary>
    public static double RejectShare(Prediction prediction, ImmutableArray<LabelCard> labels)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var share = 0.0;
        foreach (var card in labels)
        {
            if (card.Disposition is Disposition.Reject)
                share += prediction.ConfidenceOf(card.Label);
        }

        return share;
    }

    /// <summary>What becomes of a part; <see langword="null"/> while there is no prediction: then it passes.</summary>
    /// <param name="prediction">What the robot takes it for.</param>
    /// <param name="labels">All labels.</param>
    /// <param name="threshold">
    /// From which <see cref="RejectShare"/> on it is taken off; <see langword="null"/> to do what the most likely label says.
    /// </param>
    public static Disposition? Decide(Prediction prediction, ImmutableArray<LabelCard> labels, double? threshold)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (labels.FirstOrDefault(card => card.Label == prediction.Label) is not { } likeliest)
            return null;
        if (threshold is not { } least)
            return likeliest.Disposition;

        return RejectShare(prediction, labels) >= least ? Disposition.Reject : Disposition.Ship;
    }

    /// <summary>Whether a part is so new that the robot asks, however sure it is.</summary>
    /// <param name="asking">When it asks; <see langword="null"/> for never.</param>
    /// <param name="novelty">How new the part is; <see langword="null"/> where there is no saying.</param>
    public static bool IsNew(AskRule? asking, PartNovelty? novelty) =>
        asking is not null && novelty is { } part && part.Of > (asking.Novelty ?? part.Limit);

    /// <summary>Why a person is asked before a decision is carried out; <see langword="null"/> if nobody is.</summary>
    /// <param name="decision">What the robot would do.</param>
    /// <param name="rejectShare">See <see cref="RejectShare"/>.</param>
    /// <param name="asking">When it asks; <see langword="null"/> for never.</param>
    /// <param name="isNew">See <see cref="IsNew"/>.</param>
    public static Doubt? DoubtOf(Disposition decision, double rejectShare, AskRule? asking, bool isNew)
    {
        if (asking is null)
            return null;
        if (isNew)
            return Doubt.NeverSeen;

        var sureness = decision is Disposition.Reject ? rejectShare : 1 - rejectShare;
        return sureness < asking.Sureness ? Doubt.NotSure : null;
    }
}
