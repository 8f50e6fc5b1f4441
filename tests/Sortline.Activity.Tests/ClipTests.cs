using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>How a mistake happened: the clip of it, and what comes of the right label.</summary>
public class ClipTests
{
    // One neighbour alone: what one example changes is easy to tell.
    private static readonly ProjectSettings Nearest = new(
        Classifier: ClassifierKind.Knn,
        Features: FeatureKind.Plain,
        Neighbours: 1
    );

    [Fact]
    public void The_same_shift_again_is_the_same_to_the_last_event()
    {
        ActivityHarness work = new("gears", seed: 4);
        work.TeachTruth(examplesEach: 3);
        var first = work.RunShift();

        var again = work.RunShift();

        Assert.NotSame(first, again);
        Assert.Contains(first.Parts, part => part.Outcome is PartOutcome.DefectRejected);
        Assert.Equal(EventsOf(work, first), EventsOf(work, again));
        Assert.All(PartChange.Between(first, again), change => Assert.False(change.IsBetter || change.IsWorse));
    }

    [Fact]
    public void A_label_that_was_given_to_a_mistake_changes_the_next_result_and_only_where_the_robot_judges_otherwise()
    {
        ActivityHarness work = new("gears", seed: 4, Nearest);
        TeachGoodAlone(work);
        var before = work.RunShift();
        var mistake = before.AllMistakes.First();
        work.Store.Dispatch(new ActivityAction.ClipOpened(mistake.Part.Id));
        work.Store.Dispatch(new ActivityAction.MistakeTaught(mistake.Part.Id, ActivityHarness.Defective));

        var after = work.RunShift();

        Assert.Null(work.State.Clip);
        var changes = PartChange.Between(before, after);
        Assert.Equal(before.Parts.Length, changes.Length);
        var judgedOtherwise = changes.Where(one => one.Before!.Decision != one.After.Decision).ToList();
        Assert.Contains(
            judgedOtherwise,
            one => one.After.Part.Id == mistake.Part.Id && one is { IsTaught: true, IsBetter: true }
        );
        Assert.Equal(judgedOtherwise, changes.Where(one => one.Before!.Outcome != one.After.Outcome));
        Assert.True(judgedOtherwise.Count < changes.Length);
        var others = changes
            .Select(one => one.After.Part.Id)
            .Except(judgedOtherwise.Select(one => one.After.Part.Id))
            .ToHashSet();
        Assert.Equal(EventsOf(work, before).Where(IsOf(others)), EventsOf(work, after).Where(IsOf(others)));
        Assert.NotEqual(EventsOf(work, before), EventsOf(work, after));
    }

    [Fact]
    public void What_was_done_to_a_line_is_done_again_at_the_same_moments()
    {
        ActivityHarness work = new("gears", seed: 4);
        work.TeachTruth(examplesEach: 3);
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        work.View.Run(TimeSpan.FromSeconds(7));
        work.Store.Dispatch(new ActivityAction.BeltSpeedSet(0.35));
        while (work.State.Scene is Scene.Running { Parts: var seen } && !seen.Any(part => part.CanBeOverruled))
            work.View.Run(TimeSpan.FromSeconds(0.1));
        var overruled = ((Scene.Running)work.State.Scene).Parts.First(part => part.CanBeOverruled).Part.Id;
        work.Store.Dispatch(new ActivityAction.PartOverruled(overruled));
        work.View.Run(TimeSpan.FromSeconds(3));
        work.Store.Dispatch(new ActivityAction.FinishRequested());

        var result = work.FinishShift();

        var ends = EventsOf(work, result)
            .Where(one => one is LineEvent.PartShipped or LineEvent.PartRejected)
            .Select(one => (PartOf(one), (TimeSpan?)one.Time))
            .OrderBy(one => one.Item1);
        Assert.Equal(result.Parts.Select(part => ((PartId?)part.Part.Id, part.EndedAt)).OrderBy(one => one.Item1), ends);
    }

