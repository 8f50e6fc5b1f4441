using System.Collections.Immutable;
using System.Text.Json;
using Sortline.Activity.Levels;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Reports;
using Sortline.Activity.Texts;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity.Tests;

/// <summary>Six questions that a link asks for: before the first teaching and after a shift, never in the way.</summary>
public class QuizTests
{
    private static readonly ImmutableArray<QuizAnswer> Three = QuizAnswers.FromText("rrmor-"),
        Five = QuizAnswers.FromText("rrrrro");

    private static readonly ActivityState Opened = ActivityState.Open(LevelList.All[0], seed: 1) with { WantsQuiz = true };

    [Fact]
    public void The_second_time_the_answers_of_each_question_stand_in_another_order()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            foreach (var item in QuizAnswers.Items)
            {
                var before = QuizAnswers.ChoicesFor(item, QuizRound.Before, seed);
                var after = QuizAnswers.ChoicesFor(item, QuizRound.After, seed);

                Assert.NotEqual(before, after);
                Assert.Equal(before, QuizAnswers.ChoicesFor(item, QuizRound.Before, seed));
                Assert.All(
                    new[] { before, after },
                    choices => Assert.Equal([QuizAnswer.Right, QuizAnswer.Misconception, QuizAnswer.Other], choices.Order())
                );
            }
        }
    }

    [Fact]
    public void Where_the_right_answer_stands_says_nothing()
    {
        var places =
            from seed in Enumerable.Range(1, 300)
            from item in QuizAnswers.Items
            from round in Enum.GetValues<QuizRound>()
            group item by QuizAnswers.ChoicesFor(item, round, (ulong)seed).IndexOf(QuizAnswer.Right) into at
            select (at.Key, Share: at.Count() / (300.0 * QuizAnswers.Items.Length * 2));

        Assert.Equal(3, places.Count());
        Assert.All(places, place => Assert.InRange(place.Share, 0.28, 0.39));
    }

    [Fact]
    public void It_is_asked_once_before_anything_is_taught_and_only_if_the_link_asks_for_it()
    {
        Assert.Equal(QuizRound.Before, Opened.QuizRound);
        Assert.Null((Opened with { WantsQuiz = false }).QuizRound);
        Assert.Null(After(Opened, new StartOpened()).QuizRound);

        var skipped = After(Opened, new QuizClosed(QuizAnswers.Skipped));
        Assert.Null(skipped.QuizRound);
        Assert.Null(QuizAnswers.RightIn(skipped.Quiz.Before));
        var answered = After(Opened, new QuizClosed(Three));
        Assert.Equal(3, QuizAnswers.RightIn(answered.Quiz.Before));
        Assert.Null(After(answered, new LevelChosen(LevelList.All[1], 1)).QuizRound);
        Assert.Same(answered, ActivityReducer.Reduce(answered, new QuizClosed(Five)));
    }

    [Fact]
    public void Answers_that_are_too_few_are_none()
    {
        var odd = After(Opened, new QuizClosed([QuizAnswer.Right]));

        Assert.Equal(QuizAnswers.Skipped, odd.Quiz.Before);
    }

    [Fact]
    public void Who_has_taught_already_is_asked_after_the_shift_alone()
    {
        var work = Worked();
        work.Store.Dispatch(new TeachingOpened());

        Assert.Null((work.State with { WantsQuiz = true }).QuizRound);
    }

    [Fact]
    public void After_a_shift_it_comes_when_it_is_asked_for_and_who_skips_it_may_come_back()
    {
        var report = Worked().State with { WantsQuiz = true, Quiz = QuizAnswers.None with { Before = Three } };
        Assert.Null(report.QuizRound);
        Assert.True(report.MayAnswerAgain);
        Assert.False((report with { WantsQuiz = false }).MayAnswerAgain);

        var open = After(report, new QuizOpened());
        Assert.Equal((QuizRound.After, true), (open.QuizRound, open.IsCovered));
        var skipped = After(open, new QuizClosed(QuizAnswers.Skipped));
        Assert.Equal((null, true), (skipped.QuizRound, skipped.MayAnswerAgain));
        var answered = After(open, new QuizClosed(Five));
        Assert.Equal((null, false), (answered.QuizRound, answered.MayAnswerAgain));
        Assert.Equal(5, QuizAnswers.RightIn(answered.Quiz.After));
        Assert.Same(Opened, ActivityReducer.Reduce(Opened, new QuizOpened()));
    }

    [Fact]
    public void What_was_answered_is_there_again_after_a_reload_and_stands_in_the_file_of_the_report()
    {
        var work = Worked(beforehand: Three);
        Assert.DoesNotContain("quiz", ReportFile.Of(work.State.LastResult!, QuizAnswers.None).ToJson(), StringComparison.Ordinal);
        work.Store.Dispatch(new QuizOpened());
        work.Store.Dispatch(new QuizClosed(Five));
        work.Time.Pass(TimeSpan.FromSeconds(1));

        ActivityHarness back = new("rust", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ProjectChosen(work.State.Project));

        Assert.Equal(work.State.Project, back.State.Project);
        Assert.Equal(Three, back.State.Quiz.Before);
        Assert.Equal(Five, back.State.Quiz.After);
        using var json = JsonDocument.Parse(ReportFile.Of(back.State.LastResult!, back.State.Quiz).ToJson());
        var quiz = json.RootElement.GetProperty("quiz");
        Assert.Equal((3, 5), (quiz.GetProperty("rightBefore").GetInt32(), quiz.GetProperty("rightAfter").GetInt32()));
        Assert.Equal(
            [
                "ProgrammedBehaviour Right Right",
                "Exactness Right Right",
                "DataStorage Misconception Right",
                "ContinuousLearning Other Right",
                "UserTrainedModel Right Right",
                "AutonomousDataAcquisition None Other",
            ],
            quiz.GetProperty("items")
                .EnumerateArray()
                .Select(item =>
                    $"{item.GetProperty("item").GetString()} {item.GetProperty("before").GetString()} {item.GetProperty("after").GetString()}"
                )
        );
    }

    [Fact]
    public void What_was_answered_before_the_first_part_is_kept_too()
    {
        ActivityHarness work = new("rust", asked: Asking);
        work.Store.Dispatch(new QuizClosed(Three));
        work.Time.Pass(TimeSpan.FromSeconds(1));

        ActivityHarness back = new("rust", store: work.Projects, session: "later");
        back.Store.Dispatch(new ProjectChosen(work.State.Project));

        Assert.Equal(Three, back.State.Quiz.Before);
        Assert.False(ActivityState.Open(LevelList.All[0], 1).OpenProject().IsWorthKeeping);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("rrr")]
    [InlineData("rrrrrx")]
    [InlineData("rrrrrrr")]
    public void What_was_kept_and_makes_no_sense_was_not_asked(string? kept) => Assert.Empty(QuizAnswers.FromText(kept));

    [Fact]
    public void Each_idea_has_its_words_and_a_level_that_meets_it()
    {
        foreach (var idea in QuizAnswers.Items)
        {
            var answers = new[] { QuizAnswer.Right, QuizAnswer.Misconception, QuizAnswer.Other }.Select(answer =>
                TextCatalogues.English[QuizTexts.Answer(idea, answer)]
            );

            Assert.EndsWith("?", TextCatalogues.English[QuizTexts.Question(idea)], StringComparison.Ordinal);
            Assert.Equal(3, answers.Distinct().Count());
            Assert.NotEmpty(TextCatalogues.English[QuizTexts.Said(idea)]);
            Assert.Contains(LevelList.All, level => level.Meets == idea);
        }

        Assert.Equal(
            QuizAnswers.Items.Length,
            QuizAnswers.Items.Select(idea => TextCatalogues.English[QuizTexts.Name(idea)]).Distinct().Count()
        );
    }

    private static ActivityHarness Worked(ImmutableArray<QuizAnswer>? beforehand = null)
    {
        ActivityHarness work = new("rust", seed: 4, asked: beforehand is null ? null : Asking);
        if (beforehand is { } answers)
            work.Store.Dispatch(new QuizClosed(answers));
        work.TeachTruth(examplesEach: 2);
        work.RunShift(parts: 20);
        return work;
    }

    private static ActivityState Asking(ActivityState state) => state with { WantsQuiz = true };

    private static ActivityState After(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
