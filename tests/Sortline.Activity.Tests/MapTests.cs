using Sortline.Activity.Levels;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Mapping;

namespace Sortline.Activity.Tests;

/// <summary>The map of what the robot sees: when it is drawn, of what, and when not.</summary>
public class MapTests
{
    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(2);

    [Fact]
    public void It_shows_every_example_and_what_the_classifier_says_of_it()
    {
        var work = Opened(taught: 40);

        var map = work.State.Map!;

        Assert.True(map.IsOf(work.State));
        Assert.Equal(work.State.Examples.Select(example => example.Id), map.Examples.Select(example => example.Id));
        Assert.InRange(map.Plane!.Share, 0.2, 1);
        foreach (var (example, at) in work.State.Examples.Zip(map.Examples))
        {
            var vector = example.Features!.Of(map.Method.Features);
            Assert.Equal(map.Plane.Project(vector), at.Place);
            Assert.NotEqual(example.Label, at.NearestOther!.Value.Label);
        }

        var first = map.Examples.DistinctBy(example => ZoneMap.CellOf(map.Frame, example.Place)).ToList();
        Assert.All(
            first,
            at =>
                Assert.Equal(
                    work.Classifier.Classifier!.Predict(FeaturesOf(work, at.Id)).Label,
                    map.Zones!.Cells[ZoneMap.CellOf(map.Frame, at.Place)].Label
                )
        );
    }

    [Fact]
    public void While_it_is_closed_nothing_is_done_and_closing_ends_what_is_being_done()
    {
        ActivityHarness work = new("rust", taught: 30);
        work.Store.Dispatch(new ActivityAction.BriefClosed());
        work.TeachTruth(examplesEach: 20);
        work.Time.Pass(ALittle);
        Assert.Null(work.State.Map);

        work.Time.Slowness = TimeSpan.FromMilliseconds(4); // So that it takes many slices.
        work.Store.Dispatch(new ActivityAction.MapOpened());
        work.Store.Dispatch(new ActivityAction.MapClosed());
        work.Time.Pass(ALittle);
        Assert.Null(work.State.Map);

        work.Store.Dispatch(new ActivityAction.MapOpened());
        work.Time.Pass(TimeSpan.FromSeconds(60));
        Assert.NotNull(work.State.Map?.Zones);
    }

    [Fact]
    public void What_is_taught_meanwhile_makes_it_start_over_and_a_drawing_of_an_earlier_lesson_is_dropped()
    {
        var work = Opened(taught: 30);
        var earlier = work.State.Map!;
        var moved = work.State.Examples[0];
        var other = moved.Label == ActivityHarness.Good ? ActivityHarness.Defective : ActivityHarness.Good;

        work.Store.Dispatch(new ActivityAction.ExampleMoved(moved.Id, other));
        Assert.Same(earlier, work.State.Map); // Until there is another, but it does not pass for one of now.
        Assert.False(work.State.Map!.IsOf(work.State));
        work.Store.Dispatch(new ActivityAction.MapDrawn(earlier with { Zones = null }));
        Assert.Same(earlier, work.State.Map);
        work.Time.Pass(ALittle);

        var now = work.State.Map!;
        Assert.True(now.IsOf(work.State));
        Assert.Equal(earlier.Examples.Select(one => one.Place), now.Examples.Select(one => one.Place));
        Assert.Equal(
            work.Classifier.Classifier!.Predict(FeaturesOf(work, moved.Id)).Label,
            now.Zones!.Cells[ZoneMap.CellOf(now.Frame, now.Examples[0].Place)].Label
        );
        Assert.NotEqual(earlier.Zones!.Cells, now.Zones.Cells);
    }

    [Fact]
    public void Another_way_to_learn_has_another_map()
    {
        var work = Opened(taught: 30);
        var nearest = work.State.Map!;

        work.Store.Dispatch(
            new ActivityAction.LearningSettingsChanged(work.State.Settings with { Classifier = ClassifierKind.Ridge })
        );
        work.Time.Pass(ALittle);

        var weighing = work.State.Map!;
        Assert.Equal(ClassifierKind.Ridge, weighing.Method.Classifier);
        Assert.NotNull(weighing.Zones);
        Assert.NotEqual(nearest.Plane!.Share, weighing.Plane!.Share); // It looks at other features, scaled otherwise.
    }

