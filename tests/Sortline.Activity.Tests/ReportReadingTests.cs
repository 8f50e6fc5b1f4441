using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Activity.Tests;

/// <summary>What a report says of a shift in one sentence, and what was missing.</summary>
public class ReportReadingTests
{
    private static readonly Label Good = new(1),
        Defective = new(2);

    [Theory]
    [InlineData(20, 20, 3)]
    [InlineData(20, 19, 2)]
    [InlineData(20, 18, 2)]
    [InlineData(20, 17, 1)]
    [InlineData(20, 15, 0)]
    public void Stars_are_for_the_share_that_was_sorted_right(int parts, int right, int stars)
    {
        // Every other part is defective, and what goes wrong is a good part thrown away.
        var grade = Grade.For(Result(parts, wrong: parts - right), LevelList.All[0]);

        Assert.Equal((right, parts, stars), (grade.Right, grade.Of, grade.Stars));
        Assert.Equal(stars >= 2, grade.IsPassed);
        Assert.Equal(parts == right, grade.IsPerfect);
    }

    [Fact]
    public void Who_ships_everything_gets_no_star_however_few_defects_there_are()
    {
        var parts = Enumerable
            .Range(0, 20)
            .Select(id =>
                Part(id, id == 0 ? Defect.Rust : Defect.None, id == 0 ? PartOutcome.DefectShipped : PartOutcome.GoodShipped)
            );

        Assert.Equal(0, Grade.For(Result(parts), LevelList.All[0]).Stars);
    }

    [Fact]
    public void What_was_never_shown_is_named_and_what_was_shown_enough_is_not()
    {
        var result = Result([
            Part(0, Defect.Rust, PartOutcome.DefectShipped),
            Part(1, Defect.Rust, PartOutcome.DefectShipped),
            Part(2, Defect.ChippedTooth, PartOutcome.DefectShipped),
            Part(3, Defect.BlockedHole, PartOutcome.DefectShipped),
            Part(4, Defect.None, PartOutcome.GoodRejected),
        ]) with
        {
            Examples =
            [
                .. Enumerable.Range(10, 4).Select(id => Example(id, Defect.None, Good)),
                Example(20, Defect.ChippedTooth, Defective),
                .. Enumerable.Range(30, 3).Select(id => Example(id, Defect.BlockedHole, id == 30 ? Good : Defective)),
            ],
        };

        var gaps = Gap.Behind(result);

        Assert.Equal([new(Defect.Rust, 2, 0, 0), new(Defect.ChippedTooth, 1, 1, 0), new Gap(Defect.BlockedHole, 1, 3, 1)], gaps);
        Assert.Equal(
            [
                "You never showed it rust. 2 such parts went wrong.",
                "You showed it a chipped tooth only once. One such part went wrong.",
                "One of your pictures with a blocked hole has a label that does the wrong thing.",
            ],
            gaps.Select(gap => TextCatalogues.English[GapTexts.For(gap)])
        );
    }

    [Fact]
    public void Of_photos_nobody_knows_what_they_show_so_nothing_is_said_to_be_missing()
    {
        var result = Result([Part(0, Defect.Rust, PartOutcome.DefectShipped)]) with
        {
            Examples = [new(new(1), Good, new(1), null)],
        };

        Assert.Empty(Gap.Behind(result));
    }

    [Fact]
    public void An_arm_that_was_too_busy_is_kept_apart_from_what_the_robot_believed()
    {
        var result = Result([
            Part(0, Defect.Rust, PartOutcome.DefectShipped) with
            {
                Miss = MissReason.RobotBusy,
            },
            Part(1, Defect.Rust, PartOutcome.DefectShipped),
        ]);

        Assert.Equal(new(0), Assert.Single(result.Missed).Part.Id);
        Assert.Equal(new(1), Assert.Single(result.Misjudged).Part.Id);
        Assert.Equal(1, Assert.Single(Gap.Behind(result)).Mistakes);
    }

    [Fact]
    public void What_the_learner_put_right_is_still_the_robots_mistake_and_what_was_made_wrong_is_the_learners()
    {
        var said = Level.Labels(TextCatalogues.English);
        var result = Result([
            Part(0, Defect.Rust, PartOutcome.DefectRejected) with // It said good.
            {
                PredictedLabel = said[0],
                Decision = said[0].Disposition,
                IsOverruled = true,
            },
            Part(1, Defect.Rust, PartOutcome.DefectShipped) with // It said bad.
            {
                PredictedLabel = said[1],
                Decision = said[1].Disposition,
                IsOverruled = true,
            },
            Part(2, Defect.Rust, PartOutcome.DefectShipped) with // It said good, and the "No!" came too late for the arm.
            {
                PredictedLabel = said[0],
                Decision = said[0].Disposition,
                IsOverruled = true,
                Miss = MissReason.RobotBusy,
            },
        ]);

        Assert.Equal([0, 2], result.Misjudged.Select(part => part.Part.Id.Value));
        Assert.Equal([1], result.Miscorrected.Select(part => part.Part.Id.Value));
        Assert.Empty(result.Missed);
        Assert.Equal(2, Assert.Single(Gap.Behind(result)).Mistakes);
    }

    [Fact]
    public void Many_mistakes_with_one_kind_ask_for_more_of_it_however_much_was_shown()
    {
        var result = Result(Enumerable.Range(0, 5).Select(id => Part(id, Defect.None, PartOutcome.GoodRejected))) with
        {
            Examples = [.. Enumerable.Range(10, 5).Select(id => Example(id, Defect.None, Good))],
        };

        Assert.Equal(
            "You showed it 5 good parts, and it still threw 5 away. Show it more good ones: they do not all look alike.",
            TextCatalogues.English[GapTexts.For(Assert.Single(Gap.Behind(result)))]
        );
    }

    [Fact]
    public void A_shift_with_parts_that_were_taught_is_practice_without_stars_and_every_table_counts_the_same_parts()
    {
        var result = Result(parts: 40, wrong: 0) with { Practised = [new(0), new(1), new(2)] };

        var grade = Grade.For(result, LevelList.All[0]);

        Assert.Equal(new(Right: 37, Of: 37, Stars: 0, IsPractice: true), grade);
        Assert.Equal(37, ConfusionMatrix.Of(result).Rows.Sum(row => row.Total));
        Assert.Equal(37, result.Counts.Total);
    }

    private static ShiftResult Result(int parts, int wrong) =>
        Result(
            Enumerable
                .Range(0, parts)
                .Select(id =>
                    id % 2 == 1 ? Part(id, Defect.Rust, PartOutcome.DefectRejected)
                    : id / 2 < wrong ? Part(id, Defect.None, PartOutcome.GoodRejected)
                    : Part(id, Defect.None, PartOutcome.GoodShipped)
                )
        );

    private static ShiftResult Result(IEnumerable<InspectedPart> parts) =>
        new(
            LevelList.All[0].Id,
            1,
            0.2,
            Level.Labels(TextCatalogues.English),
            ImmutableDictionary<Label, int>.Empty,
            [.. parts],
            ScoringRules.Standard
        );

    private static InspectedPart Part(int id, Defect truth, PartOutcome outcome) =>
        new(SampleParts.With(GearKind.Instance, truth, id: id), new(id), TimeSpan.Zero) { Outcome = outcome };

    private static TaughtExample Example(int id, Defect truth, Label label) =>
        new(new(id), label, new(id), null) { Origin = new("rust", SampleParts.With(GearKind.Instance, truth, id: id), null) };
}
