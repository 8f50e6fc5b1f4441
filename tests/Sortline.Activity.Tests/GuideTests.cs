using Sortline.Activity.Dataset;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Tests;

/// <summary>What the guide says: after it happened, about the learner's own pictures, once.</summary>
public class GuideTests
{
    private static int _examples;

    [Fact]
    public void Nothing_is_said_before_anything_went_wrong() =>
        Assert.All(LevelList.All, level => Assert.Null(GuideLine.For(ActivityState.Open(level, 1))));

    [Fact]
    public void A_fault_that_was_never_shown_is_told_with_its_picture_once()
    {
        var state = Report(
            "gears",
            [Example(Defect.None), Example(Defect.Rust)],
            Shipped(7, Defect.Rust),
            Shipped(8, Defect.MissingTooth)
        );

        var line = GuideLine.For(state)!;

        Assert.Equal(("level.gears.guide.never-shown", new(8)), (line.Key, line.Picture!.Value));
        Assert.Null(GuideLine.For(ActivityReducer.Reduce(state, new ActivityAction.GuideRead(line.Key))));
    }

    [Fact]
    public void A_photo_of_nobody_knows_what_may_have_shown_it()
    {
        var photo = Example(Defect.None) with { Origin = null };

        Assert.Null(GuideLine.For(Report("gears", [photo], Shipped(8, Defect.MissingTooth))));
    }

    [Fact]
    public void What_most_mistakes_were_is_told_and_two_are_no_pattern()
    {
        Assert.Null(GuideLine.For(Report("many-shades", [], Thrown(1), Thrown(2))));
        Assert.Equal(
            "level.many-shades.guide.shade",
            GuideLine.For(Report("many-shades", [], Thrown(1), Thrown(2), Thrown(3)))?.Key
        );
        Assert.Null(
            GuideLine.For(
                Report("many-shades", [], Thrown(1), Thrown(2), Thrown(3), Shipped(4, Defect.Rust), Shipped(5, Defect.Rust))
            )
        );
    }

    [Fact]
    public void The_lamp_is_told_of_where_all_bad_examples_lay_under_one()
    {
        var level = LevelList.Find("shortcut")!;
        var warm = level.TeachingMix.Camera.Defective!;
        TaughtExample[] lit = [Example(Defect.None), Example(Defect.MissingTooth, warm), Example(Defect.ChippedTooth, warm)];

        Assert.Equal("level.shortcut.guide.lamp", GuideLine.For(Report("shortcut", lit, Shipped(1, Defect.MissingTooth)))?.Key);
        Assert.Null(GuideLine.For(Report("shortcut", [.. lit, Example(Defect.MissingTooth)], Shipped(1, Defect.MissingTooth))));
    }

    [Fact]
    public void A_robot_that_got_worse_in_the_shift_is_told_of_with_its_last_mistake()
    {
        var right = Enumerable.Range(0, 10).Select(id => Sorted(id, Defect.None, PartOutcome.GoodShipped));
        InspectedPart[] wrong = [Thrown(17), Thrown(18), Thrown(19)];

        Assert.Equal(new(19), GuideLine.For(Report("bad-day", [], [.. right, .. wrong]))?.Picture);
        Assert.Null(GuideLine.For(Report("bad-day", [], [Thrown(0), Thrown(1), Thrown(2), .. wrong])));
    }

    [Fact]
    public void While_teaching_it_speaks_of_too_many_of_one_label_and_of_no_room()
    {
        var rare = ActivityState.Open(LevelList.Find("rare-faults")!, 1);
        var onlyGood = rare with { Examples = [.. Enumerable.Range(0, 8).Select(_ => Example(Defect.None))] };
        Assert.Equal("level.rare-faults.guide.few-bad", GuideLine.For(onlyGood)?.Key);
        Assert.Null(GuideLine.For(onlyGood with { Examples = [.. onlyGood.Examples.Skip(1)] }));

        var ten = ActivityState.Open(LevelList.Find("ten-photos")!, 1);
        Assert.Equal(
            "level.ten-photos.guide.spent",
            GuideLine.For(ten with { Examples = [.. Enumerable.Range(0, 10).Select(_ => Example(Defect.None))] })?.Key
        );
    }

    private static ActivityState Report(string level, TaughtExample[] examples, params InspectedPart[] parts)
    {
        var running = ActivityState.Open(LevelList.Find(level)!, 1) with
        {
            Examples = [.. examples],
            Scene = new Scene.Running(parts.Length, [.. parts]),
        };
        return ActivityReducer.Reduce(running, new ActivityAction.ShiftEnded());
    }

    private static InspectedPart Shipped(int id, Defect defect) => Sorted(id, defect, PartOutcome.DefectShipped);

    private static InspectedPart Thrown(int id) => Sorted(id, Defect.None, PartOutcome.GoodRejected);

    private static InspectedPart Sorted(int id, Defect defect, PartOutcome outcome) =>
        new(SampleParts.With(GearKind.Instance, defect, id: id), new(id), TimeSpan.Zero) { Outcome = outcome };

    private static TaughtExample Example(Defect defect, CameraCondition? condition = null)
    {
        var number = Interlocked.Increment(ref _examples);
        var part = SampleParts.With(GearKind.Instance, defect, id: number) with
        {
            Condition = condition ?? CameraCondition.AsBuilt,
        };
        return new(
            new(number),
            defect is Defect.None ? ActivityHarness.Good : ActivityHarness.Defective,
            new(1_000 + number),
            null
        )
        {
            Origin = new("gears", part, ShiftSeed: null),
        };
    }
}
