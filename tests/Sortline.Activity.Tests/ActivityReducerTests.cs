using System.Collections.Immutable;
using System.Reflection;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Line;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Messages;
using Sortline.Projects;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity.Tests;

public class ActivityReducerTests
{
    private static readonly Label Good = new(1),
        Defective = new(2);
    private static readonly Part Gear = SampleParts.Good(GearKind.Instance, id: 4);
    private static readonly Part Rusty = SampleParts.With(GearKind.Instance, Defect.Rust, id: 5);
    private static readonly PictureId Picture = new(11);
    private static readonly PictureFeatures Features = FakeExtractor.FeaturesOf(Gear, Augmentation.AnyWayRound);
    private static readonly LayoutQuestion Unclear = new(new(1, "a.zip"), Message.Of("Unclear."), []);
    private static readonly Prediction SaysGood = Prediction.Of(Good, [new(Good, 1)]);

    private static readonly Hint Twins = new Hint.NearDuplicate(new(1), new(2), Good, 1);

    private static readonly ActivityState Opened = ActivityState.Open(LevelList.All[0], seed: 1);
    private static readonly ActivityState Waiting = After(Opened, new PartPhotographed(Gear, Picture, TimeSpan.Zero));
    private static readonly ActivityState Taught = After(
        Waiting,
        new FeaturesExtracted(Picture, Features, Augmentation.AnyWayRound),
        new PartLabelled(Gear.Id, Good)
    );
    private static readonly ActivityState Running = After(
        Taught,
        new ShiftStarted(),
        new PartPhotographed(Gear, Picture, TimeSpan.FromSeconds(3))
    );
    private static readonly ActivityState ImportingPhotos = After(Opened, new PhotosChosen(Good, [new(1, "a.jpg")]));
    private static readonly ActivityState Guided = After(Opened with { WantsTips = true }, new BriefClosed());
    private static readonly ActivityState Asked = After(Opened, new PhotoShown(new(41)));
    private static readonly ActivityState Answered = After(
        Running,
        new PartClassified(Gear.Id, SaysGood, Running.DatasetVersion, TimeSpan.FromSeconds(4))
    );
    private static readonly ActivityState Reported = After(
        Running,
        new PartEnded(Gear.Id, PartOutcome.GoodShipped, TimeSpan.FromSeconds(9)),
        new ShiftEnded()
    );

    private static readonly ActivityState Misjudged = After(
        Running,
        new PartEnded(Gear.Id, PartOutcome.GoodRejected, TimeSpan.FromSeconds(9)),
        new ShiftEnded()
    );
    private static readonly ActivityState Questioned = After(
        Taught,
        new RobotQuestionsSwitched(true),
        new PartPhotographed(Gear, new(12), TimeSpan.Zero),
        new MethodsCompared(new([], Taught.DatasetVersion)),
        new RobotAsked(new(new Hint.Unseen(Novelty.Look), new(12)))
    );

    private static readonly ActivityState Repeated = After(
        ActivityState.Open(LevelList.Find("does-it-learn")!, 1),
        new ShiftStarted(),
        new PartPhotographed(Gear, Picture, TimeSpan.FromSeconds(3)),
        new PartEnded(Gear.Id, PartOutcome.GoodShipped, TimeSpan.FromSeconds(9)),
        new ShiftEnded()
    );
    private static readonly ActivityState Handed = ActivityState.Open(LevelList.Find("mislabelled")!, 1);
    private static readonly ActivityState Weighed = WithWaysCompared(
        After(
            ActivityState.Open(LevelList.Find("nearest-or-weights")!, 1),
            new PartPhotographed(Gear, Picture, TimeSpan.Zero),
            new FeaturesExtracted(Picture, Features, Augmentation.AnyWayRound),
            new PartLabelled(Gear.Id, Good),
            new PartPhotographed(Rusty, new(12), TimeSpan.Zero),
            new FeaturesExtracted(new(12), FakeExtractor.FeaturesOf(Rusty, Augmentation.AnyWayRound), Augmentation.AnyWayRound),
            new PartLabelled(Rusty.Id, Defective)
        )
    );

