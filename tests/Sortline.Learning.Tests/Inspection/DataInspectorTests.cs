using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests.Inspection;

public class DataInspectorTests
{
    private static readonly Label Bolt = new(0),
        Gear = new(1),
        Washer = new(2);
    private static readonly ImmutableArray<LabelledPicture> Clean = Drawn.Pictures(seed: 1, [8, 8, 8]);

    public static TheoryData<LearningMethod> Methods => [.. LearningMethod.All];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Good_examples_give_no_hints(LearningMethod method) => Assert.Empty(Inspect(method, Clean));

    [Theory]
    [MemberData(nameof(Methods))]
    public void An_example_among_those_of_another_label_looks_mislabelled(LearningMethod method)
    {
        var slip = Clean.SetItem(3, Clean[3] with { Label = Washer });

        var hint = Assert.IsType<Hint.LooksMislabelled>(Assert.Single(Inspect(method, slip)));

        Assert.Equal((new(3), Washer, Bolt), (hint.Example, hint.Label, hint.Suggested));
        Assert.Equal(
            Clean
                .Where(one => one.Label == Bolt && one.Id != new ExampleId(3))
                .OrderByDescending(one => one.Features.Plain.CosineTo(Clean[3].Features.Plain))
                .Take(3)
                .Select(one => one.Id),
            hint.Likes
        );
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Two_slips_among_twelve_examples_are_both_pointed_out(LearningMethod method)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var right = Drawn.Pictures(seed, [6, 6], noise: 0.2);
            foreach (var (one, other) in new[] { (0, 5), (2, 8), (9, 10) })
            {
                var hints = Inspect(method, Flip(Flip(right, one), other));

                Assert.Equal([new(one), new(other)], hints.Cast<Hint.LooksMislabelled>().Select(hint => hint.Example));
            }
        }
    }

    [Fact]
    public void With_fewer_examples_than_twelve_no_label_is_doubted()
    {
        var few = Drawn.Pictures(seed: 1, [5, 6], noise: 0.2);

        Assert.Empty(Inspect(LearningMethod.All[3], Flip(few, 4)));
        Assert.Single(Inspect(LearningMethod.All[3], Flip(Drawn.Pictures(seed: 1, [6, 6], noise: 0.2), 4)));
    }

    [Fact]
    public void Where_labels_have_nothing_to_do_with_what_is_seen_none_is_doubted()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var pictures = Drawn.Pictures(seed, [24]);
            Random random = new(seed);
            pictures = [.. pictures.Select(picture => picture with { Label = random.Next(2) == 0 ? Bolt : Gear })];

            Assert.DoesNotContain(Inspect(LearningMethod.All[3], pictures), hint => hint is Hint.LooksMislabelled);
        }
    }

    [Fact]
    public void Among_more_examples_than_are_compared_a_slip_is_found_and_the_work_stays_the_same()
    {
        var slips = Flip(Flip(Drawn.Pictures(seed: 1, [300, 300], noise: 0.3), 17), 500);
        var result = LeaveOneOutEvaluation.Run(LearningMethod.All[3], slips);
        DataInspector inspector = new(result, slips);
        while (inspector.Advance()) { }

        Assert.Equal([new(17), new(500)], inspector.Hints.OfType<Hint.LooksMislabelled>().Select(hint => hint.Example));
        Assert.InRange(inspector.Budget.LongestPiece, 0, WorkBudget.Enough + WorkBudget.Step);
        Assert.InRange(inspector.Budget.Total, 0, 60_000_000);
    }

    [Fact]
    public void The_same_picture_twice_is_pointed_out_once_however_often_it_comes()
    {
        var again = Clean.AddRange(Clean[5] with { Id = new(90) }, Clean[5] with { Id = new(91) });

        Assert.Equal(
            [new Hint.NearDuplicate(new(5), new(90), Bolt, 1), new Hint.NearDuplicate(new(5), new(91), Bolt, 1)],
            Inspect(LearningMethod.All[3], again)
                .OfType<Hint.NearDuplicate>()
                .Select(hint => hint with { Similarity = MathF.Round(hint.Similarity, 5) })
        );
    }

    [Fact]
    public void The_same_picture_with_two_labels_is_a_contradiction()
    {
        var torn = Clean.AddRange(Clean[5] with { Id = new(90) }, Clean[5] with { Id = new(91), Label = Gear });

        var hints = Inspect(LearningMethod.All[0], torn);

        var contradiction = Assert.Single(hints.OfType<Hint.Contradiction>());
        Assert.Equal((Bolt, new(91), Gear), (contradiction.FirstLabel, contradiction.Second, contradiction.SecondLabel));
        Assert.Single(hints.OfType<Hint.NearDuplicate>());
        Assert.Same(hints[0], contradiction);
    }

    [Fact]
    public void Pictures_that_differ_in_small_things_alone_are_not_the_same()
    {
        PictureFeatures other = new(Clean[5].Features.Plain, Clean[6].Features.Pooled);

        Assert.DoesNotContain(
            Inspect(LearningMethod.All[3], Clean.SetItem(6, Clean[6] with { Features = other })),
            hint => hint is Hint.NearDuplicate
        );
    }

    [Fact]
    public void A_label_with_few_examples_is_lonely_and_so_is_one_with_far_fewer_than_another()
    {
        var hints = Inspect(LearningMethod.All[3], Drawn.Pictures(seed: 2, [21, 4, 2, 5]));

        Assert.Equal(
            [new Hint.UnderrepresentedLabel(Gear, 4, Bolt, 21), new Hint.UnderrepresentedLabel(Washer, 2, Bolt, 21)],
            hints
        );
        Assert.Equal([false, true], hints.Cast<Hint.UnderrepresentedLabel>().Select(hint => hint.HasFew));
    }

    [Fact]
    public void One_example_is_just_lonely() =>
        Assert.Equal([new Hint.UnderrepresentedLabel(Bolt, 1, Bolt, 1)], Inspect(LearningMethod.All[0], Clean[..1]));

    [Fact]
    public void Without_examples_there_is_nothing_to_say() => Assert.Empty(Inspect(LearningMethod.All[0], []));

    [Fact]
    public void Piece_by_piece_and_in_any_order_the_hints_are_the_same()
    {
        var pictures = Drawn.Pictures(seed: 3, [60, 60, 2], length: 1_000);
        pictures = pictures.AddRange(pictures[7] with { Id = new(900) }, pictures[9] with { Id = new(901), Label = Gear });
        var result = LeaveOneOutEvaluation.Run(LearningMethod.All[0], pictures);
        var inspector = new DataInspector(result, [.. pictures.Reverse()]);

        Assert.True(inspector.Advance());
        Assert.Throws<InvalidOperationException>(() => inspector.Hints);
        while (inspector.Advance()) { }

        Assert.True(inspector.IsDone);
        Assert.False(inspector.Advance());
        Assert.Equal(DataInspector.Inspect(result, pictures), inspector.Hints);
    }

    [Fact]
    public void A_trial_on_other_pictures_is_refused()
    {
        var result = LeaveOneOutEvaluation.Run(LearningMethod.All[0], Clean);

        var error = Assert.Throws<ArgumentException>(() => new DataInspector(result, Clean[1..]));

        Assert.StartsWith("The evaluation was on other pictures.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DataInspector(result, Clean.SetItem(0, Clean[0] with { Label = Gear })));
    }

    private static ImmutableArray<LabelledPicture> Flip(ImmutableArray<LabelledPicture> pictures, int place) =>
        pictures.SetItem(place, pictures[place] with { Label = pictures[place].Label == Bolt ? Gear : Bolt });

    private static ImmutableArray<Hint> Inspect(LearningMethod method, ImmutableArray<LabelledPicture> pictures) =>
        DataInspector.Inspect(LeaveOneOutEvaluation.Run(method, pictures), pictures);
}
