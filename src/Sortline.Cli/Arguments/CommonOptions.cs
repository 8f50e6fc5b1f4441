using System.CommandLine;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Cli.Arguments;

/// <summary>The options that more than one command has; each call makes a new one.</summary>
internal static class CommonOptions
{
    /// <summary>Enough for any evaluation, and far from where the sums overflow.</summary>
    private const int MostCores = 1024;

    public static Option<bool> Json() =>
        new("--json") { Description = "Print exactly one JSON document on standard output, also when it fails." };

    public static Option<bool> Strict() => new("--strict") { Description = "Exit with 3 if any picture was passed over." };

    public static NumberOption Cores() =>
        new(
            "--cores",
            "How many cores to keep busy; all, unless told. The result does not depend on it.",
            1,
            MostCores,
            Environment.ProcessorCount
        );

    public static ChoiceOption<Augmentation> Views() =>
        new(
            "--views",
            "How each picture is looked at: 1 as it is, 2 also mirrored (photos with an up and a down), "
                + "8 also turned (parts that lie any way round).",
            "2",
            ("1", Augmentation.AsIs),
            ("2", Augmentation.Upright),
            ("8", Augmentation.AnyWayRound)
        );

    public static ChoiceOption<ClassifierKind?> Classifier() =>
        new(
            "--classifier",
            "How examples become answers: k nearest neighbours, ridge regression, or whichever does better on the examples.",
            "auto",
            ("auto", null),
            ("knn", ClassifierKind.Knn),
            ("ridge", ClassifierKind.Ridge)
        );

    public static ChoiceOption<FeatureKind?> Features() =>
        new(
            "--features",
            "What the classifier looks at: the last layer of the network, six layers, or whichever does better on the examples.",
            "auto",
            ("auto", null),
            ("plain", FeatureKind.Plain),
            ("pooled", FeatureKind.Pooled)
        );
}
