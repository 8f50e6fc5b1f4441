using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Web.Components.Report;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

/// <summary>How a mistake happened, as the page shows it; and the same shift before and after.</summary>
public class ClipComponentTests : BunitContext
{
    private static readonly Label Good = new(1),
        Bad = new(2);

    private static readonly PictureFeatures Seen = new(FeatureVector.Of(1, 0), FeatureVector.Of(0, 1, 0));

    private readonly FakePage _page = new();
    private readonly Store _store = new(Reported());

    public ClipComponentTests()
    {
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void From_a_mistake_into_its_clip_and_back_to_where_the_report_was()
    {
        var report = Report();
        _page.TakeCalls();

        report.Find("#show-8").Click();

        Assert.Equal((new PartId(8), true), (_store.State.Clip!.Part, _store.State.Clip.IsPlaying));
        report.Render(Shown);
        Assert.True(report.Find("section.report").HasAttribute("inert"));
        _store.Dispatch(new ActivityAction.ClipOpened(new(7)));
        report.Render(Shown);
        Assert.Empty(_page.TakeCalls());
        _store.Dispatch(new ActivityAction.ClipClosed());
        report.Render(Shown);

        Assert.False(report.Find("section.report").HasAttribute("inert"));
        Assert.Equal(["focus show-8"], _page.TakeCalls());
    }

    [Fact]
    public void Nothing_moves_by_itself_for_who_wants_less_motion()
    {
        _page.WantsLessMotion = true;

        Report().Find("#show-8").Click();

        Assert.False(_store.State.Clip!.IsPlaying);
    }

    [Fact]
    public void A_clip_says_what_it_was_who_voted_and_how_much_and_takes_the_right_label()
    {
        _store.Dispatch(new ActivityAction.ClipOpened(new(7)));
        List<(PartId Part, Label Label)> taught = [];
        var panel = Panel((part, label) => taught.Add((part.Part.Id, label)));

        Assert.Equal(["focus clip-title"], _page.TakeCalls());
        Assert.Equal("How it happened: part 8", panel.Find("h2").TextContent);
        Assert.Equal("Part 8: Rust", panel.Find(".clip-part img").GetAttribute("alt"));
        Assert.Single(panel.FindAll(".clip-part .defect-mark"));
        Assert.Contains(
            "It was rust. The robot said “Good”, 100 % sure.",
            panel.Find(".clip-part").TextContent.Trim().ReplaceLineEndings(" ")
        );
        Assert.Equal(["75 %", "25 %"], panel.FindAll(".voters .weight").Select(one => one.TextContent));
        Assert.Empty(panel.FindAll("#clip-run-again")); // Nothing was taught since: it would go the same way.

        panel.FindAll(".chip").Single(chip => chip.TextContent == "Bad").Click();

        Assert.Equal([(new PartId(7), Bad)], taught);
        _store.Dispatch(new ActivityAction.MistakeTaught(new(7), Bad));
        panel.Render(Filled);
        Assert.Equal("true", panel.FindAll(".chip").Single(chip => chip.TextContent == "Bad").GetAttribute("aria-pressed"));
        Assert.Single(panel.FindAll("#clip-run-again"));
    }

    [Fact]
    public void The_next_mistake_and_the_one_before_come_round_and_round()
    {
        _store.Dispatch(new ActivityAction.ClipOpened(new(7)));
        var panel = Panel();
        List<string> shown = [];
        foreach (var button in new[] { "clip-next", "clip-next", "clip-before" })
        {
            panel.Find($"#{button}").Click();
            panel.Render(Filled);
            shown.Add(panel.Find(".clip-steps p").TextContent);
        }

        Assert.Equal(["Mistake 2 of 2", "Mistake 1 of 2", "Mistake 2 of 2"], shown);
        Assert.Equal(new PartId(8), _store.State.Clip!.Part);
    }

    [Fact]
    public void The_moments_of_a_clip_are_words_to_read_and_places_to_go_to()
    {
        _store.Dispatch(new ActivityAction.ClipOpened(new(7)));
        var clip = _store.State.Clip!;
        var panel = Panel();
        var moments = panel.FindAll(".clip-events button");
        Assert.Equal(
            ["The camera takes its picture.", "The robot decides: ship it.", "It falls off the end of the belt: shipped."],
            moments.Select(moment => moment.QuerySelector("span:last-child")!.TextContent)
        );

        moments[1].Click();

        Assert.Equal(TimeSpan.FromSeconds(4), _store.State.Clip!.At);
        panel.Render(Filled);
        Assert.Equal(2, panel.FindAll(".clip-events .is-past").Count);
        var player = Render<ClipPlayer>(p => p.Add(c => c.Clip, _store.State.Clip).Add(c => c.Dispatch, _store.Dispatch));
        Assert.Equal("The robot decides: ship it.", player.Find("[role=status]").TextContent);
        Assert.Equal("3.0 seconds. The robot decides: ship it.", player.Find("input").GetAttribute("aria-valuetext"));

        player.Find("input").Input("0");
        Assert.Equal(clip.From, _store.State.Clip!.At);
        player.Find("input").Input(player.Find("input").GetAttribute("max"));
        Assert.Equal(clip.To, _store.State.Clip!.At);
        player.Find("#clip-play").Click();
        Assert.True(_store.State.Clip!.IsPlaying);
    }

    [Fact]
    public void The_keys_of_a_clip_are_its_own()
    {
        _store.Dispatch(new ActivityAction.ClipOpened(new(7)));
        var clip = _store.State.Clip!;

        Assert.Equal(new ActivityAction.ClipClosed(), KeyMap.ActionFor("Escape", _store.State));
        Assert.Equal(new ActivityAction.ClipToggled(), KeyMap.ActionFor(" ", _store.State));
        Assert.Equal(
            new ActivityAction.ClipMoved(clip.At + TimeSpan.FromSeconds(0.2)),
            KeyMap.ActionFor("ArrowRight", _store.State)
        );
        Assert.Equal(
            new ActivityAction.ClipMoved(clip.At - TimeSpan.FromSeconds(0.2)),
            KeyMap.ActionFor("ArrowLeft", _store.State)
        );
    }

    [Fact]
    public void Before_and_after_stand_side_by_side_and_say_what_went_better_and_what_worse()
    {
        var before = Result();
        var after = before with
        {
            Parts =
            [
                before.Parts[0] with
                {
                    Outcome = PartOutcome.GoodRejected,
                    Decision = Disposition.Reject,
                },
                before.Parts[1] with
                {
                    Outcome = PartOutcome.DefectRejected,
                    Decision = Disposition.Reject,
                },
                before.Parts[2],
            ],
            Practised = [new(7)],
        };
        var table = Render<BeforeAfter>(p => p.Add(c => c.Changes, PartChange.Between(before, after)));

        Assert.Equal("1 part went better, 1 worse, 1 as before.", table.Find(".again-summary").TextContent);
        Assert.Contains(
            "One of the better ones is among its examples now.",
            table.Find(".hint").TextContent,
            StringComparison.Ordinal
        );
        var rows = table.FindAll("tbody tr");
        Assert.Equal(["is-worse", "is-better", ""], rows.Select(row => row.ClassName ?? ""));
        Assert.Equal(["Part 7", "Part 8", "Part 9"], rows.Select(row => row.QuerySelector("th")!.TextContent.Trim()));
        Assert.Equal("shipped (wrong)", rows[1].QuerySelectorAll("td")[1].QuerySelector(".sorted")!.TextContent.Trim());
        Assert.Equal("taken off (right)", rows[1].QuerySelectorAll("td")[2].QuerySelector(".sorted")!.TextContent.Trim());
        Assert.EndsWith("you taught it", rows[1].TextContent.Trim(), StringComparison.Ordinal);

        table.Find("#again-only").Change(true);
        Assert.Equal(2, table.FindAll("tbody tr").Count);
    }

    [Fact]
    public void The_mistake_that_is_asked_about_may_be_the_first_part_of_the_table()
    {
        var result = Result() with { Parts = [.. Result().Parts.Skip(1)] };
        var report = Render<ReportView>(p => Shown(p, new(result, null)));

        report.Render(p => Shown(p, new(result, result)));
        report.Render(p => Shown(p, new(result with { Parts = [result.Parts[1], result.Parts[0]] }, result)));

        Assert.Single(report.FindAll(".why"));
        Assert.Single(report.FindAll(".again-summary"));
    }

    [Fact]
    public void A_shift_that_went_the_same_says_so()
    {
        var table = Render<BeforeAfter>(p => p.Add(c => c.Changes, PartChange.Between(Result(), Result())));

        Assert.Equal("Every part went as before.", table.Find(".again-summary").TextContent);
        Assert.Empty(table.FindAll("#again-only"));
        Assert.Equal(3, table.FindAll("tbody tr").Count);
    }

    private static ShiftResult Result() => ((Scene.Reporting)Reported().Scene).Result;

    private void Shown(ComponentParameterCollectionBuilder<ReportView> p) => Shown(p, (Scene.Reporting)_store.State.Scene);

    private void Shown(ComponentParameterCollectionBuilder<ReportView> p, Scene.Reporting reporting) =>
        p.Add(c => c.State, _store.State)
            .Add(c => c.Reporting, reporting)
            .Add(c => c.Dispatch, _store.Dispatch)
            .Add(c => c.OnTeach, (_, _) => { })
            .Add(c => c.OnRun, _ => { });

    private IRenderedComponent<ReportView> Report() => Render<ReportView>(Shown);

    private void Filled(ComponentParameterCollectionBuilder<ClipPanel> p) => Filled(p, (_, _) => { });

    private void Filled(ComponentParameterCollectionBuilder<ClipPanel> p, Action<InspectedPart, Label> teach) =>
        p.Add(c => c.State, _store.State)
            .Add(c => c.Reporting, (Scene.Reporting)_store.State.Scene)
            .Add(c => c.Clip, _store.State.Clip!)
            .Add(c => c.Dispatch, _store.Dispatch)
            .Add(c => c.OnTeach, teach)
            .Add(c => c.OnRun, () => { });

    private IRenderedComponent<ClipPanel> Panel(Action<InspectedPart, Label>? teach = null) =>
        Render<ClipPanel>(p => Filled(p, teach ?? ((_, _) => { })));

    // A good part shipped, and two rusty ones that were shipped, too: all by two examples of good ones.
    private static ActivityState Reported()
    {
        var state = ActivityState.Open(LevelList.All[0], 1) with { IsBriefOpen = false };
        for (var id = 1; id <= 2; id++)
            state = Steps(
                state,
                new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id), new(id), TimeSpan.Zero),
                new ActivityAction.FeaturesExtracted(new(id), Seen, Augmentation.AnyWayRound),
                new ActivityAction.PartLabelled(new(id), Good)
            );
        state = Steps(state, new ActivityAction.ShiftStarted());
        var said = Prediction.Of(
            Good,
            [new(Good, 1)],
            [new(state.Examples[0].Id, Good, 0.99f, 0.75), new(state.Examples[1].Id, Good, 0.98f, 0.25)],
            ClassifierKind.Knn
        );
        for (var id = 6; id <= 8; id++)
        {
            var part = SampleParts.With(GearKind.Instance, id == 6 ? Defect.None : Defect.Rust, id: id);
            state = Steps(
                state,
                new ActivityAction.PartPhotographed(part, new(id * 10), TimeSpan.FromSeconds(3.5)),
                new ActivityAction.PartClassified(part.Id, said, state.DatasetVersion, TimeSpan.FromSeconds(4)),
                new ActivityAction.PartEnded(
                    part.Id,
                    id == 6 ? PartOutcome.GoodShipped : PartOutcome.DefectShipped,
                    TimeSpan.FromSeconds(12)
                )
            );
        }

        return Steps(state, new ActivityAction.ShiftEnded());
    }

    private static ActivityState Steps(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
