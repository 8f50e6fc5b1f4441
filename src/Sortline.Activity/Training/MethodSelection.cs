using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Training;

/// <summary>Which way to learn is taken: what the learner set, and where that leaves a choice, what the comparison speaks for.</summary>
public static class MethodSelection
{
    /// <summary>Whether the settings leave anything to be picked.</summary>
    public static bool IsAuto(ProjectSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Classifier is null || settings.Features is null;
    }

    /// <summary>The way to learn before anything was tried.</summary>
    public static LearningMethod Start(ProjectSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return MethodSelector.Preference.First(method => settings.Allows(method));
    }

    /// <summary>The way to learn in a state. It stays as it is from the first answer of a shift to its end.</summary>
    public static LearningMethod Of(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Scene is Scene.Running { Method: { } frozen })
            return frozen;

        if (state.IsBeyondCompare)
            return NearestIn(state);

        var open = Open(state);
        var allowed = state.Comparison.Results.RemoveAll(result => !open.Contains(result.Method));
        return allowed.IsEmpty
            ? open.Contains(state.Method)
                ? state.Method
                : MethodSelector.Preference.First(open.Contains)
            : MethodSelector.Select(allowed);
    }

    /// <summary>Whether anything can be learned from all examples in such a way, whatever the settings say.</summary>
    public static bool IsPossible(ActivityState state, ClassifierKind? classifier, FeatureKind? features)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Possible(state)
            .Any(method =>
                (classifier ?? method.Classifier) == method.Classifier && (features ?? method.Features) == method.Features
            );
    }

    // What the learner set, and where the examples do not allow that, what they do.
    private static ImmutableArray<LearningMethod> Open(ActivityState state)
    {
        var possible = Possible(state);
        var allowed = possible.RemoveAll(method => !state.Settings.Allows(method));
        return allowed.IsEmpty ? possible : allowed;
    }

    private static ImmutableArray<LearningMethod> Possible(ActivityState state) => LearningMethod.ThatCanLearn(state.OnlyKind);

    // What was found of fewer examples says nothing of which features are the better ones of so many.
    private static LearningMethod NearestIn(ActivityState state)
    {
        var settings = state.Settings with { Classifier = ClassifierKind.Knn };
        var possible = Possible(state).RemoveAll(method => method.Classifier is not ClassifierKind.Knn);
        var allowed = possible.RemoveAll(method => !settings.Allows(method));
        return MethodSelector.Preference.First((allowed.IsEmpty ? possible : allowed).Contains);
    }

    /// <summary>The result of the best way to learn among those with this classifier or these features, the settings' other half kept.</summary>
    /// <returns><see langword="null"/> while nothing was tried.</returns>
    public static MethodResult? Best(ActivityState state, ClassifierKind? classifier, FeatureKind? features)
    {
        ArgumentNullException.ThrowIfNull(state);
        var wanted = state.Settings with
        {
            Classifier = classifier ?? state.Settings.Classifier,
            Features = features ?? state.Settings.Features,
        };
        var allowed = state.Comparison.Results.RemoveAll(result => !wanted.Allows(result.Method));
        return allowed.IsEmpty ? null : state.Comparison.Of(MethodSelector.Select(allowed));
    }
}
