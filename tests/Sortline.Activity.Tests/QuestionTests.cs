using System.Collections.Immutable;
using System.Text.Json;
using Sortline.Activity.Asking;
using Sortline.Activity.Dataset;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Messages;
using Sortline.Web.Tests;
using static Sortline.Activity.Tests.ActivityHarness;

namespace Sortline.Activity.Tests;

/// <summary>What the robot asks its teacher, when, and what comes of the answer.</summary>
public class QuestionTests
{
    private static readonly TimeSpan ALittle = TimeSpan.FromMilliseconds(50);

    private readonly FakePage _page = new();

    [Fact]
    public void It_asks_once_all_is_quiet_and_then_not_again_for_a_minute()
    {
        var work = Taught();
        Find(work, Contradiction(work, 0), Contradiction(work, 1));

        work.Time.Pass(AskTeacher.Quiet - ALittle);
        Assert.Null(work.State.RobotAsks);
        work.Time.Pass(2 * ALittle);
        Assert.Equal(Contradiction(work, 0), work.State.RobotAsks?.About);

        work.Store.Dispatch(new ActivityAction.HintDismissed(Contradiction(work, 0)));
        Assert.Null(work.State.RobotAsks);
        work.Time.Pass(AskTeacher.Pause - (4 * ALittle));
        Assert.Null(work.State.RobotAsks);
        work.Time.Pass(8 * ALittle);
        Assert.Equal(Contradiction(work, 1), work.State.RobotAsks?.About);
    }

    [Fact]
    public void Whatever_the_learner_does_it_waits_until_that_is_over()
    {
        var work = Taught();
        Find(work, Contradiction(work, 0));

        work.Time.Pass(AskTeacher.Quiet - ALittle);
        work.Store.Dispatch(new ActivityAction.PartSkipped(work.WaitForPart().Part.Id));
        work.Time.Pass(AskTeacher.Quiet - ALittle);
        Assert.Null(work.State.RobotAsks);
        work.Time.Pass(3 * ALittle);
        Assert.NotNull(work.State.RobotAsks);
    }

    public static TheoryData<ActivityAction> ElsewhereBusy =>
        [
            new ActivityAction.BriefOpened(),
            new ActivityAction.StartOpened(),
            new ActivityAction.ShiftStarted(5),
            new ActivityAction.RobotQuestionsSwitched(false),
            new ActivityAction.PhotoShown(new(1)),
            new ActivityAction.ProjectFileChosen(new(1, "not-there.sortline")),
        ];

    [Theory]
    [MemberData(nameof(ElsewhereBusy))]
    public void It_does_not_ask_who_is_busy_elsewhere_and_what_it_asked_goes_then(ActivityAction action)
    {
        var work = Taught();
        Find(work, Contradiction(work, 0));
        var state = ActivityReducer.Reduce(work.State, new ActivityAction.RobotAsked(new(Contradiction(work, 0))));
        Assert.NotNull(state.RobotAsks);

        Assert.Null(ActivityReducer.Reduce(state, action).RobotAsks);
        var busy = ActivityReducer.Reduce(work.State, action);
        Assert.False(Questions.MayAsk(busy));
        Assert.Same(busy, ActivityReducer.Reduce(busy, new ActivityAction.RobotAsked(new(Contradiction(work, 0)))));
    }

    [Fact]
    public void It_lets_a_newcomer_read_the_tips_and_anybody_a_notice_first()
    {
        var work = Taught();

        Assert.True(Questions.MayAsk(work.State));
        Assert.False(Questions.MayAsk(work.State with { WantsTips = true }));
        Assert.False(Questions.MayAsk(ActivityReducer.Reduce(work.State, new ActivityAction.NoticeRaised(Message.Of("Read.")))));
    }

    [Fact]
    public void It_waits_for_an_open_dialog_to_be_closed()
    {
        var work = Taught();
        _page.IsDialogOpen = true;
        Find(work, Contradiction(work, 0));
        work.Time.Pass(5 * AskTeacher.Quiet);
        Assert.Null(work.State.RobotAsks);

        _page.IsDialogOpen = false;
        work.Time.Pass(2 * AskTeacher.Quiet);
        Assert.NotNull(work.State.RobotAsks);
    }