    [Fact]
    public void A_clip_shows_the_line_as_it_was_at_any_moment_forwards_and_backwards()
    {
        ActivityHarness work = new("gears", seed: 4, Nearest);
        TeachGoodAlone(work);
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        Dictionary<double, double[]> lived = [];
        while (work.State.Scene is Scene.Running)
        {
            work.View.PassAtOnce(TimeSpan.FromSeconds(1.0 / ProductionLine.StepsPerSecond));
            lived[work.View.Poses[0]] = work.View.Poses;
        }

        var mistake = ((Scene.Reporting)work.State.Scene).Result.AllMistakes.First();
        work.Store.Dispatch(new ActivityAction.ClipOpened(mistake.Part.Id));
        var clip = work.State.Clip!;
        work.View.Run(TimeSpan.FromSeconds(0.1));

        Assert.Equal(mistake.Part.Id, work.View.Marked);
        Assert.Equal(mistake.PredictedAt - Clip.Lead, clip.From);
        foreach (var share in new[] { 0, 0.7, 0.3, 0.9, 0.1 })
        {
            var at = clip.From + (share * clip.Length);
            work.Store.Dispatch(new ActivityAction.ClipMoved(at));
            work.View.Run(TimeSpan.FromSeconds(0.02));

            var shown = work.View.Poses;
            Assert.Equal(at.TotalSeconds, shown[0], 2.1 / ProductionLine.StepsPerSecond);
            Assert.Equal(lived[shown[0]], shown);
        }
    }

    [Theory]
    [InlineData(LineLayout.SlowestBeltSpeed)]
    [InlineData(LineLayout.FastestBeltSpeed)]
    public void At_the_end_of_a_clip_the_part_lies_still(double speed)
    {
        ActivityHarness work = new("rust", seed: 7);
        work.TeachTruth(examplesEach: 3);
        work.Store.Dispatch(new ActivityAction.BeltSpeedSet(speed));
        work.Store.Dispatch(new ActivityAction.ShiftStarted(20));
        work.View.Run(TimeSpan.FromSeconds(2));
        work.Store.Dispatch(new ActivityAction.FinishRequested());
        var result = work.FinishShift();
        var shipped = result.Parts.First(part => part.Outcome is PartOutcome.GoodShipped);
        var rejected = result.Parts.First(part => part.Outcome is PartOutcome.DefectRejected);
        foreach (var part in new[] { shipped, rejected })
        {
            work.Store.Dispatch(new ActivityAction.ClipOpened(part.Part.Id));
            work.View.Run(TimeSpan.FromSeconds(1));
            var clip = work.State.Clip!;

            work.Store.Dispatch(new ActivityAction.ClipMoved(clip.To - TimeSpan.FromSeconds(0.2)));
            work.View.Run(TimeSpan.FromSeconds(0.02));
            var before = PlaceOf(part.Part.Id, work.View.Poses);
            work.Store.Dispatch(new ActivityAction.ClipMoved(clip.To));
            work.View.Run(TimeSpan.FromSeconds(0.02));

            Assert.Equal(before, PlaceOf(part.Part.Id, work.View.Poses));
            Assert.True(before[1] < LineLayout.RejectBinRimY);
        }
    }

    [Fact]
    public void A_clip_runs_to_its_end_halts_there_and_begins_again()
    {
        var work = WithReport();
        work.Store.Dispatch(new ActivityAction.ClipOpened(MistakeOf(work).Part.Id, IsPlaying: true));
        var clip = work.State.Clip!;
        Assert.True(clip.IsPlaying);

        work.View.Run(clip.Length / 2);
        Assert.InRange(work.State.Clip!.At - clip.From, clip.Length * 0.4, clip.Length * 0.6);
        work.View.Run(clip.Length);

        Assert.Equal((clip.To, false), (work.State.Clip!.At, work.State.Clip.IsPlaying));
        work.Store.Dispatch(new ActivityAction.ClipToggled());
        Assert.Equal((clip.From, true), (work.State.Clip!.At, work.State.Clip.IsPlaying));
        work.View.Run(TimeSpan.FromSeconds(2));
        work.Store.Dispatch(new ActivityAction.ClipToggled());
        var halted = work.State.Clip!;
        work.View.Run(TimeSpan.FromSeconds(2));
        Assert.Same(halted, work.State.Clip);
        work.Store.Dispatch(new ActivityAction.ClipMoved(TimeSpan.FromDays(1)));
        Assert.Equal(clip.To, work.State.Clip!.At);
    }

