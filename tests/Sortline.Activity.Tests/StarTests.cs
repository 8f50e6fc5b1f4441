using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;

namespace Sortline.Activity.Tests;

/// <summary>What was won stays won, and every level can be opened at any time.</summary>
public class StarTests
{
    [Fact]
    public void The_best_shift_of_a_level_counts()
    {
        ActivityHarness work = new("rust");
        work.Extractor.Noise = 0;
        work.TeachTruth(examplesEach: 3);

        var good = work.RunShift(parts: 20);
        Assert.Equal(3, Grade.For(good, work.State.Level).Stars);
        Assert.Equal(3, work.State.Stars["rust"]);

        foreach (var example in work.State.Examples) // A careless learner: everything is good.
            work.Store.Dispatch(new ActivityAction.ExampleMoved(example.Id, ActivityHarness.Good));
        work.Store.Dispatch(new ActivityAction.NewPartsChosen());
        var bad = work.RunShift(parts: 20);

        Assert.Equal(0, Grade.For(bad, work.State.Level).Stars);
        Assert.Equal(3, work.State.Stars["rust"]);
    }

    [Property]
    public void What_is_kept_can_be_read_again(Dictionary<int, int> won)
    {
        var stars = won.ToImmutableDictionary(one => $"level-{one.Key}", one => 1 + (int)((uint)one.Value % 3));

        Assert.Equal(stars.OrderBy(one => one.Key), RememberStars.FromText(RememberStars.ToText(stars)).OrderBy(one => one.Key));
    }

    [Property]
    public void Whatever_is_kept_can_be_read(string? text) =>
        Assert.All(RememberStars.FromText(text).Values, stars => Assert.InRange(stars, 1, 3));

    [Theory]
    [InlineData("rust:3 nonsense gears:9 bolts:-1 :2 old-level:1", "old-level:1 rust:3")]
    [InlineData("rust:١", "")]
    public void Nonsense_is_passed_over(string text, string left) =>
        Assert.Equal(left, RememberStars.ToText(RememberStars.FromText(text)));

    [Fact]
    public void The_list_of_levels_opens_over_what_is_done_and_not_over_a_shift()
    {
        var state = ActivityState.Open(LevelList.All[0], 1);

        var open = ActivityReducer.Reduce(state, new ActivityAction.LevelsOpened());
        Assert.True(open.AreLevelsOpen);
        Assert.Equal(state.Scene, open.Scene);
        Assert.True((state with { Map = ExampleMap.Blank, IsBriefOpen = false }).IsMapSeen);
        Assert.False((open with { Map = ExampleMap.Blank, IsBriefOpen = false }).IsMapSeen); // It lies over the map, too.
        Assert.False(ActivityReducer.Reduce(open, new ActivityAction.LevelsClosed()).AreLevelsOpen);
        Assert.False(ActivityReducer.Reduce(open, new ActivityAction.StartOpened()).AreLevelsOpen);
        Assert.False(ActivityReducer.Reduce(open, new ActivityAction.LevelChosen(state.Level, 1)).AreLevelsOpen);

        var other = ActivityReducer.Reduce(open, new ActivityAction.LevelChosen(LevelList.All[3], 1));
        Assert.Equal((LevelList.All[3], false), (other.Level, other.AreLevelsOpen));

        var shift = ActivityReducer.Reduce(state, new ActivityAction.ShiftStarted());
        Assert.IsType<Scene.Running>(shift.Scene);
        Assert.False(ActivityReducer.Reduce(shift, new ActivityAction.LevelsOpened()).AreLevelsOpen);
    }
}