    [Fact]
    public void A_question_goes_when_what_it_is_about_is_no_longer_so()
    {
        var work = Taught();
        var hint = Contradiction(work, 0);
        Find(work, hint);
        work.Time.Pass(2 * AskTeacher.Quiet);
        Assert.NotNull(work.State.RobotAsks);

        work.Store.Dispatch(new ActivityAction.ExampleMoved(hint.First, Defective));

        Assert.Null(work.State.RobotAsks);
    }

    [Fact]
    public void What_is_surely_wrong_is_asked_first_and_two_of_the_same_picture_never()
    {
        var work = Taught();
        var (good, bad) = (Of(work, Good), Of(work, Defective));
        Hint alike = new Hint.LookAlike(good[0], Good, bad[0], Defective, 0.9f),
            mislabelled = new Hint.LooksMislabelled(good[1], Good, Defective),
            contradiction = Contradiction(work, 0),
            twice = new Hint.NearDuplicate(good[0], good[1], Good, 1);

        var asked = Questions.Of(work.State with { Hints = [twice, alike, mislabelled, contradiction] });

        Assert.Equal([contradiction, mislabelled, alike], asked.Select(question => question.About));
        Assert.DoesNotContain(alike, VisibleHints.Of(work.State with { Hints = [alike, twice] })); // It is no fault.
    }

    [Fact]
    public void A_label_far_behind_another_is_asked_about_and_one_that_the_panel_speaks_of_is_not()
    {
        var work = Taught();
        var good = work.State.Examples.First(example => example.Label == Good);
        ImmutableArray<TaughtExample> many =
        [
            .. work.State.Examples,
            .. Enumerable.Range(100, 30).Select(id => good with { Id = new(id) }),
        ];
        var state = work.State with { Examples = many, Hints = [new Hint.UnderrepresentedLabel(Defective, 4, Good, 34)] };

        var question = Assert.Single(Questions.Of(state));

        Assert.Equal(
            "I know 34 of “Good”, but only 4 of “Bad”. Will you show me more of “Bad”?",
            QuestionTexts.For(question.About, state).Words()
        );
        Assert.Empty(Questions.Of(state with { Hints = [new Hint.UnderrepresentedLabel(Defective, 2, Good, 34)] }));
    }

    [Fact]
    public void A_part_that_looks_like_nothing_it_knows_is_asked_about_while_it_lies_there()
    {
        var work = Taught();
        work.Store.Dispatch(
            new ActivityAction.ExamplesInspected([], work.State.DatasetVersion)
            {
                Familiar = new(FeatureKind.Plain, reach: 0.01, darkest: 100, brightest: 140),
            }
        );
        var known = UnderCamera(work.State, SampleParts.With(GearKind.Instance, Defect.Rust, id: 900));
        var strange = UnderCamera(work.State, SampleParts.With(GearKind.Instance, Defect.ChippedTooth, id: 901));

        Assert.Empty(Questions.Of(known, brightness: 150)); // Half the spread of the examples may be added on each side.
        Assert.Equal(new Hint.Unseen(Novelty.Dark), Assert.Single(Questions.Of(known, brightness: 79)).About);
        Assert.Equal(new Hint.Unseen(Novelty.Bright), Assert.Single(Questions.Of(known, brightness: 161)).About);
        var question = Assert.Single(Questions.Of(strange, brightness: 120));
        Assert.Equal(new(new Hint.Unseen(Novelty.Look), new(901)), question);
        Assert.Empty(Questions.Of(strange with { Familiar = null }));

        var asked = ActivityReducer.Reduce(strange, new ActivityAction.RobotAsked(question));
        Assert.Equal(question, asked.RobotAsks);
        Assert.Null(ActivityReducer.Reduce(asked, new ActivityAction.PartLabelled(new(901), Defective)).RobotAsks);
    }

