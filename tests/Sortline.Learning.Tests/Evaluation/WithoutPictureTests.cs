using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Learning.Tests.Evaluation;

/// <summary>Examples that came as numbers of one kind, with length 1, beside others that have all.</summary>
public class WithoutPictureTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_130,
        PlainLength = 6,
        PooledLength = 9;

    private static readonly Label One = new(1),
        Other = new(2);

    [Fact]
    public void Only_the_nearest_neighbours_can_learn_from_them_and_only_by_what_they_have()
    {
        var (plain, pooled, whole) = (Kept(1, FeatureKind.Plain), Kept(2, FeatureKind.Pooled), Whole(3));

        Assert.Equal(LearningMethod.All, LearningMethod.ThatCanLearn([whole]));
        Assert.Equal([new(ClassifierKind.Knn, FeatureKind.Plain)], LearningMethod.ThatCanLearn([whole, plain]));
        Assert.Equal([new(ClassifierKind.Knn, FeatureKind.Pooled)], LearningMethod.ThatCanLearn([pooled, pooled]));
        Assert.Empty(LearningMethod.ThatCanLearn([plain, pooled]));
        Assert.All(
            LearningMethod.All,
            method => Assert.Equal(LearningMethod.ThatCanLearn([plain]).Contains(method), method.CanLearn(plain.Features))
        );
    }

    [Fact]
    public void What_they_do_not_have_is_not_made_up()
    {
        var features = Kept(1, FeatureKind.Plain).Features;

        Assert.True(features.Has(FeatureKind.Plain));
        Assert.False(features.Has(FeatureKind.Pooled));
        Assert.Throws<InvalidOperationException>(() => features.Pooled);
        Assert.Equal("6 features", features.ToString());
        Assert.NotEqual(PictureFeatures.WithoutPicture(FeatureKind.Pooled, features.Plain), features);
        Assert.Equal(PictureFeatures.WithoutPicture(FeatureKind.Plain, FeatureVector.Of(features.Plain.Span)), features);
    }

    [Theory]
    [InlineData(FeatureKind.Plain)]
    [InlineData(FeatureKind.Pooled)]
    public void They_answer_as_the_pictures_would(FeatureKind kind)
    {
        output.WriteLine($"Seed {Seed}");
        ImmutableArray<LabelledPicture> pictures = [.. Enumerable.Range(0, 40).Select(Whole)];
        var kept = pictures.Select((picture, i) => i % 3 == 0 ? picture : Stripped(picture, kind)).ToImmutableArray();
        LearningMethod method = new(ClassifierKind.Knn, kind);

        var (before, after) = (LeaveOneOutEvaluation.Run(method, pictures), LeaveOneOutEvaluation.Run(method, kept));

        foreach (var (expected, actual) in before.LeaveOneOut.Predictions.Zip(after.LeaveOneOut.Predictions))
            Assert.Equal(expected.Prediction.Label, actual.Prediction.Label);
    }

    [Fact]
    public void The_same_numbers_twice_are_copies_with_prints_or_without()
    {
        ImmutableArray<LabelledPicture> pictures =
        [
            Whole(1),
            Kept(2, FeatureKind.Plain),
            Kept(3, FeatureKind.Plain),
            Kept(2, FeatureKind.Plain) with
            {
                Id = new(4),
            },
            Stripped(Whole(1), FeatureKind.Plain) with
            {
                Id = new(5),
            },
        ];

        ImmutableArray<ExampleId>[] expected =
        [
            [new(1), new(5)],
            [new(2), new(4)],
        ];
        Assert.Equal(expected, CopySearch.Find(pictures).Groups);
        Assert.Equal(expected, CopySearch.Find(pictures, _ => null).Groups);
    }

    [Fact]
    public void They_are_looked_through_for_what_is_worth_a_look()
    {
        ImmutableArray<LabelledPicture> pictures =
        [
            .. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? Kept(i, FeatureKind.Pooled) : Whole(i)),
            Kept(4, FeatureKind.Pooled) with
            {
                Id = new(30),
            },
            Kept(6, FeatureKind.Pooled) with
            {
                Id = new(31),
                Label = Other,
            },
        ];

        var hints = DataInspector.Inspect(
            LeaveOneOutEvaluation.Run(new(ClassifierKind.Knn, FeatureKind.Pooled), pictures),
            pictures
        );

        Assert.Contains(hints, hint => hint is Hint.NearDuplicate { First.Value: 4, Second.Value: 30 });
        Assert.Contains(hints, hint => hint is Hint.Contradiction { First.Value: 6, Second.Value: 31 });
    }

    [Fact]
    public void Two_kinds_of_them_cannot_be_compared()
    {
        ImmutableArray<LabelledPicture> pictures = [Kept(1, FeatureKind.Plain), Kept(2, FeatureKind.Pooled)];

        Assert.Throws<ArgumentException>(() => CopySearch.Find(pictures));
    }

    private static LabelledPicture Whole(int id)
    {
        Random random = new(Seed + id);
        return new(
            new(id),
            id % 2 == 0 ? One : Other,
            new(Vector(random, id % 2, PlainLength), Vector(random, id % 2, PooledLength))
        );
    }

    private static LabelledPicture Kept(int id, FeatureKind kind) => Stripped(Whole(id), kind);

    private static LabelledPicture Stripped(LabelledPicture picture, FeatureKind kind) =>
        picture with
        {
            Features = PictureFeatures.WithoutPicture(kind, picture.Features.Of(kind).ToUnit()),
        };

    private static FeatureVector Vector(Random random, int first, int length) =>
        FeatureVector.Of([
            .. Enumerable.Range(0, length).Select(i => (float)((4 * random.NextDouble()) + (i % 2 == first ? 3 : 0))),
        ]);
}