    [Fact]
    public void Once_the_exact_fit_is_there_the_zones_are_what_it_says_and_not_what_answered_until_then()
    {
        ActivityHarness work = new(
            "gears",
            settings: new(Classifier: ClassifierKind.Ridge),
            taught: TrainClassifier.FewExamples + 40
        );
        work.Store.Dispatch(new ActivityAction.BriefClosed());
        work.Store.Dispatch(new ActivityAction.MapOpened());
        work.WaitForPart();
        work.Time.Pass(TimeSpan.FromSeconds(20));

        var exact = Assert.IsType<RidgeClassifier>(work.Classifier.Classifier);
        Assert.False(exact.IsProvisional);
        var map = work.State.Map!;
        ZoneSurvey survey = new(
            map.Plane!,
            [.. map.Examples.Select(one => one.Place)],
            [.. map.Examples.Select(one => FeaturesOf(work, one.Id))],
            exact,
            map.Frame
        );
        while (survey.Advance()) { }

        Assert.Equal(survey.Result.Cells, map.Zones!.Cells);
    }

    [Fact]
    public void With_one_label_there_are_no_zones_and_without_examples_there_is_nothing()
    {
        var work = Opened(taught: 0);
        Assert.Null(work.State.Map!.Plane);
        Assert.True(work.State.Map.IsOf(work.State));

        work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, ActivityHarness.Good));
        work.Time.Pass(ALittle);

        Assert.Single(work.State.Map.Examples);
        Assert.Null(work.State.Map.Zones);
        work.TeachTruth(examplesEach: 2);
        work.Time.Pass(ALittle);
        Assert.NotNull(work.State.Map.Zones);
    }

    [Fact]
    public void The_part_under_the_camera_has_a_place_on_it_in_teaching_and_in_a_shift()
    {
        var work = Opened(taught: 30);
        var seen = work.WaitForPart();
        var map = work.State.Map!;
        Assert.Equal(
            map.Plane!.Project(seen.Features!.Of(map.Method.Features)),
            map.PlaceOf(ExampleMap.PartAtCamera(work.State)!)
        );

        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        work.View.Run(TimeSpan.FromSeconds(12));

        Assert.NotNull(work.State.Map!.PlaceOf(ExampleMap.PartAtCamera(work.State)!));
        Assert.Null(work.State.Map.PlaceOf(seen with { Features = null }));
    }

    [Fact]
    public void Another_project_begins_with_a_blank_map_and_coming_back_draws_the_first_one_again()
    {
        var work = Opened(taught: 30);

        work.Store.Dispatch(new ActivityAction.LevelChosen(LevelList.Find("gears")!, 1));
        Assert.Same(ExampleMap.Blank, work.State.Map);
        work.GoBack();
        work.Time.Pass(ALittle);

        Assert.Equal(30, work.State.Map!.Examples.Length);
        Assert.True(work.State.Map.IsOf(work.State));
    }

    [Fact]
    public void Many_examples_come_on_it_before_the_zones_and_no_turn_of_the_page_is_long()
    {
        ActivityHarness many = new("rust", taught: 320);
        many.Store.Dispatch(new ActivityAction.BriefClosed());
        many.Time.Slowness = TimeSpan.FromMilliseconds(0.5);
        List<bool> hadZones = [];
        many.Store.Changed += () =>
        {
            if (many.State.Map is { Plane: not null } map && (hadZones.Count == 0 || hadZones[^1] != map.Zones is not null))
                hadZones.Add(map.Zones is not null);
        };

        many.Store.Dispatch(new ActivityAction.MapOpened());
        many.Time.Pass(TimeSpan.FromSeconds(60));

        Assert.Equal([false, true], hadZones);
        Assert.InRange(many.Time.LongestTurn, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        Assert.Empty(many.Failures);
    }

    private static FeatureVector FeaturesOf(ActivityHarness work, ExampleId id) =>
        work.State.Examples.First(example => example.Id == id).Features!.Of(work.State.Method.Features);

    private static ActivityHarness Opened(int taught)
    {
        ActivityHarness work = new("rust", taught: taught);
        work.Store.Dispatch(new ActivityAction.BriefClosed());
        work.Store.Dispatch(new ActivityAction.MapOpened());
        work.Time.Pass(ALittle);
        return work;
    }
}