    [Fact]
    public void What_is_put_off_comes_again_on_another_visit_only()
    {
        var work = Taught();
        Find(work, Contradiction(work, 0));
        work.Time.Pass(2 * AskTeacher.Quiet);
        work.Store.Dispatch(new ActivityAction.RobotQuestionClosed());
        work.Store.Dispatch(new ActivityAction.PartSkipped(work.WaitForPart().Part.Id));
        work.Time.Pass(3 * AskTeacher.Pause);

        Assert.Null(work.State.RobotAsks);
        Assert.Empty(work.State.Dismissed);
        Assert.Single(Questions.Of(Reopened(work).State with { Hints = [Contradiction(work, 0)] }));
    }

    [Fact]
    public void What_was_ignored_for_good_is_not_asked_on_another_visit_either()
    {
        var work = Taught();
        var (good, bad) = (Of(work, Good)[0], Of(work, Defective)[0]);
        Hint[] ignored =
        [
            new Hint.LookAlike(good, Good, bad, Defective, 0.9f),
            new Hint.Unseen(Novelty.Look),
            new Hint.Unseen(Novelty.Dark),
            new Hint.Unseen(Novelty.Bright),
        ];
        foreach (var hint in ignored)
            work.Store.Dispatch(new ActivityAction.HintDismissed(hint));
        work.Time.Pass(ALittle);

        var back = Reopened(work).State;

        Assert.Equal(4, back.Dismissed.Count);
        var strange = UnderCamera(back, SampleParts.With(GearKind.Instance, Defect.ChippedTooth, id: 901)) with
        {
            Familiar = new(FeatureKind.Plain, reach: 0.01, darkest: 100, brightest: 140),
            Hints = [new Hint.LookAlike(good, Good, bad, Defective, 0.95f)],
        };
        Assert.Single(Questions.Of(strange with { Dismissed = back.Dismissed.Remove(new Hint.Unseen(Novelty.Look)) }));
        Assert.All(new double?[] { null, 10, 250 }, brightness => Assert.Empty(Questions.Of(strange, brightness)));
    }

    [Fact]
    public void No_questions_is_remembered_and_so_is_that_they_are_wanted_again()
    {
        var work = Taught();
        _page.TakeCalls();

        work.Store.Dispatch(new ActivityAction.RobotQuestionsSwitched(false));
        work.Store.Dispatch(new ActivityAction.RobotQuestionsSwitched(false));
        work.Store.Dispatch(new ActivityAction.RobotQuestionsSwitched(true));

        Assert.Equal(["remember no questions", "remember questions"], _page.TakeCalls());
    }

    [Fact]
    public void Looking_through_the_examples_finds_what_looks_alike_and_what_is_familiar()
    {
        ActivityHarness work = new("gears", settings: new());
        work.Extractor.Noise = 1.5f;
        work.TeachTruth(examplesEach: 8);
        work.Time.Pass(TimeSpan.FromSeconds(5));

        Assert.NotNull(work.State.Familiar);
        var alike = Assert.IsType<Hint.LookAlike>(work.State.Hints.First(hint => hint is Hint.LookAlike));
        Assert.Equal("These two look alike to me.", QuestionTexts.For(alike, work.State).Words()![..27]);
        Assert.Contains(Questions.Of(work.State), question => question.About == alike);
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        Assert.Null(work.State.Familiar);
    }

    [Fact]
    public void Why_it_made_a_mistake_is_kept_with_the_report_and_written_into_its_file()
    {
        var work = WithMistakes(out var result);
        var mistake = Explanation.MistakeOf(result)!;
        Assert.DoesNotContain("why", ReportFile.Of(result).ToJson(), StringComparison.Ordinal);

        work.Store.Dispatch(
            new ActivityAction.MistakeExplained(new(mistake.Part.Id, MistakeCause.TooFew, $"  {new string('x', 300)}  "))
        );
        work.Time.Pass(ALittle);

        var said = ((Scene.Reporting)work.State.Scene).Result.Why!;
        Assert.Equal(new string('x', Explanation.MaxLength), said.Text);
        var back = Reopened(work).State;
        Assert.Equal(said, ((Scene.Reporting)back.Scene).Result.Why);
        using var json = JsonDocument.Parse(ReportFile.Of(back.LastResult!).ToJson());
        var why = json.RootElement.GetProperty("why");
        Assert.Equal(
            (mistake.Part.Id.Value, "TooFew", said.Text),
            (why.GetProperty("part").GetInt32(), why.GetProperty("cause").GetString(), why.GetProperty("text").GetString())
        );

        work.Store.Dispatch(new ActivityAction.MistakeExplained(new(mistake.Part.Id, null, " ")));
        Assert.Null(work.State.LastResult!.Why);
    }

