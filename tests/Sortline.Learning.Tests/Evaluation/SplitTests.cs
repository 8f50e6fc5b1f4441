using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Learning.Tests.Evaluation;

public class SplitTests
{
    private static readonly ImmutableArray<LabelledPicture> Pictures = Drawn.Pictures(seed: 1, [9, 6, 7]);

    [Fact]
    public void It_teaches_equally_many_of_each_label_and_asks_about_the_rest()
    {
        var split = Split.Draw(Pictures, shots: 5, seed: 3);

        Assert.Equal([5, 5, 5], split.Train.CountBy(picture => picture.Label).Select(label => label.Value));
        Assert.Equal(Pictures, split.Train.Concat(split.Test).OrderBy(picture => picture.Id));
    }

    [Fact]
    public void The_same_seed_draws_the_same_in_whatever_order_the_pictures_come()
    {
        var one = Split.Draw(Pictures, shots: 2, seed: 8);
        var same = Split.Draw([.. Pictures.Reverse()], shots: 2, seed: 8);
        var other = Split.Draw(Pictures, shots: 2, seed: 9);

        Assert.Equal(one.Train, same.Train);
        Assert.Equal(one.Test, same.Test);
        Assert.NotEqual(one.Train, other.Train);
    }

    [Fact]
    public void Over_many_seeds_every_picture_is_taught_about_as_often()
    {
        var taught = Enumerable
            .Range(0, 2_000)
            .SelectMany(seed => Split.Draw(Pictures, shots: 3, seed).Train)
            .Where(picture => picture.Label == new Label(1))
            .CountBy(picture => picture.Id)
            .ToArray();

        Assert.Equal(6, taught.Length);
        Assert.All(taught, picture => Assert.InRange(picture.Value, 900, 1_100));
    }

    [Fact]
    public void A_label_with_too_few_pictures_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Split.Draw(Pictures, shots: 6, seed: 1));

        Assert.StartsWith(
            "Label 1 has 6 pictures, too few to teach 6 and ask at least one. Teach fewer, or add pictures.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.Draw(Pictures, shots: 0, seed: 1));
    }

    [Fact]
    public void Testing_answers_every_picture_that_was_not_taught()
    {
        var split = Split.Draw(Pictures, shots: 4, seed: 1);

        foreach (var method in LearningMethod.All)
        {
            var sheet = split.Evaluate(method);
            Assert.Equal(
                split.Test.Select(picture => (picture.Id, picture.Label)),
                sheet.Predictions.Select(answer => (answer.Example, answer.Label))
            );
            Assert.InRange(sheet.Accuracy, 0.9, 1);
        }
    }
}
