using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Inspection;
using Sortline.Web.Components.Report;
using Sortline.Web.Components.Shell;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>What the robot asks, each answer one press; and what a report asks.</summary>
public partial class QuestionComponentTests : BunitContext
{
    private static readonly Label Good = new(1),
        Bad = new(2);

    private readonly List<ActivityAction> _dispatched = [];

    public QuestionComponentTests()
    {
        Services.AddSingleton<IPage>(new FakePage());
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void Two_that_look_alike_are_shown_side_by_side_and_each_answer_is_one_press()
    {
        var state = Taught();
        var (first, second) = (state.Examples[0].Id, state.Examples[1].Id);
        Hint about = new Hint.LookAlike(first, Good, second, Bad, 0.9f);
        var bubble = Bubble(state with { RobotAsks = new(about) });

        foreach (var button in Enumerable.Range(0, 6))
            bubble.FindAll("#asks button")[button].Click();

        Assert.Equal(["detail:1", "detail:2"], bubble.FindAll("#asks img").Select(one => one.GetAttribute("src")));
        Assert.Contains("These two look alike to me.", bubble.Find("#asks > p").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [
                new ActivityAction.ExampleMoved(first, Bad),
                new ActivityAction.ExampleMoved(second, Good),
                new ActivityAction.HintDismissed(about), // They differ.
                new ActivityAction.RobotQuestionClosed(), // Not now.
                new ActivityAction.HintDismissed(about), // Never again.
                new ActivityAction.RobotQuestionsSwitched(false),
            ],
            _dispatched
        );
    }

    [Fact]
    public void One_that_looks_mislabelled_is_kept_or_moved_and_stands_beside_what_it_is_like()
    {
        var state = Taught();
        Hint about = new Hint.LooksMislabelled(state.Examples[0].Id, Good, Bad) { Likes = [state.Examples[1].Id] };
        var bubble = Bubble(state with { RobotAsks = new(about) });

        bubble.FindAll(".asks-answers button")[0].Click();
        bubble.FindAll(".asks-answers button")[1].Click();

        Assert.Equal(2, bubble.FindAll("#asks img").Count);
        Assert.Equal(
            [new ActivityAction.HintDismissed(about), new ActivityAction.ExampleMoved(state.Examples[0].Id, Bad)],
            _dispatched
        );
    }

    [Theory]
    [InlineData(Novelty.Look, "I have never seen one that looks like this.")]
    [InlineData(Novelty.Dark, "All that I know is brighter than this.")]
    [InlineData(Novelty.Bright, "All that I know is darker than this.")]
    public void What_it_never_saw_lies_under_the_camera_so_no_picture_is_shown(Novelty what, string said)
    {
        var bubble = Bubble(Taught() with { RobotAsks = new(new Hint.Unseen(what), new(9)) });

        bubble.Find(".asks-answers button").Click();

        Assert.Empty(bubble.FindAll("img"));
        Assert.Contains(said, bubble.Find("#asks").TextContent, StringComparison.Ordinal);
        Assert.Equal([new ActivityAction.RobotQuestionClosed()], _dispatched);
    }

    [Fact]
    public void Its_place_is_there_before_it_asks_and_comes_after_the_answers_so_that_it_is_read_out_and_moves_nothing()
    {
        var state = Taught();
        var panel = Render<TeachPanel>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Teaching, (Scene.Teaching)state.Scene)
                .Add(c => c.ShowsKey, false)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnLabel, _ => { })
                .Add(c => c.OnRun, () => { })
        );
        Assert.Equal("", panel.Find(".asks-place[role=status]").TextContent.Trim());
        var before = Body();

        panel.Render(p => p.Add(c => c.State, state with { RobotAsks = new(new Hint.Unseen(Novelty.Look), new(9)) }));

        Assert.NotNull(panel.Find(".asks-place[role=status] #asks"));
        Assert.Equal(before, Body());
        Assert.NotNull(panel.Find(".panel-body + .asks-place + .next-step"));

        // But for the numbers of the handlers, which are new with each rendering.
        string Body() => Handlers().Replace(panel.Find(".panel-body").OuterHtml, "");
    }

    [GeneratedRegex("blazor:\\w+=\"\\d+\"")]
    private static partial Regex Handlers();

    [Fact]
    public void Who_wants_no_questions_can_have_them_back_under_help()
    {
        var bar = Render<TopBar>(p =>
            p.Add(c => c.State, Taught() with { WantsQuestions = false })
                .Add(c => c.IsProjected, false)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnProject, _ => { })
                .Add(c => c.OnTeach, () => { })
                .Add(c => c.OnRun, () => { })
                .Add(c => c.OnBrief, () => { })
        );

        Assert.False(bar.Find("#questions-wanted").HasAttribute("checked"));
        bar.Find("#questions-wanted").Change(true);

        Assert.Equal([new ActivityAction.RobotQuestionsSwitched(true)], _dispatched);
    }

    [Fact]
    public void A_report_asks_why_before_it_says_why_and_what_was_answered_is_there_for_the_screen_and_the_paper()
    {
        var state = Reported(Defect.Rust, PartOutcome.DefectShipped);
        var report = Report(state);
        Assert.Equal("Why do you think it missed this one?", report.Find("#why-heading").TextContent);
        Assert.Empty(report.FindAll("input[name=why][checked]"));
        var markup = report.Markup;
        Assert.True(
            markup.IndexOf("why-heading", StringComparison.Ordinal) < markup.IndexOf("mistakes-heading", StringComparison.Ordinal)
        );

        report.FindAll("input[name=why]")[0].Change(true);
        state = ActivityReducer.Reduce(state, Assert.Single(_dispatched));
        report = Report(state);
        report.Find(".why-words input").Change("It was dark.");
        state = ActivityReducer.Reduce(state, _dispatched[^1]);
        report = Report(state);

        Assert.Equal(new Explanation(new(7), MistakeCause.NeverSeen, "It was dark."), state.LastResult!.Why);
        Assert.Equal(6, report.FindAll("input[name=why]").Count);
        Assert.True(report.FindAll("input[name=why]")[0].HasAttribute("checked"));
        Assert.Equal("It was dark.", report.Find(".why-words input").GetAttribute("value"));
        Assert.Contains(
            "It never saw one like it. It was dark.",
            report.Find(".why .on-paper").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_good_part_that_was_taken_off_is_asked_about_as_such_and_a_shift_without_mistakes_not_at_all()
    {
        Assert.Equal(
            "Why do you think it threw this good one away?",
            Report(Reported(Defect.None, PartOutcome.GoodRejected)).Find("#why-heading").TextContent
        );
        Assert.Empty(Report(Reported(Defect.None, PartOutcome.GoodShipped)).FindAll(".why"));
    }

    private IRenderedComponent<QuestionBubble> Bubble(ActivityState state) =>
        Render<QuestionBubble>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    private IRenderedComponent<ReportView> Report(ActivityState state) =>
        Render<ReportView>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Reporting, (Scene.Reporting)state.Scene)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnTeach, (_, _) => { })
                .Add(c => c.OnRun, _ => { })
        );

    private static ActivityState Taught()
    {
        var state = ActivityState.Open(LevelList.All[0], 1);
        for (var id = 1; id <= 4; id++)
            state = Steps(
                state,
                new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id), new(id), TimeSpan.Zero),
                new ActivityAction.PartLabelled(new(id), id % 2 == 1 ? Good : Bad)
            );
        return state;
    }

    private static ActivityState Reported(Defect truth, PartOutcome outcome) =>
        Steps(
            ActivityState.Open(LevelList.All[0], 1),
            new ActivityAction.ShiftStarted(),
            new ActivityAction.PartPhotographed(SampleParts.With(GearKind.Instance, truth, id: 7), new(70), TimeSpan.Zero),
            new ActivityAction.PartEnded(new(7), outcome, TimeSpan.FromSeconds(9)),
            new ActivityAction.ShiftEnded()
        );

    private static ActivityState Steps(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