    [Fact]
    public void A_report_asks_about_a_defect_that_got_away_rather_than_a_good_part_that_did_not()
    {
        WithMistakes(out var result);
        var escape = result.Misjudged.First(part => part.Outcome is PartOutcome.DefectShipped);
        var ordered = result with { Parts = [.. result.Parts.OrderBy(part => part.Outcome is PartOutcome.DefectShipped)] };

        Assert.Equal(escape.Part, Explanation.MistakeOf(ordered)!.Part);
        Assert.Equal(
            PartOutcome.GoodRejected,
            Explanation
                .MistakeOf(
                    result with
                    {
                        Parts = [.. result.Parts.Where(part => part.Outcome is not PartOutcome.DefectShipped)],
                    }
                )!
                .Outcome
        );
        Assert.Null(Explanation.MistakeOf(result with { Parts = [.. result.Parts.Where(part => !part.IsMistake)] }));
    }

    [Fact]
    public void Nothing_is_said_of_a_part_that_it_judged_rightly_or_half_a_character()
    {
        var work = WithMistakes(out var result);
        var right = result.Parts.First(part => !part.IsMisjudged);

        work.Store.Dispatch(new ActivityAction.MistakeExplained(new(right.Part.Id, MistakeCause.Unknown, "")));

        Assert.Null(work.State.LastResult!.Why);
        Assert.Equal(199, new Explanation(new(1), null, new string('x', 199) + "😀").Text.Length);
    }

    // Four of each, all compared and looked through, and the next part under the camera.
    private ActivityHarness Taught()
    {
        ActivityHarness work = new("rust");
        work.Store.Add(new AskTeacher(_page, work.Pictures, work.Time));
        work.TeachTruth(examplesEach: 4);
        work.WaitForPart();
        work.Time.Pass(TimeSpan.FromSeconds(10));
        work.Store.Dispatch(new ActivityAction.RobotQuestionsSwitched(true));
        return work;
    }

    private static void Find(ActivityHarness work, params Hint[] hints) =>
        work.Store.Dispatch(new ActivityAction.ExamplesInspected([.. hints], work.State.DatasetVersion));

    private static Hint.Contradiction Contradiction(ActivityHarness work, int place) =>
        new(Of(work, Good)[place], Good, Of(work, Defective)[place], Defective, 0.9995f);

    private static ExampleId[] Of(ActivityHarness work, Label label) =>
        [.. work.State.Examples.Where(example => example.Label == label).Select(example => example.Id)];

    private static ActivityState UnderCamera(ActivityState state, Part part)
    {
        InspectedPart seen = new(part, new(part.Id.Value), TimeSpan.Zero)
        {
            Features = FakeExtractor.FeaturesOf(part, state.Settings.Views),
        };
        return state with
        {
            Scene = new Scene.Teaching(seen) { ShownPicture = seen.Picture },
            WantsQuestions = true,
        };
    }

    private static ActivityHarness WithMistakes(out ShiftResult result)
    {
        ActivityHarness work = new("rust", seed: 4);
        work.Extractor.Noise = 2;
        work.TeachTruth(examplesEach: 3);
        result = work.RunShift(parts: 40);
        return work;
    }

    private static ActivityHarness Reopened(ActivityHarness work)
    {
        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));
        Assert.Equal(work.State.Project, back.State.Project);
        return back;
    }
}
