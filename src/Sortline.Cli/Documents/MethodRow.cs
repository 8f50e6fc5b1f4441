using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Cli.Documents;

/// <summary>A way to learn, in the words of the options.</summary>
internal sealed record MethodRow(string Classifier, string Features)
{
    /// <summary>The row of a method.</summary>
    public static MethodRow Of(LearningMethod method) => new(Word(method.Classifier), Word(method.Features));

    /// <summary>The word for a classifier; null stands for the choice of the program.</summary>
    public static string Word(ClassifierKind? kind) =>
        kind switch
        {
            null => "auto",
            ClassifierKind.Knn => "knn",
            ClassifierKind.Ridge => "ridge",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>The word for a kind of features; null stands for the choice of the program.</summary>
    public static string Word(FeatureKind? kind) =>
        kind switch
        {
            null => "auto",
            FeatureKind.Plain => "plain",
            FeatureKind.Pooled => "pooled",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
