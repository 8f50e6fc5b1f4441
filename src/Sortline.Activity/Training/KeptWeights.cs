using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Training;

/// <summary>What was learned of pictures that were thrown away: all that ridge regression needs to answer.</summary>
/// <param name="Plain">The weights of what the whole picture gives.</param>
/// <param name="Pooled">The weights of what small things give, too.</param>
/// <param name="Views">How the pictures were looked at: parts that are looked at in another way cannot be weighed by them.</param>
public sealed record KeptWeights(RidgeWeights Plain, RidgeWeights Pooled, Augmentation Views)
{
    /// <summary>What answers, if the robot weighs everything and looks as it did; <see langword="null"/> otherwise.</summary>
    public RidgeWeights? For(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Method.Classifier is ClassifierKind.Ridge && state.Settings.Views == Views
            ? Of(state.Method.Features)
            : null;
    }

    /// <summary>The weights of one kind of features.</summary>
    public RidgeWeights Of(FeatureKind kind) => kind is FeatureKind.Plain ? Plain : Pooled;

    /// <summary>What the comparison of the examples of now has fitted; <see langword="null"/> where it has not, or not yet.</summary>
    public static KeptWeights? Of(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
            state.ComparisonIsCurrent
            && Fitted(state, FeatureKind.Plain) is { } plain
            && Fitted(state, FeatureKind.Pooled) is { } pooled
            ? new(plain, pooled, state.Settings.Views)
            : null;
    }

    private static RidgeWeights? Fitted(ActivityState state, FeatureKind features) =>
        (state.Comparison.Of(new(ClassifierKind.Ridge, features))?.Classifier as RidgeClassifier)?.Weights;
}
