using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for the ways to learn, such as a child of ten can read, and why one of them was taken.</summary>
public static class MethodTexts
{
    /// <summary>A classifier's name on its button.</summary>
    public static Message For(ClassifierKind classifier) =>
        Message.Of(
            classifier switch
            {
                ClassifierKind.Knn => "learning.knn",
                ClassifierKind.Ridge => "learning.ridge",
                _ => throw new ArgumentOutOfRangeException(nameof(classifier), classifier, "A classifier without a name."),
            }
        );

    /// <summary>What a classifier does, and its name among people who build such things.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="neighbours">How many examples vote, with k nearest neighbours.</param>
    public static Message Explained(ClassifierKind classifier, int neighbours) =>
        classifier switch
        {
            ClassifierKind.Knn => Message.Of("learning.knn-explained", ("name", For(classifier)), ("neighbours", neighbours)),
            ClassifierKind.Ridge => Message.Of("learning.ridge-explained", ("name", For(classifier))),
            _ => throw new ArgumentOutOfRangeException(nameof(classifier), classifier, "A classifier without an explanation."),
        };

    /// <summary>What the robot looks at.</summary>
    public static Message For(FeatureKind features) =>
        Message.Of(
            features switch
            {
                FeatureKind.Plain => "learning.looks-plain",
                FeatureKind.Pooled => "learning.looks-pooled",
                _ => throw new ArgumentOutOfRangeException(nameof(features), features, "Features without words for them."),
            }
        );

    /// <summary>How parts lie in their pictures.</summary>
    public static Message For(Augmentation views) =>
        Message.Of(
            views switch
            {
                Augmentation.AsIs => "learning.lie-as-is",
                Augmentation.Upright => "learning.lie-upright",
                Augmentation.AnyWayRound => "learning.lie-any-way",
                _ => throw new ArgumentOutOfRangeException(nameof(views), views, "Views without words for them."),
            }
        );

    /// <summary>What a way to learn is called.</summary>
    public static Message Way(LearningMethod method) =>
        Message.Of("learning.way", ("classifier", For(method.Classifier)), ("features", For(method.Features)));

    /// <summary>Which way to learn is taken now, and why.</summary>
    public static Message Why(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var way = Way(state.Method);
        if (state.IsBeyondCompare)
            return Message.Of("learning.why-many", ("way", way), ("most", ActivityState.MaxCompared));
        if (!MethodSelection.IsAuto(state.Settings) && state.Settings.Allows(state.Method))
            return Message.Of("learning.why-chosen", ("way", way));
        if (state.Comparison.Of(state.Method) is not { } taken)
            return Message.Of("learning.why-first", ("way", way));

        var best = state.Comparison.Results.Max(result => result.Accuracy);
        return taken.Accuracy >= best
            ? Message.Of("learning.why-best", ("way", way), ("accuracy", taken.Accuracy))
            : Message.Of("learning.why-preferred", ("way", way), ("accuracy", taken.Accuracy), ("best", best));
    }
}
