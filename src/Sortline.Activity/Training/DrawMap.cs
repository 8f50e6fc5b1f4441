using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Mapping;

namespace Sortline.Activity.Training;

/// <summary>While the map is open, keeps it in step with what is taught: first where the examples lie, then what the robot would say where.</summary>
/// <remarks>
/// All in slices. What is taught meanwhile makes it start over; a drawing of an earlier lesson is never shown as one of now. With few
/// examples all of it takes a moment, and comes at once, so that nothing flickers; with many the examples come first. While the map is
/// closed, or something lies over it, nothing is done.
/// </remarks>
/// <param name="classifier">Is asked what it would say.</param>
/// <param name="slicer">Does the work.</param>
internal sealed class DrawMap(TrainClassifier classifier, TimeSlicer slicer) : IEffect
{
    /// <summary>The plane is found by so many examples at most, evenly taken out of all; the others are laid on it.</summary>
    public const int MaxFitted = 2_000;

    /// <summary>With more examples than this they are not compared each with each.</summary>
    public const int MaxCompared = 500;

    /// <summary>Photos that are looked at one after another are one change.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    private int _runs;
    private IClassifier? _asked;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        var (before, after) = (step.Before, step.After);
        if (!after.IsMapSeen)
        {
            _runs++;
            return;
        }

        if (IsNews(before, after) || (IsDrawn(after) && IsLearnedBetter(step)))
            activity.Watch(DrawAsync(activity, before.IsMapSeen ? Quiet : TimeSpan.Zero));
    }

    private static bool IsNews(ActivityState before, ActivityState after) =>
        before.IsMapSeen
            ? before.DatasetVersion != after.DatasetVersion || before.Method != after.Method || before.Project != after.Project
            : !IsDrawn(after);

    private static bool IsDrawn(ActivityState state) =>
        state.Map!.IsOf(state) && (state.Map.Zones is not null || !state.KnowsTwoLabels);

    // What answered for the moment has given way to the exact fit.
    private bool IsLearnedBetter(ActivityStep step) =>
        step.Action is ActivityAction.PartClassified
        && classifier.Classifier is { } now
        && _asked is not null and not RidgeClassifier { IsProvisional: false }
        && !ReferenceEquals(now, _asked);

    private async Task DrawAsync(IDispatcher activity, TimeSpan quiet)
    {
        var run = ++_runs;
        if (quiet > TimeSpan.Zero)
            await slicer.WaitAsync(quiet);
        if (run != _runs)
            return;

        var state = activity.State;
        var (_, kind) = state.Method;
        ImmutableArray<Example> examples = [.. InOneSpace(state.ExamplesWithFeatures(), kind)];
        var map = new ExampleMap { DatasetVersion = state.DatasetVersion, Method = state.Method };
        if (examples.IsEmpty)
        {
            activity.Dispatch(new ActivityAction.MapDrawn(map));
            return;
        }

        if (await LaidOutAsync(map, examples, state.Map, () => run == _runs) is not { } laidOut)
            return;
        if (!state.KnowsTwoLabels || examples.Length > CompareMethods.FewExamples || state.Map is not { Plane: not null })
            activity.Dispatch(new ActivityAction.MapDrawn(laidOut));
        if (state.KnowsTwoLabels && await WithZonesAsync(laidOut, examples, () => run == _runs) is { } whole)
            activity.Dispatch(new ActivityAction.MapDrawn(whole));
    }

    // While the views change, vectors of two lengths are about: those of the second join when they are all there is.
    private static IEnumerable<Example> InOneSpace(IEnumerable<LabelledPicture> pictures, FeatureKind kind)
    {
        int? length = null;
        foreach (var picture in pictures)
        {
            if (!picture.Features.Has(kind))
                continue;
            var example = picture.As(kind);
            length ??= example.Features.Length;
            if (example.Features.Length == length)
                yield return example;
        }
    }

    private async Task<ExampleMap?> LaidOutAsync(
        ExampleMap map,
        ImmutableArray<Example> examples,
        ExampleMap? before,
        Func<bool> isWanted
    )
    {
        PrincipalPlaneFit fit = new(
            Sample(examples),
            map.Method.Classifier is ClassifierKind.Ridge ? PlaneScale.Standardised : PlaneScale.Direction,
            before?.Plane
        );
        if (!await slicer.WorkAsync(fit.Advance, isWanted))
            return null;

        var plane = fit.Result;
        var places = plane.Places;
        if (places.Length < examples.Length)
        {
            var all = ImmutableArray.CreateBuilder<PlanePoint>(examples.Length);
            if (!await slicer.WorkAsync(LayNext, isWanted))
                return null;
            places = all.MoveToImmutable();

            bool LayNext()
            {
                all.Add(plane.Project(examples[all.Count].Features));
                return all.Count < examples.Length;
            }
        }

        return map with
        {
            Plane = plane,
            Frame = PlaneFrame.Of(places),
            Examples = [.. examples.Select((example, i) => new MappedExample(example.Id, places[i]))],
        };
    }

    private static ImmutableArray<FeatureVector> Sample(ImmutableArray<Example> examples)
    {
        var count = Math.Min(examples.Length, MaxFitted);
        return [.. Enumerable.Range(0, count).Select(i => examples[(int)((long)i * examples.Length / count)].Features)];
    }

    private async Task<ExampleMap?> WithZonesAsync(ExampleMap map, ImmutableArray<Example> examples, Func<bool> isWanted)
    {
        while (classifier.Classifier is null) // It is being fitted.
        {
            await slicer.WaitAsync(Quiet);
            if (!isWanted())
                return null;
        }

        var asked = classifier.Classifier;
        ZoneSurvey survey = new(
            map.Plane!,
            [.. map.Examples.Select(example => example.Place)],
            [.. examples.Select(example => example.Features)],
            asked,
            map.Frame
        );
        if (!await slicer.WorkAsync(survey.Advance, isWanted))
            return null;

        _asked = asked;
        var compared = map.Examples.ToBuilder();
        if (examples.Length <= MaxCompared)
        {
            var (index, next) = (classifier.Index.Of(map.Method.Features), 0);
            if (!await slicer.WorkAsync(CompareNext, isWanted))
                return null;

            bool CompareNext()
            {
                compared[next] = compared[next] with { NearestOther = index.NearestOfAnotherLabel(compared[next].Id) };
                return ++next < compared.Count;
            }
        }

        return map with
        {
            Zones = survey.Result,
            Examples = compared.MoveToImmutable(),
        };
    }
}
