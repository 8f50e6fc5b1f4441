using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Shift;
using Sortline.Learning;
using Sortline.Learning.Evaluation;

namespace Sortline.Activity.Training;

/// <summary>Finds out how often the examples were right at moments that were over before anybody had tried, see <see cref="Act.Accuracy"/>.</summary>
/// <remarks>
/// Nobody waits for it: it begins when it has been quiet for long and there is nothing else to find out, takes the latest moment first,
/// and what is taught ends it at once. It tries the way to learn that is in use now, as that is what the figures are compared with.
/// </remarks>
/// <param name="slicer">Does the work.</param>
/// <param name="copies">Knows the near-copies, which are left out together.</param>
internal sealed class MeasureMoments(TimeSlicer slicer, CopyIndex copies) : IEffect
{
    /// <summary>Moments with more examples than this are left untried: each would take seconds.</summary>
    public const int MaxExamples = 200;

    /// <summary>How long nothing has to be taught before it begins.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private int _runs;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (!IsNews(step.Before, step.After))
            return;

        _runs++;
        if (MayWork(step.After))
            _ = WorkAsync(activity);
    }

    private static bool IsNews(ActivityState before, ActivityState after) =>
        before.Examples != after.Examples
        || before.Project != after.Project
        || before.DatasetVersion != after.DatasetVersion
        || before.Comparison != after.Comparison
        || before.Method != after.Method
        || before.Scene.GetType() != after.Scene.GetType()
        || before.IsReadOnly != after.IsReadOnly
        || (before.History.LastNumber, before.History.Position) != (after.History.LastNumber, after.History.Position);

    private static bool MayWork(ActivityState state) =>
        state.Scene is not Scene.Running && state.ComparisonIsCurrent && !state.IsReadOnly;

    private async Task WorkAsync(IDispatcher activity)
    {
        var run = _runs;
        await slicer.WaitAsync(Quiet);
        if (run != _runs)
            return;

        await using var work = Measure(activity.State, activity).GetAsyncEnumerator();
        await slicer.WorkAsync(work.MoveNextAsync, () => run == _runs);
    }

    // A step for each piece of work, so that the page gets its turn in the middle of a moment, too.
    private async IAsyncEnumerable<bool> Measure(ActivityState state, IDispatcher activity)
    {
        foreach (var (act, examples) in Moments(state))
        {
            yield return true;
            if (act.Accuracy is not null || !CanBeTried(examples, state))
                continue;

            var nearCopies = CopyGroups.None;
            await foreach (var piece in copies.FindAmong(examples, found => nearCopies = found))
                yield return piece;
            LeaveOneOutEvaluation trial = new(
                state.Method,
                [.. examples.Select(example => example.WithFeatures!)],
                state.Settings.Neighbours,
                nearCopies
            );
            while (trial.Advance())
                yield return true;
            activity.Dispatch(new ActivityAction.MomentMeasured(act.Number, trial.Result.Accuracy));
        }
    }

    // The acts with the examples as they were after them, the latest act first.
    private static IEnumerable<(Act Act, ImmutableArray<TaughtExample> Examples)> Moments(ActivityState state)
    {
        var history = state.History;
        Stack<(Act, ImmutableArray<TaughtExample>)> takenBack = [];
        var examples = state.Examples;
        for (var i = history.Position; i < history.Acts.Length; i++)
        {
            examples = history.Acts[i].Applied(examples, isBack: false);
            takenBack.Push((history.Acts[i], examples));
        }

        foreach (var moment in takenBack)
            yield return moment;

        examples = state.Examples;
        for (var i = history.Position - 1; i >= 0; i--)
        {
            yield return (history.Acts[i], examples);
            examples = history.Acts[i].Applied(examples, isBack: true);
        }
    }

    private static bool CanBeTried(ImmutableArray<TaughtExample> examples, ActivityState state) =>
        examples.Length <= MaxExamples
        && examples.All(example => example.Features is not null)
        && examples.CountBy(example => example.Label).Count(label => label.Value > 1) > 1
        && LearningMethod.ThatCanLearn([.. examples.Select(example => example.WithFeatures!)]).Contains(state.Method);
}