    [Fact]
    public void A_clip_changes_nothing_of_the_shift_and_nothing_that_is_kept()
    {
        var work = WithReport();
        work.Time.Pass(TimeSpan.FromSeconds(1));
        var (before, writes) = (work.State, work.Projects.Writes.Count);

        foreach (var mistake in ((Scene.Reporting)before.Scene).Result.AllMistakes)
        {
            work.Store.Dispatch(new ActivityAction.ClipOpened(mistake.Part.Id, IsPlaying: true));
            work.View.Run(TimeSpan.FromSeconds(5));
            work.Store.Dispatch(new ActivityAction.ClipMoved(work.State.Clip!.From));
            work.View.Run(TimeSpan.FromSeconds(1));
        }

        work.Store.Dispatch(new ActivityAction.ClipClosed());
        work.Time.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(before, work.State);
        Assert.Equal(writes, work.Projects.Writes.Count);
        Assert.Null(work.View.Marked);
        Assert.Empty(work.Failures);
    }

    [Fact]
    public void What_happened_is_told_moment_by_moment()
    {
        ActivityHarness work = new("rust", seed: 7);
        work.TeachTruth(examplesEach: 3);
        var result = work.RunShift(parts: 20);
        var rejected = result.Parts.First(part => part.Outcome is PartOutcome.DefectRejected);

        work.Store.Dispatch(new ActivityAction.ClipOpened(rejected.Part.Id));
        Assert.Equal(
            ["The camera takes its picture.", "The robot decides: take it off.", "The arm drops it into the bin for bad parts."],
            ClipTexts.Moments(work.State.Clip!).Select(moment => moment.What.Words())
        );
        work.View.Run(TimeSpan.FromSeconds(1));

        var clip = work.State.Clip!;
        var moments = ClipTexts.Moments(clip);
        Assert.Contains("The arm takes hold of it.", moments.Select(moment => moment.What.Words()));
        Assert.All(moments, moment => Assert.InRange(moment.At, clip.From, clip.To));
        Assert.Equal(moments.Select(moment => moment.At).Order(), moments.Select(moment => moment.At));
    }

    [Fact]
    public void Who_said_no_is_told_from_what_the_robot_decided()
    {
        Clip clip = new(
            new(3),
            TimeSpan.Zero,
            TimeSpan.FromSeconds(9),
            TimeSpan.Zero,
            false,
            [
                new LineEvent.PartDecided(TimeSpan.FromSeconds(1), new(3), Disposition.Reject),
                new LineEvent.PartDecided(TimeSpan.FromSeconds(2), new(4), Disposition.Reject),
                new LineEvent.PartDecided(TimeSpan.FromSeconds(3), new(3), Disposition.Ship),
                new LineEvent.PartGripped(TimeSpan.FromSeconds(4), new(4)),
                new LineEvent.PartShipped(TimeSpan.FromSeconds(5), new(3)),
            ]
        );

        Assert.Equal(
            [
                "The robot decides: take it off.",
                "You say no: ship it.",
                "The arm takes hold of part 5.",
                "It falls off the end of the belt: shipped.",
            ],
            ClipTexts.Moments(clip).Select(moment => moment.What.Words())
        );
    }

    [Fact]
    public void What_opens_over_the_report_or_takes_its_place_closes_the_clip()
    {
        var work = WithReport();
        work.Store.Dispatch(new ActivityAction.ClipOpened(MistakeOf(work).Part.Id));
        var open = work.State;
        Assert.NotNull(open.Clip);

        Assert.All(
            new ActivityAction[]
            {
                new ActivityAction.TeachingOpened(),
                new ActivityAction.ShiftStarted(),
                new ActivityAction.LevelsOpened(),
                new ActivityAction.StartOpened(),
                new ActivityAction.BriefOpened(),
                new ActivityAction.NewPartsChosen(),
                new ActivityAction.ProjectBegun(),
            },
            action => Assert.Null(ActivityReducer.Reduce(open, action).Clip)
        );
        Assert.NotNull(ActivityReducer.Reduce(open, new ActivityAction.MistakeTaught(open.Clip.Part, ActivityHarness.Good)).Clip);
        Assert.Same(open, ActivityReducer.Reduce(open, new ActivityAction.ClipOpened(new(9_999))));
    }

