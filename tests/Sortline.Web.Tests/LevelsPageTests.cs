using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Web.Components.Levels;

namespace Sortline.Web.Tests;

/// <summary>The list of levels: what was won, what comes next, and each a click away.</summary>
public class LevelsPageTests : BunitContext
{
    private static readonly ActivityState Empty = ActivityState.Open(LevelList.All[1], 7);

    private readonly List<ActivityAction> _dispatched = [];

    public LevelsPageTests()
    {
        Services.AddSingleton<IPage>(new FakePage());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void Each_level_stands_in_its_chapter_with_the_stars_that_were_won()
    {
        var page = Page(Empty with { Stars = RememberStars.FromText("rust:3 gears:1 gone:2") });

        Assert.Equal(LevelList.All.Length, page.FindAll(".station").Count);
        Assert.Equal(LevelList.All.Select(level => level.Chapter).Distinct().Count(), page.FindAll(".chapter").Count);
        Assert.Equal("3 of 3 stars", page.Find("#level-rust .stars").GetAttribute("aria-label"));
        Assert.Equal("1 of 3 stars", page.Find("#level-gears .stars").GetAttribute("aria-label"));
        Assert.Equal("0 of 3 stars", page.Find("#level-sandbox .stars").GetAttribute("aria-label"));
        Assert.Contains($"4 of {3 * LevelList.All.Length} stars", page.Find(".levels-won").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_level_that_is_not_passed_comes_next()
    {
        var page = Page(Empty with { Stars = RememberStars.FromText("rust:2 gears:1 subtle-teeth:3") });

        Assert.Equal("level-gears", page.Find(".station.is-next button").Id);
        Assert.Equal(["level-rust", "level-subtle-teeth"], page.FindAll(".station.is-passed button").Select(one => one.Id!));
    }

    [Fact]
    public void Any_level_can_be_opened_with_the_seed_of_now()
    {
        var page = Page(Empty);

        page.Find("#level-airbag").Click();

        Assert.Equal([new ActivityAction.LevelChosen(LevelList.Find("airbag")!, 7)], _dispatched);
        Assert.Equal("true", page.Find("#level-gears").GetAttribute("aria-current"));
        Assert.Single(page.FindAll("[aria-current]"));
    }

    [Fact]
    public void Back_leads_to_what_was_open()
    {
        Page(Empty).Find("#levels-back").Click();

        Assert.Equal([new ActivityAction.LevelsClosed()], _dispatched);
    }

    [Fact]
    public void Stars_are_kept_when_they_change_and_only_then()
    {
        FakePage page = new();
        RememberStars effect = new(page);
        var won = Empty with { Stars = ImmutableDictionary<string, int>.Empty.Add("rust", 3).Add("gears", 2) };

        effect.Handle(new(new ActivityAction.ShiftEnded(), Empty, won), null!);
        effect.Handle(new(new ActivityAction.TeachingOpened(), won, won with { AreLevelsOpen = true }), null!);

        Assert.Equal(["remember stars gears:2 rust:3"], page.TakeCalls());
    }

    private IRenderedComponent<LevelsPage> Page(ActivityState state) =>
        Render<LevelsPage>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));
}
