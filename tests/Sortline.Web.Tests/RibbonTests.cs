using System.Diagnostics;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>The line of moments: what it shows of each, and what it does.</summary>
public class RibbonTests : BunitContext
{
    private static readonly Label Good = new(1),
        Bad = new(2);

    private readonly List<ActivityAction> _dispatched = [];

    public RibbonTests()
    {
        Services.AddSingleton<IPage>(new FakePage());
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void Where_nothing_was_done_there_is_no_ribbon()
    {
        var ribbon = Ribbon(ActivityState.Open(LevelList.All[0], 1));

        Assert.Equal("", ribbon.Markup.Trim());
    }

    [Fact]
    public void Each_moment_is_said_in_words_with_how_often_the_robot_was_right()
    {
        var state = After(Taught(Good, Good, Bad), new ActivityAction.MomentMeasured(2, 0.5));
        var ribbon = Ribbon(state);
        Assert.Equal("Step 3 of 3. Taught “Bad”: 1 example.", Slider(ribbon).GetAttribute("aria-valuetext"));

        Slider(ribbon).Input("2");

        Assert.Equal(
            "Step 2 of 3. Taught “Good”: 2 examples. Right on 50 % of its own examples.",
            Slider(ribbon).GetAttribute("aria-valuetext")
        );
        Assert.Equal("picture:102", ribbon.Find(".ribbon-preview img").GetAttribute("src"));
        Assert.NotNull(ribbon.Find(".ribbon-track.is-dragged"));
        Assert.Empty(_dispatched);
    }

    [Fact]
    public void Letting_go_chooses_the_moment_and_the_preview_goes()
    {
        var ribbon = Ribbon(Taught(Good, Bad));

        Slider(ribbon).Input("1");
        Slider(ribbon).Change("1");

        Assert.Equal([new ActivityAction.MomentChosen(1)], _dispatched);
        Assert.Empty(ribbon.FindAll(".is-dragged"));
    }

    [Fact]
    public void Letting_go_where_it_was_does_nothing()
    {
        var ribbon = Ribbon(Taught(Good, Bad));

        Slider(ribbon).Input("1");
        Slider(ribbon).Change("2");

        Assert.Empty(_dispatched);
    }

    [Fact]
    public void What_was_taken_back_can_be_done_again_until_there_is_no_more()
    {
        var state = After(Taught(Good, Bad), new ActivityAction.TeachingUndone());
        var ribbon = Ribbon(state);
        Assert.Equal("1", Slider(ribbon).GetAttribute("value"));

        ribbon.Find("#redo").Click();
        ribbon.Find("#undo").Click();

        Assert.Equal([new ActivityAction.TeachingRedone(), new ActivityAction.TeachingUndone()], _dispatched);
        ribbon.Render(p => p.Add(c => c.State, After(state, new ActivityAction.TeachingRedone())));
        Assert.True(ribbon.Find("#redo").HasAttribute("disabled"));
        Assert.False(ribbon.Find("#undo").HasAttribute("disabled"));
    }

    [Fact]
    public void The_ticks_have_the_colours_of_the_labels_and_the_curve_has_gaps_where_nothing_is_known()
    {
        var state = After(
            Taught(Good, Bad, Good),
            new ActivityAction.LabelAdded("Bent", LabelColour.Plum, Disposition.Reject),
            new ActivityAction.MomentMeasured(1, 0),
            new ActivityAction.MomentMeasured(2, 1),
            new ActivityAction.MomentMeasured(4, 0.5)
        );

        var ribbon = Ribbon(state);

        Assert.Equal(
            [
                ("ribbon-tick label-teal", "M1 24v-7M3 24v-7"),
                ("ribbon-tick label-vermilion", "M2 24v-7"),
                ("ribbon-tick is-other", "M4 24v-7"),
            ],
            ribbon.FindAll("path.ribbon-tick").Select(path => (path.GetAttribute("class")!, path.GetAttribute("d")!))
        );
        Assert.Equal("M1 14h0L2 2M4 8h0", ribbon.Find(".ribbon-accuracy").GetAttribute("d"));
        Assert.Equal("0 0 4 24", ribbon.Find(".ribbon-track svg").GetAttribute("viewBox"));
    }

    [Fact]
    public void Where_another_tab_has_the_project_nothing_can_be_taken_back_and_it_says_why()
    {
        var state = After(Taught(Good), new ActivityAction.SavingChanged(new("here-1"), new SaveStatus.ReadOnly()));

        var ribbon = Ribbon(state);

        Assert.All(ribbon.FindAll("#undo, #redo, #ribbon"), control => Assert.True(control.HasAttribute("disabled")));
        Assert.Equal("Another tab has this project: here nothing can be taken back.", ribbon.Find("#ribbon-why").TextContent);
        Assert.Equal("ribbon-why", Slider(ribbon).GetAttribute("aria-describedby"));
    }

    [Fact]
    public void A_thousand_acts_are_a_few_elements_and_what_happens_elsewhere_renders_nothing()
    {
        var state = Taught([.. Enumerable.Range(0, 1_000).Select(number => number % 2 == 0 ? Good : Bad)]);
        var ribbon = Ribbon(state);
        Assert.InRange(ribbon.FindAll("svg *").Count, 3, 8);
        ribbon.Render(p => p.Add(c => c.State, state)); // The first time it is drawn whatever it says.
        var renders = ribbon.RenderCount;

        ribbon.Render(p => p.Add(c => c.State, After(state, new ActivityAction.PauseToggled())));
        Assert.Equal(renders, ribbon.RenderCount);

        var clock = Stopwatch.StartNew();
        for (var position = 0; position < 100; position++)
            Slider(ribbon).Input($"{position * 10}");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20)); // Two hundred milliseconds each would be a slideshow.
    }

    [Fact]
    public void On_a_phone_the_moments_unfold()
    {
        var ribbon = Ribbon(Taught(Good));
        Assert.Equal("false", ribbon.Find(".ribbon-fold").GetAttribute("aria-expanded"));

        ribbon.Find(".ribbon-fold").Click();

        Assert.Equal("true", ribbon.Find(".ribbon-fold").GetAttribute("aria-expanded"));
        Assert.NotNull(ribbon.Find(".ribbon.is-unfolded"));
    }

    private IRenderedComponent<HistoryRibbon> Ribbon(ActivityState state) =>
        Render<HistoryRibbon>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    private static AngleSharp.Dom.IElement Slider(IRenderedComponent<HistoryRibbon> ribbon) => ribbon.Find("#ribbon");

    private static ActivityState Taught(params Label[] labels)
    {
        var state = ActivityState.Open(LevelList.All[0], 1);
        for (var i = 0; i < labels.Length; i++)
        {
            var part = SampleParts.Good(GearKind.Instance, id: i);
            state = After(
                state,
                new ActivityAction.PartPhotographed(part, new(101 + i), TimeSpan.Zero),
                new ActivityAction.PictureShown(new(101 + i)),
                new ActivityAction.PartLabelled(part.Id, labels[i])
            );
        }

        return state;
    }

    private static ActivityState After(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
