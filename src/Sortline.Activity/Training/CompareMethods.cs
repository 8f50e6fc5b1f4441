using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Training;

/// <summary>Once the learner has not taught anything for a moment: tries every way to learn on the examples, then looks through them.</summary>
/// <remarks>What is taught meanwhile makes it start over. A shift does not wait for the quiet: it wants the best way now.</remarks>
/// <param name="slicer">Does the work.</param>
internal sealed class CompareMethods(TimeSlicer slicer) : IEffect
{
    /// <summary>How long nothing has to be taught before the comparison begins.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    private int _runs;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Before.DatasetVersion != step.After.DatasetVersion)
            _ = TryAsync(step.After, Quiet, activity);
        else if (step.Action is ActivityAction.ShiftStarted && !step.After.ComparisonIsCurrent)
            _ = TryAsync(step.After, TimeSpan.Zero, activity);
    }

    private async Task TryAsync(ActivityState state, TimeSpan quiet, IDispatcher activity)
    {
        var run = ++_runs;
        if (quiet > TimeSpan.Zero)
            await slicer.WaitAsync(quiet);
        if (run != _runs)
            return;

        ImmutableArray<LabelledPicture> examples = [.. state.ExamplesWithFeatures()];
        var results = ImmutableArray.CreateBuilder<MethodResult>();
        foreach (var method in CanBeTried(examples) ? LearningMethod.All : [])
        {
            LeaveOneOutEvaluation trial = new(method, examples, state.Settings.Neighbours);
            if (!await slicer.WorkAsync(trial.Advance, () => run == _runs))
                return;
            results.Add(trial.Result);
        }

        activity.Dispatch(new ActivityAction.MethodsCompared(new(results.ToImmutable(), state.DatasetVersion)));
        await InspectAsync(
            results.ToImmutable(),
            examples,
            () => run == _runs,
            hints => activity.Dispatch(new ActivityAction.ExamplesInspected(hints, state.DatasetVersion))
        );
    }

    // By the best way to learn, whichever the learner has set: its doubts are the best founded.
    private async Task InspectAsync(
        ImmutableArray<MethodResult> results,
        ImmutableArray<LabelledPicture> examples,
        Func<bool> isWanted,
        Action<ImmutableArray<Hint>> found
    )
    {
        if (results.IsEmpty)
        {
            found([]);
            return;
        }

        var best = MethodSelector.Select(results);
        DataInspector inspector = new(results.First(result => result.Method == best), examples);
        if (await slicer.WorkAsync(inspector.Advance, isWanted))
            found(inspector.Hints);
    }

    // An example that is left out has to leave another of its label behind, and there must be something to mistake it for.
    private static bool CanBeTried(ImmutableArray<LabelledPicture> examples) =>
        examples.CountBy(example => example.Label).Count(label => label.Value > 1) > 1;
}