    [Fact]
    public void A_report_that_was_kept_shows_the_same_clip_and_an_older_one_tells_it_in_words()
    {
        var work = WithReport();
        work.Time.Pass(TimeSpan.FromSeconds(1));
        var mistake = MistakeOf(work);
        work.Store.Dispatch(new ActivityAction.ClipOpened(mistake.Part.Id));
        work.View.Run(TimeSpan.FromSeconds(1));

        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));
        back.Store.Dispatch(new ActivityAction.ClipOpened(mistake.Part.Id));
        back.View.Run(TimeSpan.FromSeconds(1));

        Assert.Equal(work.State.Clip!.Events.AsEnumerable(), back.State.Clip!.Events);
        Assert.Equal(work.View.Poses, back.View.Poses);

        var reporting = (Scene.Reporting)back.State.Scene;
        var older = ActivityReducer.Reduce(
            back.State with
            {
                Scene = reporting with { Result = reporting.Result with { Log = null } },
                Clip = null,
            },
            new ActivityAction.ClipOpened(mistake.Part.Id)
        );
        Assert.False(((Scene.Reporting)older.Scene).Result.CanBeShownAgain);
        Assert.NotEmpty(ClipTexts.Moments(older.Clip!));
    }

    [Fact]
    public void Shifts_of_other_parts_have_nothing_to_compare()
    {
        ActivityHarness work = new("rust", seed: 7);
        var first = work.RunShift(parts: 20);
        work.Store.Dispatch(new ActivityAction.NewPartsChosen());
        var other = work.RunShift(parts: 20);

        Assert.Empty(PartChange.Between(first, other));
        Assert.Empty(PartChange.Between(null, other));
    }

    private static void TeachGoodAlone(ActivityHarness work)
    {
        while (work.State.Examples.IsEmpty)
        {
            var seen = work.WaitForPart();
            work.Store.Dispatch(
                seen.Part.IsDefective
                    ? new ActivityAction.PartSkipped(seen.Part.Id)
                    : new ActivityAction.PartLabelled(seen.Part.Id, ActivityHarness.Good)
            );
        }
    }

    private static ActivityHarness WithReport()
    {
        ActivityHarness work = new("gears", seed: 4, Nearest);
        TeachGoodAlone(work);
        Assert.NotEmpty(work.RunShift(parts: 20).AllMistakes);
        return work;
    }

    private static InspectedPart MistakeOf(ActivityHarness work) =>
        ((Scene.Reporting)work.State.Scene).Result.AllMistakes.First();

    private static List<LineEvent> EventsOf(ActivityHarness work, ShiftResult result)
    {
        var log = result.Log!;
        var line = RewindableLine.Again(
            () => DriveLine.LineOfShift(work.State.Level, result.Seed, result.PartCount, log.StartSpeed),
            log
        );
        List<LineEvent> events = [];
        while (line.Shown.StepCount < log.Step)
        {
            line.Step();
            while (line.Shown.TryTakeEvent(out var lineEvent))
                events.Add(lineEvent);
        }

        Assert.IsType<LineEvent.ShiftEnded>(events[^1]);
        return events;
    }

    private static Func<LineEvent, bool> IsOf(HashSet<PartId> parts) => one => PartOf(one) is { } part && parts.Contains(part);

    private static PartId? PartOf(LineEvent lineEvent) =>
        lineEvent switch
        {
            LineEvent.PartFed(_, var part) => part.Id,
            LineEvent.PartSeen(_, var part) => part,
            LineEvent.PartDecided(_, var part, _) => part,
            LineEvent.RejectMissed(_, var part, _) => part,
            LineEvent.PartGripped(_, var part) => part,
            LineEvent.PartRejected(_, var part) => part,
            LineEvent.PartShipped(_, var part) => part,
            _ => null,
        };

    private static double[] PlaceOf(PartId part, double[] poses)
    {
        const int Header = 15,
            Length = 8;
        for (var at = Header; at < poses.Length; at += Length)
        {
            if ((int)poses[at] == part.Value)
                return poses[(at + 1)..(at + 4)];
        }

        throw new InvalidOperationException($"Part {part.Value} is nowhere.");
    }
}
