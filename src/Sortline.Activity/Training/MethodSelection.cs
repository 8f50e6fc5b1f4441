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

        var allowed = state.Comparison.Results.RemoveAll(result => !state.Settings.Allows(result.Method));
        return allowed.IsEmpty
            ? state.Settings.Allows(state.Method)
                ? state.Method
                : Start(state.Settings)
            : MethodSelector.Select(allowed);
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
