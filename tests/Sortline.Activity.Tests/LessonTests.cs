using System.Text;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>What only some levels ask for: what the last shift left, the same shift twice, no pictures, one customer after another.</summary>
public class LessonTests
{
    private static readonly Label Good = ActivityHarness.Good,
        Defective = ActivityHarness.Defective;

    private static readonly ProjectSettings Weighing = new(Classifier: ClassifierKind.Ridge, Features: FeatureKind.Plain);

    private static readonly Level Left = Read(
        """
        {
          "place": 1, "chapter": "Workshop", "parts": 20,
          "shift": { "kinds": [{ "kind": "Gear", "defects": ["Rust"] }] },
          "taught": { "each": 12, "wrong": 2 }
        }
        """
    );

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(Level.MaxSeed)]
    public void The_last_shift_left_as_many_of_each_label_and_so_many_of_them_wrong(ulong seed)
    {
        var left = LastShift.Of(Left, seed);

        Assert.Equal(left, LastShift.Of(Left, seed));
        Assert.NotEqual(left, LastShift.Of(Left, seed == 1 ? 2UL : 1UL));
        foreach (var said in new[] { Disposition.Ship, Disposition.Reject })
        {
            Assert.Equal(12, left.Count(one => one.Said == said));
            Assert.Equal(2, left.Count(one => one.Said == said && one.IsMislabelled));
        }

        Assert.Empty(LastShift.Of(LevelList.All[0], seed));
    }

    [Fact]
    public void It_is_there_before_the_learner_has_taught_anything_and_is_nothing_to_take_back_or_to_keep()
    {
        ActivityHarness work = new(Left);
        Assert.Empty(work.State.Examples);

        work.WaitForPart();

        Assert.Equal(
            LastShift.Of(Left, 1).Select(left => (left.Part, left.Said is Disposition.Reject ? Defective : Good)),
            work.State.Examples.Select(example => (example.Origin!.Part, example.Label))
        );
        Assert.All(work.State.Examples, example => Assert.NotNull(example.Features));
        Assert.False(work.State.CanUndo);
        Assert.False(work.State.OpenProject().IsWorthKeeping);
        Assert.Empty(work.Failures);
    }

    [Fact]
    public void It_comes_once_whatever_is_done_with_it()
    {
        ActivityHarness work = new(Left);
        work.WaitForPart();

        foreach (var example in work.State.Examples)
            work.Store.Dispatch(new ActivityAction.ExampleDeleted(example.Id));
        work.TeachTruth(examplesEach: 2);

        Assert.Equal(4, work.State.Examples.Length);
        Assert.True(work.State.OpenProject().IsWorthKeeping);
    }

    [Fact]
    public void What_was_kept_of_it_is_there_again_and_does_not_come_twice()
    {
        ActivityHarness work = new("mislabelled");
        work.WaitForPart();
        var first = work.State.Examples[0];
        work.Store.Dispatch(new ActivityAction.ExampleMoved(first.Id, first.Label == Good ? Defective : Good));
        work.Time.Pass(TimeSpan.FromMilliseconds(2));

        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Samples)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));
        back.WaitForPart();

        Assert.Equal(
            work.State.Examples.Select(example => (example.Id, example.Label, example.Origin)),
            back.State.Examples.Select(example => (example.Id, example.Label, example.Origin))
        );
    }

    [Fact]
    public void Another_level_that_opens_meanwhile_gets_none_of_it_and_its_pictures_are_let_go()
    {
        ActivityHarness work = new(Left);
        work.WaitForPart();
        work.View.SampleGate = new(); // The samples are there: what waits is what was left.
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        work.WaitForPart();
        var under = work.View.Samples.Last();
        Assert.Equal(LastShift.Of(Left, 1)[0].Part, under.Value);
        work.Store.Dispatch(new ActivityAction.LevelChosen(LevelList.Find("gears")!, 1));

        work.View.SampleGate.SetResult();
        work.WaitForPart();

        Assert.Empty(work.State.Examples);
        Assert.Contains(under.Key, work.Pictures.Released);
        Assert.Empty(work.Failures);
    }

    [Fact]
    public void The_hints_find_what_is_wrong_and_once_it_is_put_right_the_shift_is_won()
    {
        ActivityHarness work = new(Left);
        work.WaitForPart();
        work.Time.Pass(TimeSpan.FromSeconds(5));
        var wrong = work.State.Examples.Where(IsWrong).Select(example => example.Id).ToList();

        Assert.Subset(
            VisibleHints.Of(work.State).SelectMany(hint => VisibleHints.ExamplesOf(hint)).ToHashSet(),
            wrong.ToHashSet()
        );
        foreach (var example in work.State.Examples.Where(IsWrong))
            work.Store.Dispatch(new ActivityAction.ExampleMoved(example.Id, example.Label == Good ? Defective : Good));

        Assert.Equal(3, Grade.For(work.RunShift(), Left).Stars);

        static bool IsWrong(Dataset.TaughtExample example) => example.Origin!.Part.IsDefective != (example.Label == Defective);
    }

    [Fact]
    public void The_same_shift_once_more_brings_the_same_and_says_so()
    {
        ActivityHarness work = new("does-it-learn");
        work.Extractor.Noise = 0.9f;
        work.TeachTruth(examplesEach: 3);
        work.RunShift();
        Assert.True(Repeat.MayBeForeseen(work.State));

        work.Store.Dispatch(new ActivityAction.RepeatForeseen(Outlook.Higher));
        work.RunShift();

        var both = Repeat.Between(Assert.IsType<Scene.Reporting>(work.State.Scene))!;
        Assert.Equal((Outlook.Higher, Outlook.Same, true), (both.Foreseen, both.Came, both.IsUnchanged));
        Assert.Equal(both.Before, both.Now);
        Assert.Equal("repeat.not-as-said", LessonTexts.Said(both).Key);
        Assert.Equal("repeat.why-same", LessonTexts.Why(both).Key);
        Assert.False(Repeat.MayBeForeseen(work.State)); // It has its answer.
    }

    [Fact]
    public void Who_teaches_in_between_is_told_that_it_shows_nothing_and_other_parts_are_no_answer()
    {
        ActivityHarness work = new("does-it-learn");
        work.TeachTruth(examplesEach: 2);
        work.RunShift();
        work.Store.Dispatch(new ActivityAction.RepeatForeseen(Outlook.Same));
        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.TeachTruth(examplesEach: 4);
        work.RunShift();

        var both = Repeat.Between(Assert.IsType<Scene.Reporting>(work.State.Scene))!;
        Assert.False(both.IsUnchanged);
        Assert.Equal("repeat.changed", LessonTexts.Why(both).Key);

        work.Store.Dispatch(new ActivityAction.NewPartsChosen());
        work.RunShift();
        Assert.Null(Repeat.Between(Assert.IsType<Scene.Reporting>(work.State.Scene)));
    }

    [Fact]
    public void What_was_foretold_is_kept_with_the_shift()
    {
        ActivityHarness work = new("does-it-learn");
        work.TeachTruth(examplesEach: 2);
        work.RunShift();
        work.Store.Dispatch(new ActivityAction.RepeatForeseen(Outlook.Lower));
        work.Time.Pass(TimeSpan.FromMilliseconds(2));

        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));
        back.RunShift();

        var both = Repeat.Between(Assert.IsType<Scene.Reporting>(back.State.Scene))!;
        Assert.Equal((Outlook.Lower, Outlook.Same, true), (both.Foreseen, both.Came, both.IsUnchanged));
    }

    [Fact]
    public void Only_a_level_that_asks_takes_an_answer()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.RunShift();
        var before = work.State;

        work.Store.Dispatch(new ActivityAction.RepeatForeseen(Outlook.Lower));

        Assert.Same(before, work.State);
    }

    [Fact]
    public void Without_pictures_the_nearest_examples_know_nothing_and_the_weights_still_answer()
    {
        var work = TaughtWithoutPictures();
        var guess = Guess(work);
        Assert.NotEmpty(guess.Influences);

        work.Store.Dispatch(new ActivityAction.PicturesThrownAway());

        Assert.Empty(work.State.Examples);
        Assert.True(Guess(work).IsNone);
        work.Store.Dispatch(new ActivityAction.LearningSettingsChanged(Weighing));
        Assert.Equal(guess.Label, Guess(work).Label);
        Assert.Empty(Guess(work).Influences); // Nobody is there who could be named.
        var result = work.RunShift();
        Assert.True(Grade.For(result, work.State.Level).IsPassed);
        Assert.Empty(Gap.Behind(result));
        Assert.Empty(work.Failures);
    }

    [Fact]
    public void With_its_pictures_the_same_robot_wins_no_stars_and_by_nearest_examples_without_them_neither()
    {
        var work = TaughtWithoutPictures();
        var grade = Grade.For(work.RunShift(), work.State.Level);
        Assert.Equal((0, true), (grade.Stars, grade.HadPictures));
        Assert.Equal(grade.Of, grade.Right);

        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PicturesThrownAway());
        grade = Grade.For(work.RunShift(), work.State.Level);

        Assert.Equal((0, false), (grade.Stars, grade.HadPictures));
    }

    [Fact]
    public void The_pictures_can_be_brought_back_and_what_was_set_meanwhile_stays()
    {
        var work = TaughtWithoutPictures();
        var before = work.State.Examples;
        work.Store.Dispatch(new ActivityAction.PicturesThrownAway());
        work.Store.Dispatch(new ActivityAction.LearningSettingsChanged(Weighing));
        var seen = work.WaitForPart();

        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, Good));
        Assert.Empty(work.State.Examples);
        Assert.Equal("memory.cannot-teach", work.State.Notice?.Text.Key);

        work.Store.Dispatch(new ActivityAction.PicturesBroughtBack());
        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.Equal(Weighing, work.State.Settings);
        Assert.Null(work.State.Weights);
        Assert.NotEmpty(Guess(work).Influences);
    }

    [Fact]
    public void Taken_back_and_done_again_they_go_as_they_went()
    {
        var work = TaughtWithoutPictures();
        work.Store.Dispatch(new ActivityAction.PicturesThrownAway());

        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        Assert.Equal(8, work.State.Examples.Length);
        Assert.Null(work.State.Weights);
        work.Time.Pass(TimeSpan.FromSeconds(3));
        work.Store.Dispatch(new ActivityAction.TeachingRedone());

        Assert.Empty(work.State.Examples);
        Assert.NotNull(work.State.Weights);
    }

    [Fact]
    public void Pictures_are_not_thrown_away_where_the_level_does_not_say_so_nor_before_all_ways_have_learned()
    {
        ActivityHarness other = new("rust");
        other.TeachTruth(examplesEach: 4);
        other.Time.Pass(TimeSpan.FromSeconds(3));
        var before = other.State;
        other.Store.Dispatch(new ActivityAction.PicturesThrownAway());
        Assert.Same(before, other.State);

        ActivityHarness early = new("nearest-or-weights");
        early.TeachTruth(examplesEach: 4);
        Assert.False(early.State.CanThrowPicturesAway);
        early.Store.Dispatch(new ActivityAction.PicturesThrownAway());
        Assert.Equal(8, early.State.Examples.Length);
    }

    [Fact]
    public void Each_customer_pays_other_prices_for_the_same_parts_and_gives_so_many_stars()
    {
        ActivityHarness work = new("three-customers");
        work.TeachTruth(examplesEach: 12);
        List<(int Score, int Stars, bool IsPassed)> won = [];
        foreach (var customer in new[] { 0, 1, 2 })
        {
            work.Store.Dispatch(new ActivityAction.CustomerChosen(customer));
            var result = work.RunShift();
            var grade = Grade.For(result, work.State.Level);
            Assert.Equal(work.State.Level.Customers[customer], result.Prices);
            won.Add((result.Prices.Score(result.Counts), grade.Stars, grade.IsPassed));
        }

        Assert.Equal([(400, 1, true), (400, 2, true), (400, 3, true)], won);
        Assert.Equal(3, work.State.Stars["three-customers"]);
    }

    [Fact]
    public void Which_customer_it_is_is_kept_with_the_shift_that_it_paid()
    {
        ActivityHarness work = new("three-customers");
        work.TeachTruth(examplesEach: 2);
        work.Store.Dispatch(new ActivityAction.CustomerChosen(2));
        work.RunShift(parts: 20);
        work.Store.Dispatch(new ActivityAction.CustomerChosen(1));
        work.Time.Pass(TimeSpan.FromMilliseconds(2));

        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));

        Assert.Equal((1, 2), (back.State.Customer, back.State.LastResult!.Customer));
        Assert.Equal(work.State.LastResult!.Prices, back.State.LastResult.Prices);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(3)]
    public void A_customer_who_does_not_come_changes_nothing(int customer)
    {
        var state = ActivityState.Open(LevelList.Find("three-customers")!, 1);

        Assert.Same(state, ActivityReducer.Reduce(state, new ActivityAction.CustomerChosen(customer)));
    }

    private static ActivityHarness TaughtWithoutPictures()
    {
        ActivityHarness work = new("nearest-or-weights");
        work.Extractor.Noise = 0;
        work.TeachTruth(examplesEach: 4);
        work.WaitForPart();
        work.Time.Pass(TimeSpan.FromSeconds(3));
        Assert.True(work.State.CanThrowPicturesAway);
        return work;
    }

    private static Prediction Guess(ActivityHarness work) => work.WaitForPart().Prediction;

    private static Level Read(string json) => LevelReader.Read("mine", new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