    // One of each action, with a state in which it means something.
    private static readonly (ActivityState State, ActivityAction Action)[] Meaningful =
    [
        (Opened, new BackboneChanged(new BackboneStatus.Ready())),
        (Opened with { Backbone = new BackboneStatus.Failed(Message.Of("No network.")) }, new BackboneRetried()),
        (Waiting, new FeaturesExtracted(Picture, Features, Augmentation.AnyWayRound)),
        (Waiting, new ExtractionFailed(Picture, Message.Of("It broke."))),
        (Opened, new CameraFailed(Gear.Id)),
        (Opened, new PartPhotographed(Gear, Picture, TimeSpan.Zero)),
        (Waiting, new PartClassified(Gear.Id, SaysGood, Waiting.DatasetVersion, TimeSpan.Zero)),
        (Running, new RejectMissed(Gear.Id, MissReason.RobotBusy)),
        (Running, new PartEnded(Gear.Id, PartOutcome.GoodShipped, TimeSpan.FromSeconds(9))),
        (Waiting, new PartLabelled(Gear.Id, Good)),
        (Waiting, new PartSkipped(Gear.Id)),
        (Opened, new PartSorted(Gear.Id, Bin.Reject)),
        (Running, new FinishRequested()),
        (After(Reported, new TeachingUndone()), new MistakeTaught(Gear.Id, Defective)),
        (Taught, new ExampleDeleted(Taught.Examples[0].Id)),
        (Taught, new ExampleMoved(Taught.Examples[0].Id, Defective)),
        (Opened, new LabelAdded("Bent", LabelColour.Plum, Disposition.Reject)),
        (Opened, new LabelEdited(Good, "Fine", LabelColour.Teal, Disposition.Ship)),
        (Opened, new LabelDeleted(Defective)),
        (Opened, new LearningSettingsChanged(new(Classifier: ClassifierKind.Ridge))),
        (Opened, new MethodsCompared(new([], Opened.DatasetVersion))),
        (Opened, new ProjectSaveRequested()),
        (Opened, new ProjectFileChosen(new(1, "a.sortline"))),
        (
            Opened,
            new ProjectOpened(
                "Brain",
                ProjectMapping.Of(Taught),
                ImmutableDictionary<ExampleId, PictureId>.Empty,
                Notice.News(Message.Of("Opened."))
            )
        ),
        (Opened, new PhotosChosen(Good, [new(1, "a.jpg")])),
        (ImportingPhotos, new PhotoImported(new(40))),
        (Guided, new TipRead()),
        (Guided, new TipsSkipped()),
        (Opened, new PhotoShown(new(41))),
        (Asked, new PhotoAnswered(new(41), Features, Prediction.None)),
        (Asked, new PhotoQuestionClosed(null)),
        (ImportingPhotos, new FileTaskProgressed(1, 1)),
        (ImportingPhotos, new FileTaskEnded(null)),
        (ImportingPhotos, new FileTaskCancelled()),
        (Taught, new ExamplesInspected([Twins], Taught.DatasetVersion)),
        (Opened, new HintDismissed(Twins)),
        (Questioned with { RobotAsks = null }, new RobotAsked(Questioned.RobotAsks!)),
        (Questioned, new RobotQuestionClosed()),
        (Opened, new RobotQuestionsSwitched(true)),
        (Misjudged, new MistakeExplained(new(Gear.Id, MistakeCause.TooFew, ""))),
        (Repeated, new RepeatForeseen(Outlook.Higher)),
        (ActivityState.Open(LevelList.Find("three-customers")!, 1), new CustomerChosen(1)),
        (Handed, new LastShiftHandedOver(Handed.Project, [new(LastShift.Of(Handed.Level, 1)[0], new(50))])),
        (Weighed, new PicturesThrownAway()),
        (After(Weighed, new PicturesThrownAway()), new PicturesBroughtBack()),
        (Taught, new ProgressMeasured(new(1, 12, 20), Taught.DatasetVersion)),
        (Opened, new MapOpened()),
        (After(Opened, new MapOpened()), new MapClosed()),
        (After(Taught, new MapOpened()), new MapDrawn(new() { DatasetVersion = Taught.DatasetVersion, Method = Taught.Method })),
        (Taught, new TeachingUndone()),
        (Opened, new PauseToggled()),
        (Opened with { Belt = BeltMode.Paused }, new StepRequested()),
        (Opened with { Belt = BeltMode.SteppingToNextPart }, new BeltPaused()),
        (Running with { Belt = BeltMode.Paused }, new RewindRequested()),
        (Running with { Belt = BeltMode.Replaying }, new ReplayEnded()),
        (Opened, new BeltSpeedSet(0.35)),
        (Opened, new ThresholdSet(0.3)),
        (Opened, new AskingSet(new())),
        (Running, new TeachingOpened()),
        (Opened, new ShiftStarted()),
        (Running, new ShiftEnded()),
        (Running, new ShiftStopped()),
        (Answered, new PartOverruled(Gear.Id)),
        (Reported, new ClipOpened(Gear.Id)),
        (After(Reported, new ClipOpened(Gear.Id)), new ClipToggled()),
        (After(Reported, new ClipOpened(Gear.Id)), new ClipMoved(TimeSpan.FromSeconds(8))),
        (After(Reported, new ClipOpened(Gear.Id)), new ClipClosed()),
        (Opened, new SamplePhotographed(Opened.Level.Id, Gear, Picture)),
        (Waiting, new PictureShown(Picture)),
        (Opened, new NewPartsChosen()),
        (Opened, new LevelChosen(LevelList.All[1], 1)),
        (Opened, new LevelsOpened()),
        (Opened with { AreLevelsOpen = true }, new LevelsClosed()),
        (Opened, new TeachersNotesOpened()),
        (Opened with { AreTeachersNotesOpen = true }, new TeachersNotesClosed()),
        (Reported with { WantsQuiz = true }, new QuizOpened()),
        (Opened with { WantsQuiz = true }, new QuizClosed(QuizAnswers.Skipped)),
        (Opened with { IsBriefOpen = false }, new BriefOpened()),
        (Opened, new BriefClosed()),
        (Opened, new LayoutUnclear(Unclear)),
        (Opened with { LayoutQuestion = Unclear }, new LayoutChosen(null)),
        (After(Taught, new TeachingUndone()), new TeachingRedone()),
        (Taught, new MomentChosen(0)),
        (Taught, new MomentMeasured(Taught.History.Last!.Number, 0.5)),
        (Opened, new ProjectBegun()),
        (After(Taught, new ProjectBegun()), new ProjectChosen(Taught.Project)),
        (Opened, new ProjectRenamed(Opened.Project, "Mine")),
        (Opened, new ProjectDuplicated(Opened.Project, "Copy")),
        (Opened, new ProjectFiled(DateTimeOffset.UnixEpoch)),
        (After(Taught, new StartOpened()), new AllProjectsSaveRequested()),
        (Opened, new ProjectsFiled([Opened.Project], DateTimeOffset.UnixEpoch)),
        (Taught, new ProjectDeleted(Taught.Project)),
        (After(After(Taught, new ProjectBegun()), new ProjectDeleted(Taught.Project)), new ProjectRestored(Taught.Project)),
        (Opened, new StartOpened()),
        (After(Opened, new StartOpened()), new StartClosed()),
        (After(Opened, new StartOpened()), new ProjectsListed([])),
        (Opened, new SavingChanged(Opened.Project, new SaveStatus.Saved())),
        (Opened, new PersistenceAnswered(StoragePersistence.Kept)),
        (After(Reported, new TeachingOpened()), new ReportOpened()),
        (Opened, new GuideRead("level.gears.guide.more")),
        (Opened, new NoticeRaised(Message.Of("Read this."))),
        (Opened with { Notice = Notice.Warning(Message.Of("Read this.")) }, new NoticeDismissed()),
    ];

