using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Web.Components.Quizzes;
using Sortline.Web.Components.Report;
using Sortline.Web.Components.Shell;
using Sortline.Web.Components.Teachers;

namespace Sortline.Web.Tests;

/// <summary>What a teacher is given: a plan, a link that keeps level and parts, the answers; and what pupils see of it.</summary>
public class TeachersPageTests : BunitContext
{
    private static readonly ActivityState Opened = ActivityState.Open(LevelList.All[1], 7);

    private readonly FakePage _page = new();
    private readonly List<ActivityAction> _dispatched = [];

    public TeachersPageTests()
    {
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void The_link_says_what_was_chosen_and_the_page_follows_it()
    {
        var page = Notes(language: "en-GB");
        Assert.Equal("http://localhost/?level=gears&seed=7&lock=1&quiz=1&lang=en-GB", Made());

        page.Find("#link-level").Change("airbag");
        page.Find("#link-seed").Change("42");
        page.Find("#link-lock").Change(false);
        page.Find("#link-quiz").Change(false);
        page.Find("#link-large").Change(true);

        Assert.Equal("http://localhost/?level=airbag&seed=42&projector=1&lang=en-GB", Made());
        var link = ActivityLink.Parse(Made());
        Assert.Equal(
            ("airbag", 42UL, false, false, true),
            (link.Level.Id, link.Seed, link.IsLocked, link.AsksQuiz, link.IsProjected)
        );
        Assert.Null(link.Fault);

        string Made() => page.Find("#link-made").GetAttribute("value")!;
    }

    [Theory]
    [InlineData("-3", "7")]
    [InlineData("1.5", "7")]
    [InlineData("", "7")]
    [InlineData("99999999999", "999999999")]
    public void What_is_no_part_set_changes_nothing(string typed, string stays)
    {
        var page = Notes();

        page.Find("#link-seed").Change(typed);

        Assert.Contains($"&seed={stays}&", page.Find("#link-made").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_link_is_copied_or_it_is_said_how_to()
    {
        var page = Notes();
        _page.TakeCalls();

        page.Find("#link-copy").Click();
        Assert.Equal(["copy link-made"], _page.TakeCalls());
        Assert.Equal("Copied.", page.Find(".link-maker [role=status]").TextContent);

        page.Find("#link-seed").Change("8");
        Assert.Equal("", page.Find(".link-maker [role=status]").TextContent);

        _page.CannotCopy = true;
        page.Find("#link-copy").Click();
        Assert.Contains("Ctrl + C", page.Find(".link-maker [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_fills_45_minutes_without_a_gap_and_each_level_has_its_row()
    {
        var page = Notes();

        Assert.Equal(LessonPlan.Steps.Skip(1).Select(step => step.From).Append(45), LessonPlan.Steps.Select(step => step.To));
        Assert.Equal(0, LessonPlan.Steps[0].From);
        Assert.Equal(LessonPlan.Steps.Length, page.FindAll(".plan")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Equal(
            LevelList.All.Select(level => TextCatalogues.English[level.Title]),
            page.FindAll(".plan")[1].QuerySelectorAll("tbody th").Select(cell => cell.TextContent)
        );
    }

    [Fact]
    public void The_answers_are_folded_away_until_somebody_wants_them()
    {
        var key = Notes().Find("#quiz-key");

        Assert.Equal("DETAILS", key.NodeName);
        Assert.False(key.HasAttribute("open"));
        Assert.Equal(
            QuizAnswers.Items.Select(item => TextCatalogues.English[QuizTexts.Answer(item, QuizAnswer.Right)]),
            key.QuerySelectorAll(".is-right").Select(one => one.TextContent.Trim())
        );
    }

    [Fact]
    public void Back_leads_to_what_was_open()
    {
        Notes().Find("#teachers-back").Click();

        Assert.Equal([new ActivityAction.TeachersNotesClosed()], _dispatched);
    }

    [Fact]
    public void Help_leads_to_the_notes_but_not_in_a_shift_nor_from_a_locked_link()
    {
        Bar(Opened).Find("#teachers").Click();

        Assert.Equal([new ActivityAction.TeachersNotesOpened()], _dispatched);
        Assert.Contains("close help", _page.TakeCalls());
        Assert.True(
            Bar(ActivityReducer.Reduce(Opened, new ActivityAction.ShiftStarted())).Find("#teachers").HasAttribute("disabled")
        );
        Assert.Empty(Bar(Opened with { IsLocked = true }).FindAll("#teachers"));
    }

    [Fact]
    public void A_locked_link_offers_no_other_level_and_no_other_parts_and_says_why()
    {
        var bar = Bar(Opened with { IsLocked = true });

        Assert.Empty(bar.FindAll("#level, #levels, #projects, #new-parts"));
        Assert.Contains("Five faults, part set 7", bar.Find(".locked").TextContent, StringComparison.Ordinal);
        Assert.Contains("keeps this level and these parts", bar.Find(".locked").TextContent, StringComparison.Ordinal);
        Assert.Empty(Bar(Opened).FindAll(".locked"));
        Assert.Equal(4, Bar(Opened).FindAll("#level, #levels, #projects, #new-parts").Count);
    }

    [Fact]
    public void The_report_of_a_locked_link_leads_back_to_teaching_and_to_the_same_parts()
    {
        var state = Reported();
        Assert.NotNull(Report(state).Find("#next-level"));
        Assert.NotNull(Report(state).Find("#new-shift"));

        var locked = Report(state with { IsLocked = true });

        Assert.Empty(locked.FindAll("#next-level, #new-shift"));
        Assert.Equal("Teach more", locked.Find(".dialog-row .primary").TextContent);
        Assert.Contains(locked.FindAll(".dialog-row button"), button => button.TextContent == "Same parts again");
    }

    [Fact]
    public void A_report_asks_the_six_questions_again_only_if_the_link_does_and_then_tells_both_numbers()
    {
        var state = Reported() with { Quiz = QuizAnswers.None with { Before = QuizAnswers.FromText("rrrooo") } };
        Assert.Empty(Report(state).FindAll("#quiz-again"));
        var asking = Report(state with { WantsQuiz = true });
        Assert.DoesNotContain("3 of 6", asking.Markup, StringComparison.Ordinal);

        asking.Find("#quiz-again").Click();
        Assert.Equal([new ActivityAction.QuizOpened()], _dispatched);
        var answered = Report(state with { WantsQuiz = true, Quiz = state.Quiz with { After = QuizAnswers.FromText("rrrrro") } });

        Assert.Empty(answered.FindAll("#quiz-again"));
        Assert.Contains("Six questions: before 3 of 6 right, after 5 of 6.", answered.Markup, StringComparison.Ordinal);
        answered.FindAll("button").First(button => button.TextContent == "Save as JSON").Click();
        Assert.Contains("\"rightAfter\": 5", _page.TakeCalls()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_chosen_in_the_quiz_is_told_by_what_it_is_and_not_by_where_it_stood()
    {
        var quiz = Quiz(QuizRound.Before);
        var first = QuizAnswers.Items.Select(item => QuizAnswers.ChoicesFor(item, QuizRound.Before, 7)[0]).ToList();

        for (var i = 0; i < 5; i++)
            quiz.FindAll("fieldset")[i].QuerySelector("input")!.Change(true);
        Assert.Equal("5 of 6 answered", quiz.Find("[role=status]").TextContent);
        quiz.Find("#quiz-done").Click();

        var closed = Assert.IsType<ActivityAction.QuizClosed>(Assert.Single(_dispatched));
        Assert.Equal([.. first.Take(5), QuizAnswer.None], closed.Answers);
    }

    [Fact]
    public void The_quiz_can_be_skipped_at_once_and_shows_nothing_of_what_is_right()
    {
        var (before, after) = (Quiz(QuizRound.Before), Quiz(QuizRound.After));

        before.Find("#quiz-skip").Click();

        Assert.Equal(QuizAnswers.Skipped, Assert.IsType<ActivityAction.QuizClosed>(Assert.Single(_dispatched)).Answers);
        Assert.Equal(18, before.FindAll("input[type=radio]").Count);
        Assert.DoesNotContain("right", string.Concat(before.FindAll("*").Select(one => one.ClassName)), StringComparison.Ordinal);
        Assert.Equal(Texts(before, "legend"), Texts(after, "legend"));
        Assert.NotEqual(Texts(before, "label"), Texts(after, "label"));
        Assert.Equal(Texts(before, "label").Order(), Texts(after, "label").Order());

        static IEnumerable<string> Texts(IRenderedComponent<QuizPage> page, string what) =>
            page.FindAll(what).Select(one => one.TextContent.Trim());
    }

    [Theory]
    [InlineData("Escape", true)]
    [InlineData("1", false)]
    [InlineData("0", false)]
    [InlineData(" ", false)]
    public void While_the_quiz_is_open_no_key_but_Escape_does_anything(string key, bool skips)
    {
        var state = ActivityReducer.Reduce(
            Opened with
            {
                WantsQuiz = true,
            },
            new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, 1), new(1), TimeSpan.Zero)
        );

        var action = KeyMap.ActionFor(key, ActivityReducer.Reduce(state, new ActivityAction.PictureShown(new(1))));

        Assert.Equal(skips ? typeof(ActivityAction.QuizClosed) : null, action?.GetType());
    }

    private IRenderedComponent<TeachersPage> Notes(string? language = null) =>
        Render<TeachersPage>(p =>
            p.Add(c => c.State, Opened).Add(c => c.Language, language).Add(c => c.Dispatch, _dispatched.Add)
        );

    private IRenderedComponent<QuizPage> Quiz(QuizRound round) =>
        Render<QuizPage>(p => p.Add(c => c.Round, round).Add(c => c.Seed, 7UL).Add(c => c.Dispatch, _dispatched.Add));

    private IRenderedComponent<TopBar> Bar(ActivityState state) =>
        Render<TopBar>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.IsProjected, false)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnProject, _ => { })
                .Add(c => c.OnTeach, () => { })
                .Add(c => c.OnRun, () => { })
                .Add(c => c.OnBrief, () => { })
        );

    private IRenderedComponent<ReportView> Report(ActivityState state) =>
        Render<ReportView>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Reporting, (Scene.Reporting)state.Scene)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnTeach, (_, _) => { })
                .Add(c => c.OnRun, _ => { })
        );

    // Twenty good parts, all of them shipped: passed.
    private static ActivityState Reported()
    {
        var parts = Enumerable.Range(1, 20).Select(id => SampleParts.Good(GearKind.Instance, id)).ToImmutableArray();
        ActivityAction[] actions =
        [
            new ActivityAction.ShiftStarted(20),
            .. parts.Select(part => new ActivityAction.PartPhotographed(part, new(part.Id.Value), TimeSpan.Zero)),
            .. parts.Select(part => new ActivityAction.PartEnded(part.Id, PartOutcome.GoodShipped, TimeSpan.FromSeconds(9))),
            new ActivityAction.ShiftEnded(),
        ];
        return actions.Aggregate(Opened, ActivityReducer.Reduce);
    }
}
