using System.Collections.Immutable;
using System.Globalization;

namespace Sortline.Learning;

/// <summary>What a classifier makes of one part: the label it would give, how sure it is, and who voted.</summary>
/// <remarks>
/// Immutable: teaching the classifier afterwards changes nothing here. Two predictions are equal when label, confidences,
/// influences and the kind of classifier are, element by element.
/// </remarks>
public sealed record Prediction
{
    // Shares are sums of rounded numbers; anything further from 1 is a mistake.
    private const double Tolerance = 1e-6;

    private Prediction(
        Label? label,
        ImmutableArray<Confidence> confidences,
        ImmutableArray<Influence> influences,
        ClassifierKind? classifier
    ) => (Label, Confidences, Influences, Classifier) = (label, confidences, influences, classifier);

    /// <summary>The answer while nothing is taught: no label, no confidences, no influences.</summary>
    public static Prediction None { get; } = new(null, [], [], null);

    /// <summary>The most likely label, or null while nothing is taught.</summary>
    public Label? Label { get; }

    /// <summary>Whether the classifier could not answer because nothing is taught.</summary>
    public bool IsNone => Label is null;

    /// <summary>How sure the classifier is of each label it knows, smallest label id first; together 1.</summary>
    /// <remarks>
    /// A classifier knows only labels that have an example. To list all labels of a project, ask
    /// <see cref="ConfidenceOf"/> for each of them.
    /// </remarks>
    public ImmutableArray<Confidence> Confidences { get; }

    /// <summary>The examples that settled it: the heaviest first, of equally heavy ones the nearest. Empty if nobody is known.</summary>
    public ImmutableArray<Influence> Influences { get; }

    /// <summary>What kind of classifier answered, which is what <see cref="Influences"/> are to be read by; null where nobody said.</summary>
    public ClassifierKind? Classifier { get; }

    /// <summary>Makes a prediction.</summary>
    /// <param name="label">The winner. No other label may be more likely.</param>
    /// <param name="confidences">Each label the classifier knows, once, in any order.</param>
    /// <param name="influences">The examples that settled it: heaviest first, equally heavy nearest first. May be left out.</param>
    /// <param name="classifier">What kind of classifier answers.</param>
    /// <exception cref="ArgumentException">The parts contradict each other; the message says where.</exception>
    public static Prediction Of(
        Label label,
        ImmutableArray<Confidence> confidences,
        ImmutableArray<Influence> influences = default,
        ClassifierKind? classifier = null
    )
    {
        if (confidences.IsDefaultOrEmpty)
            throw Bad($"Give a confidence for each label the classifier knows. While nothing is taught, answer Prediction.None.");

        var sorted = confidences.Sort(static (a, b) => a.Label.CompareTo(b.Label));
        CheckShares(sorted);
        if (ShareIn(sorted, label) is not { } winner)
            throw Bad($"Label {label.Id} has no confidence. Give one for each label the classifier knows.");
        foreach (var other in sorted)
        {
            if (other.Share > winner)
                throw Bad($"Label {other.Label.Id} is more likely than label {label.Id}. Let the most likely label win.");
        }

        if (influences.IsDefault)
            influences = [];
        CheckOrder(influences);
        return new(label, sorted, influences, classifier);
    }

    /// <summary>How sure the classifier is of one label, from 0 to 1. A label it does not know has 0.</summary>
    public double ConfidenceOf(Label label) => ShareIn(Confidences, label) ?? 0;

    /// <inheritdoc />
    public bool Equals(Prediction? other) =>
        other is not null
        && Label == other.Label
        && Classifier == other.Classifier
        && Confidences.AsSpan().SequenceEqual(other.Confidences.AsSpan())
        && Influences.AsSpan().SequenceEqual(other.Influences.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(Label, Confidences.Length, Influences.Length, Influences.IsEmpty ? default : Influences[0]);

    /// <inheritdoc />
    public override string ToString() =>
        Label is { } label
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"label {label.Id} ({ConfidenceOf(label):P0}, {Influences.Length} influences)"
            )
            : "nothing learned yet";

    private static void CheckShares(ImmutableArray<Confidence> sorted)
    {
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var (label, share) = sorted[i];
            if (i > 0 && label == sorted[i - 1].Label)
                throw Bad($"Label {label.Id} has two confidences. Give it one.");
            if (!(share is >= 0 and <= 1)) // Also true of NaN.
                throw Bad($"The confidence of label {label.Id} is {share}. It must be from 0 to 1.");
            sum += share;
        }

        if (Math.Abs(sum - 1) > Tolerance)
            throw Bad($"The confidences add up to {sum}. Divide each by their sum, so that they add up to 1.");
    }

    private static void CheckOrder(ImmutableArray<Influence> influences)
    {
        for (var i = 0; i < influences.Length; i++)
        {
            var influence = influences[i];
            if (!(influence.Weight is >= 0 and <= 1)) // Also true of NaN.
                throw Bad($"The weight of influence {i} is {influence.Weight}. It must be from 0 to 1.", nameof(influences));
            if (i > 0 && influence.Weight > influences[i - 1].Weight)
                throw Bad(
                    $"Influence {i} is heavier than the one before. List the heaviest influence first.",
                    nameof(influences)
                );
            if (i > 0 && influence.Weight == influences[i - 1].Weight && influence.Similarity > influences[i - 1].Similarity)
                throw Bad($"Influence {i} is nearer than the one before. List the nearest influence first.", nameof(influences));
        }
    }

    // A handful of labels, so a plain walk is the quickest search.
    private static double? ShareIn(ImmutableArray<Confidence> confidences, Label label)
    {
        foreach (var confidence in confidences)
        {
            if (confidence.Label == label)
                return confidence.Share;
        }

        return null;
    }

    private static ArgumentException Bad(FormattableString message, string argument = "confidences") =>
        new(FormattableString.Invariant(message), argument);
}