    private static ActivityState WithWaysCompared(ActivityState state)
    {
        ImmutableArray<LabelledPicture> examples = [.. state.ExamplesWithFeatures()];
        return After(
            state,
            new MethodsCompared(
                new([.. LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, examples))], state.DatasetVersion)
            )
        );
    }

    [Fact]
    public void Every_action_changes_some_state()
    {
        var all = typeof(ActivityAction)
            .GetNestedTypes(BindingFlags.Public)
            .Where(type => type.IsSubclassOf(typeof(ActivityAction)));

        // These are asked of the outside; the state changes when it answers.
        Assert.Equal(
            [
                typeof(LampSwapRequested),
                typeof(Arrived),
                typeof(SavingRetried),
                typeof(TakeOverRequested),
                typeof(PhotoQuestioned),
            ],
            all.Except(Meaningful.Select(row => row.Action.GetType()))
        );
        Assert.All(Meaningful, row => Assert.NotEqual(row.State, ActivityReducer.Reduce(row.State, row.Action)));
    }

    [Fact]
    public void Whatever_happens_within_a_lock_level_and_parts_stay()
    {
        foreach (var (state, action) in Meaningful)
        {
            var after = ActivityReducer.Reduce(state with { IsLocked = true }, action);

            Assert.Equal((state.Level, state.Seed), (after.Level, after.Seed));
        }
    }

    [Fact]
    [Fault(36)]
    public void A_guess_from_an_earlier_generation_is_dropped()
    {
        var stale = Waiting.DatasetVersion;
        var moved = After(Taught, new PartPhotographed(Gear, new(12), TimeSpan.Zero));

        var after = ActivityReducer.Reduce(moved, new PartClassified(Gear.Id, SaysGood, stale, TimeSpan.Zero));

        Assert.Same(moved, after);
    }

    [Fact]
    [Fault(36)]
    public void A_guess_of_a_deleted_label_is_dropped()
    {
        var without = After(Running, new LabelDeleted(Good));

        var after = ActivityReducer.Reduce(without, new PartClassified(Gear.Id, SaysGood, without.DatasetVersion, TimeSpan.Zero));

        Assert.Same(without, after);
    }

    [Fact]
    public void A_sample_of_another_level_or_one_that_is_there_is_dropped()
    {
        var shown = After(Opened, new SamplePhotographed(Opened.Level.Id, Gear, Picture));

        Assert.Same(Opened, ActivityReducer.Reduce(Opened, new SamplePhotographed("bolts", Gear, Picture)));
        Assert.Same(shown, ActivityReducer.Reduce(shown, new SamplePhotographed(Opened.Level.Id, Gear, new(13))));
    }

    [Fact]
    public void The_brief_is_open_until_the_learner_does_something_with_the_parts_and_comes_again_with_another_level()
    {
        Assert.True(Opened.IsBriefOpen);
        var waiting = After(Opened, new PartPhotographed(Gear, Picture, TimeSpan.Zero));
        Assert.True(waiting.IsBriefOpen);

        Assert.All(
            new ActivityAction[]
            {
                new BriefClosed(),
                new PartLabelled(Gear.Id, Good),
                new PartSkipped(Gear.Id),
                new ShiftStarted(),
            },
            action => Assert.False(ActivityReducer.Reduce(waiting, action).IsBriefOpen)
        );
        var read = After(waiting, new BriefClosed());
        Assert.Same(read, ActivityReducer.Reduce(read, new BriefClosed()));
        Assert.False(After(read, new NewPartsChosen()).IsBriefOpen);
        Assert.True(After(read, new LevelChosen(LevelList.All[1], 1)).IsBriefOpen);
        Assert.True(After(read, new BriefOpened()).IsBriefOpen);
    }

    [Fact]
    public void A_picture_is_shown_until_the_part_leaves_and_never_that_of_another_part()
    {
        var shown = After(Waiting, new PictureShown(Picture));

        Assert.False(Teaching(Waiting).IsPictureShown);
        Assert.True(Teaching(shown).IsPictureShown);
        Assert.Same(shown, ActivityReducer.Reduce(shown, new PictureShown(Picture)));
        Assert.Same(Waiting, ActivityReducer.Reduce(Waiting, new PictureShown(new(99))));
        var skipped = After(shown, new PartSkipped(Gear.Id));
        Assert.False(Teaching(skipped).IsPictureShown);
        Assert.False(Teaching(After(skipped, new PartPhotographed(Gear, new(12), TimeSpan.Zero))).IsPictureShown);

        static Scene.Teaching Teaching(ActivityState state) => Assert.IsType<Scene.Teaching>(state.Scene);
    }

    [Fact]
    public void A_guess_of_another_part_is_dropped()
    {
        var after = ActivityReducer.Reduce(Waiting, new PartClassified(new(77), SaysGood, Waiting.DatasetVersion, TimeSpan.Zero));

        Assert.Same(Waiting, after);
    }

    [Fact]
    public void The_first_answer_stands_for_a_part_of_a_shift()
    {
        var answered = After(Running, new PartClassified(Gear.Id, SaysGood, Running.DatasetVersion, TimeSpan.FromSeconds(4)));

        var after = ActivityReducer.Reduce(
            answered,
            new PartClassified(
                Gear.Id,
                Prediction.Of(Defective, [new(Defective, 1)]),
                answered.DatasetVersion,
                TimeSpan.FromSeconds(5)
            )
        );

        Assert.Same(answered, after);
    }

    [Fact]
    [Fault(14)]
    public void The_default_prediction_is_that_nothing_is_learned()
    {
        Assert.True(Assert.IsType<Scene.Teaching>(Waiting.Scene).AtCamera!.Prediction.IsNone);
        Assert.True(Assert.IsType<Scene.Running>(Running.Scene).Parts[0].Prediction.IsNone);
    }

    [Theory]
    [InlineData("Good")]
    [InlineData("good")]
    [InlineData("  GOOD ")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    [InlineData("Go\u200bod")]
    [InlineData("\u202eeman")]
    [InlineData("\ud800")]
    [Fault(13)]
    public void A_name_that_will_not_do_changes_no_label_and_says_why(string name)
    {
        var after = ActivityReducer.Reduce(Opened, new LabelAdded(name, LabelColour.Blue, Disposition.Ship));

        Assert.Equal(Opened.Labels.AsEnumerable(), after.Labels);
        Assert.NotNull(after.Notice);
    }

    [Theory]
    [InlineData("__proto__")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("Zahnräder")]
    [InlineData("👩‍🔧 gear")]
    [InlineData("تروس")]
    [InlineData("=1+1")]
    public void Any_other_name_is_kept_as_it_was_typed(string name)
    {
        var after = ActivityReducer.Reduce(Opened, new LabelAdded(name, LabelColour.Blue, Disposition.Ship));

        Assert.Equal(name, after.Labels[^1].Name);
        Assert.Null(after.Notice);
    }

    [Fact]
    [Fault(11)]
    public void Two_spellings_of_one_accented_name_are_one_name()
    {
        var composed = After(Opened, new LabelAdded("Pi\u00e8ce", LabelColour.Blue, Disposition.Ship));

        var after = ActivityReducer.Reduce(composed, new LabelAdded("Pie\u0300ce", LabelColour.Rose, Disposition.Ship));

        Assert.Equal(3, after.Labels.Length);
        Assert.Contains("Pi\u00e8ce", after.Notice.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_belt_speed_that_is_no_number_is_ignored(double speed) =>
        Assert.Same(Opened, ActivityReducer.Reduce(Opened, new BeltSpeedSet(speed)));

    [Fact]
    [Fault(14)]
    public void There_is_an_end_to_labels_and_it_is_said()
    {
        var full = Opened;
        for (var i = full.Labels.Length; i < ActivityState.MaxLabels; i++)
            full = After(full, new LabelAdded($"Label {i}", LabelColour.Blue, Disposition.Ship));

        var after = ActivityReducer.Reduce(full, new LabelAdded("One more", LabelColour.Blue, Disposition.Ship));

        Assert.Equal(ActivityState.MaxLabels, after.Labels.Length);
        Assert.NotNull(after.Notice);
    }

    [Fact]
    public void A_report_with_no_shift_behind_it_cannot_be() =>
        Assert.Same(Opened, ActivityReducer.Reduce(Opened, new ShiftEnded()));

    [Fact]
    public void What_was_taught_waits_in_its_level_while_another_is_open_and_a_word_says_so()
    {
        var after = ActivityReducer.Reduce(Reported, new LevelChosen(LevelList.All[1], 9));

        Assert.Empty(after.Examples);
        Assert.False(after.CanUndo);
        Assert.Null(after.LastResult);
        Assert.IsType<Scene.Teaching>(after.Scene);
        Assert.Contains("Rusty gears", after.Notice.Words(), StringComparison.Ordinal);
        Assert.Contains(Reported.Examples[0].Picture!.Value, after.Pictures());

        var back = ActivityReducer.Reduce(after, new LevelChosen(LevelList.All[0], 9));
        Assert.Equal(Reported.Examples.AsEnumerable(), back.Examples);
        Assert.Equal(Reported.Labels.AsEnumerable(), back.Labels);
    }

    [Fact]
    public void New_parts_keep_what_was_taught_and_the_shift_before()
    {
        var after = ActivityReducer.Reduce(Reported, new NewPartsChosen());

        Assert.Equal(2UL, after.Seed);
        Assert.Equal(Reported.Examples.AsEnumerable(), after.Examples);
        Assert.Equal(1UL, after.LastResult?.Seed);
        Assert.Equal(1UL, After(Reported with { Seed = Level.MaxSeed }, new NewPartsChosen()).Seed);
    }

    [Fact]
    public void A_part_that_became_an_example_does_not_count_when_its_shift_runs_again_but_does_among_others()
    {
        var repaired = After(Reported with { Examples = [] }, new MistakeTaught(Gear.Id, Good), new ShiftStarted());
        var again = Shift(repaired);
        var other = Shift(After(Reported, new MistakeTaught(Gear.Id, Good), new NewPartsChosen(), new ShiftStarted()));

        Assert.Equal([Gear.Id], again.Practised);
        Assert.Empty(again.CountedParts);
        Assert.Equal(0, again.Counts.Total);
        Assert.Equal(0, Grade.For(again, LevelList.All[0]).Stars);
        Assert.Empty(other.Practised);
        Assert.Equal(1, other.Counts.Total);
    }

    [Fact]
    public void What_the_learner_overruled_counts_as_it_ended_and_for_the_robot_as_it_would_have()
    {
        var rusty = SampleParts.With(GearKind.Instance, Defect.Rust, id: 5);
        var state = After(
            Taught,
            new ShiftStarted(Bet: 9),
            new PartPhotographed(rusty, Picture, TimeSpan.FromSeconds(3)),
            new PartClassified(rusty.Id, SaysGood, Taught.DatasetVersion, TimeSpan.FromSeconds(4)),
            new PartOverruled(rusty.Id)
        );
        Assert.Same(state, ActivityReducer.Reduce(state, new PartOverruled(rusty.Id)));

        var result = Shift(state, rusty.Id, PartOutcome.DefectRejected);

        Assert.Equal(9, result.Bet);
        Assert.Equal(1, result.Counts.DefectsRejected);
        Assert.Equal(1, result.OwnCounts.DefectsShipped);
        Assert.Empty(result.Mistakes);
    }

    [Fact]
    public void A_shift_that_is_stopped_reports_what_was_sorted_by_then()
    {
        var two = After(
            Running,
            new PartPhotographed(SampleParts.Good(GearKind.Instance, id: 5), new(12), TimeSpan.FromSeconds(4)),
            new PartEnded(Gear.Id, PartOutcome.GoodShipped, TimeSpan.FromSeconds(9)),
            new ShiftStopped()
        );

        Assert.Equal(Gear.Id, Assert.Single(Assert.IsType<Scene.Reporting>(two.Scene).Result.Parts).Part.Id);
        Assert.IsType<Scene.Teaching>(After(Running, new ShiftStopped()).Scene);
    }

    private static ShiftResult Shift(ActivityState running) =>
        Shift(After(running, new PartPhotographed(Gear, Picture, TimeSpan.FromSeconds(3))), Gear.Id, PartOutcome.GoodShipped);

    private static ShiftResult Shift(ActivityState running, PartId part, PartOutcome outcome) =>
        Assert
            .IsType<Scene.Reporting>(
                After(running, new PartEnded(part, outcome, TimeSpan.FromSeconds(9)), new ShiftEnded()).Scene
            )
            .Result;

    [Fact]
    public void A_level_brings_the_way_to_learn_that_it_starts_with()
    {
        Assert.Equal((ClassifierKind.Knn, ClassifierKind.Knn), (Opened.Settings.Classifier, Opened.Method.Classifier));

        var next = ActivityReducer.Reduce(Taught, new LevelChosen(LevelList.All[1], 1));
        Assert.Null(next.Settings.Classifier);

        var chosen = ActivityReducer.Reduce(
            next,
            new LearningSettingsChanged(next.Settings with { Classifier = ClassifierKind.Ridge })
        );
        Assert.Equal(Opened.Settings, ActivityReducer.Reduce(chosen, new LevelChosen(LevelList.All[0], 1)).Settings);
    }

    private static ActivityState After(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
