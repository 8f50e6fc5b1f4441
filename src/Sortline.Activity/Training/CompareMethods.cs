using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Training;

/// <summary>Once the learner has not taught anything for a moment: tries every way to learn on the examples, then looks through them.</summary>
/// <remarks>
/// What is taught meanwhile makes it start over. To try all ways costs far more than one of them, and with the examples that grows
/// fast: so with many of them it waits for a longer quiet. A shift does not wait for the quiet, it wants the best way now; but with
/// many examples it takes the best of the last time, or it would have no answer for its first parts. With more examples than
/// <see cref="ActivityState.MaxCompared"/> nothing is compared at all.
/// </remarks>
/// <param name="slicer">Does the work.</param>
/// <param name="copies">Knows the near-copies, which are left out together.</param>
/// <param name="novelty">Says how new a picture is.</param>
internal sealed class CompareMethods(TimeSlicer slicer, CopyIndex copies, NoveltyIndex novelty) : IEffect
{
    /// <summary>So few examples are compared within a second.</summary>
    public const int FewExamples = 200;

    /// <summary>How long nothing has to be taught before the comparison begins.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    private static readonly TimeSpan QuietForEach = TimeSpan.FromMilliseconds(5);

    private int _runs;

    /// <summary>How long nothing has to be taught before so many examples are compared.</summary>
    public static TimeSpan QuietFor(int examples) => Quiet + (Math.Max(0, examples - FewExamples) * QuietForEach);

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        var count = step.After.Examples.Length;
        if (step.After.IsBeyondCompare)
            _runs++;
        else if (step.Before.DatasetVersion != step.After.DatasetVersion)
            activity.Watch(CompareAsync(step.After, QuietFor(count), activity));
        else if (step.Action is ActivityAction.ShiftStarted && !step.After.ComparisonIsCurrent && count <= FewExamples)
            activity.Watch(CompareAsync(step.After, TimeSpan.Zero, activity));
    }

    private async Task CompareAsync(ActivityState state, TimeSpan quiet, IDispatcher activity)
    {
        var run = ++_runs;
        if (quiet > TimeSpan.Zero)
            await slicer.WaitAsync(quiet);
        if (run != _runs)
            return;

        ImmutableArray<LabelledPicture> examples = [.. state.ExamplesWithFeatures()];
        List<MethodResult> results = [];
        var nearCopies = CopyGroups.None;
        var finding = copies.Find(state, found => nearCopies = found);
        await using var trials = Compare(finding, examples, state.Settings.Neighbours, () => nearCopies, results)
            .GetAsyncEnumerator();
        if (!await slicer.WorkAsync(trials.MoveNextAsync, () => run == _runs))
            return;

        activity.Dispatch(new ActivityAction.MethodsCompared(new([.. results], state.DatasetVersion) { Copies = nearCopies }));
        await InspectAsync(
            [.. results],
            examples,
            nearCopies,
            state,
            () => run == _runs,
            (hints, familiar) =>
                activity.Dispatch(new ActivityAction.ExamplesInspected(hints, state.DatasetVersion) { Familiar = familiar })
        );
    }

    // A step for each piece of work, so that a slice may end in the middle of one way and not only between two.
    private static async IAsyncEnumerable<bool> Compare(
        IAsyncEnumerable<bool> finding,
        ImmutableArray<LabelledPicture> examples,
        int neighbours,
        Func<CopyGroups> nearCopies,
        List<MethodResult> results
    )
    {
        await foreach (var piece in finding)
            yield return piece;

        foreach (var method in CanBeTried(examples) ? LearningMethod.ThatCanLearn(examples) : [])
        {
            LeaveOneOutEvaluation trial = new(method, examples, neighbours, nearCopies());
            while (trial.Advance())
                yield return true;
            results.Add(trial.Result);
            yield return true;
        }
    }

    // By the best way to learn, whichever the learner has set: its doubts are the best founded.
    private async Task InspectAsync(
        ImmutableArray<MethodResult> results,
        ImmutableArray<LabelledPicture> examples,
        CopyGroups nearCopies,
        ActivityState state,
        Func<bool> isWanted,
        Action<ImmutableArray<Hint>, Familiarity?> found
    )
    {
        if (results.IsEmpty)
        {
            found([], null);
            return;
        }

        var best = MethodSelector.Select(results);
        DataInspector inspector = new(results.First(result => result.Method == best), examples);
        Neighbourhood neighbours = new(examples, best.Features, nearCopies);
        await using var gauging = novelty.Make(state).GetAsyncEnumerator();
        if (
            await slicer.WorkAsync(inspector.Advance, isWanted)
            && await slicer.WorkAsync(neighbours.Advance, isWanted)
            && await slicer.WorkAsync(gauging.MoveNextAsync, isWanted)
        )
            found([.. inspector.Hints, .. neighbours.Alikes], FamiliarityOf(neighbours, state));
    }

    private Familiarity? FamiliarityOf(Neighbourhood neighbours, ActivityState state) =>
        neighbours.Reach is { } reach
            ? new(
                neighbours.Kind,
                reach,
                copies.Light?.Darkest ?? double.NegativeInfinity,
                copies.Light?.Brightest ?? double.PositiveInfinity
            )
            {
                Gauge = novelty.TryGet(state, out var gauge) ? gauge : null,
            }
            : null;

    // An example that is left out has to leave another of its label behind, and there must be something to mistake it for.
    private static bool CanBeTried(ImmutableArray<LabelledPicture> examples) =>
        examples.CountBy(example => example.Label).Count(label => label.Value > 1) > 1;
}
