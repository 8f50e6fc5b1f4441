using System.Globalization;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Texts;

/// <summary>The words for the ways to learn, such as a child of ten can read, and why one of them was taken.</summary>
public static class MethodTexts
{
    private static readonly string[] SmallNumbers =
    [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
    ];

    /// <summary>A classifier's name on its button.</summary>
    public static string For(ClassifierKind classifier) =>
        classifier switch
        {
            ClassifierKind.Knn => "Nearest examples",
            ClassifierKind.Ridge => "Weighs everything",
            _ => throw new ArgumentOutOfRangeException(nameof(classifier), classifier, "A classifier without a name."),
        };

    /// <summary>What a classifier does, and its name among people who build such things.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="neighbours">How many examples vote, with k nearest neighbours.</param>
    public static string Explained(ClassifierKind classifier, int neighbours) =>
        classifier switch
        {
            ClassifierKind.Knn when neighbours == 1 =>
                "finds the picture most like the new one and takes its label (k nearest neighbours).",
            ClassifierKind.Knn =>
                $"finds the {InWords(neighbours)} pictures most like the new one and lets them vote (k nearest neighbours).",
            ClassifierKind.Ridge =>
                "gives every small thing in a picture a weight, for or against each label (ridge regression).",
            _ => throw new ArgumentOutOfRangeException(nameof(classifier), classifier, "A classifier without an explanation."),
        };

    private static string InWords(int number) =>
        number < SmallNumbers.Length ? SmallNumbers[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the robot looks at.</summary>
    public static string For(FeatureKind features) =>
        features switch
        {
            FeatureKind.Plain => "at the whole picture",
            FeatureKind.Pooled => "also at small things",
            _ => throw new ArgumentOutOfRangeException(nameof(features), features, "Features without words for them."),
        };

    /// <summary>How parts lie in their pictures.</summary>
    public static string For(Augmentation views) =>
        views switch
        {
            Augmentation.AsIs => "always the same way",
            Augmentation.Upright => "up is up, left may be right",
            Augmentation.AnyWayRound => "any way round",
            _ => throw new ArgumentOutOfRangeException(nameof(views), views, "Views without words for them."),
        };

    /// <summary>A share as people read it.</summary>
    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Which way to learn is taken now, and why.</summary>
    public static string Why(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var way = $"“{For(state.Method.Classifier)}”, looking {For(state.Method.Features)}";
        if (!MethodSelection.IsAuto(state.Settings))
            return $"You chose {way}.";
        if (state.Comparison.Of(state.Method) is not { } taken)
            return $"Auto begins with {way}. It tests all ways once two labels have two pictures each.";

        var best = state.Comparison.Results.Max(result => result.Accuracy);
        return taken.Accuracy >= best
            ? $"Auto took {way}: it is right as often as any, {Percent(taken.Accuracy)}."
            : $"Auto took {way}: {Percent(taken.Accuracy)}. Another got {Percent(best)}, but so small a lead can be luck.";
    }
}
