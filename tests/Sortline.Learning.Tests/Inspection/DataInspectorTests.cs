using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

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
        Assert.InRange(hint.Confidence, DataInspector.Sure, 1);
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
        var other = Clean[6].Features with { Plain = Clean[5].Features.Plain };

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

    private static ImmutableArray<Hint> Inspect(LearningMethod method, ImmutableArray<LabelledPicture> pictures) =>
        DataInspector.Inspect(LeaveOneOutEvaluation.Run(method, pictures), pictures);
}
