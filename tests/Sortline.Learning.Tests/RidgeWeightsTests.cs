namespace Sortline.Learning.Tests;

/// <summary>What is left of ridge regression without its examples.</summary>
public class RidgeWeightsTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 6)]
    [InlineData(3, 40)]
    public void They_answer_to_the_last_bit_as_the_fit_that_they_come_from_and_name_nobody(int seed, int ofEach)
    {
        var examples = Drawn.Examples(seed, [ofEach, ofEach, ofEach]);
        var fitted = RidgeClassifier.Fit(examples);
        var weights = fitted.Weights!;

        Assert.Equal(fitted.Labels.AsEnumerable(), weights.Labels);
        foreach (var part in examples.Concat(Drawn.Examples(seed + 100, [3, 3, 3])).Select(example => example.Features))
        {
            var (expected, said) = (fitted.Predict(part), weights.Predict(part));
            Assert.Equal(expected.Label, said.Label);
            Assert.Equal(expected.Confidences.AsEnumerable(), said.Confidences);
            Assert.Equal(ClassifierKind.Ridge, said.Classifier);
            Assert.Empty(said.Influences);
        }
    }

    [Fact]
    public void They_are_as_many_numbers_however_many_examples_there_were()
    {
        var (few, many) = (Drawn.Examples(seed: 1, [2, 2]), Drawn.Examples(seed: 1, [50, 50]));
        var length = few[0].Features.Length;

        Assert.Equal((2 * (length + 1)) + (3 * length) + 1, RidgeClassifier.Fit(few).Weights!.NumberCount);
        Assert.Equal(RidgeClassifier.Fit(few).Weights!.NumberCount, RidgeClassifier.Fit(many).Weights!.NumberCount);
    }

    [Fact]
    public void Where_nothing_is_weighed_there_are_none()
    {
        Assert.Null(RidgeClassifier.Fit([]).Weights);
        Assert.Null(RidgeClassifier.Fit(Drawn.Examples(seed: 1, [3])).Weights);
    }

    [Fact]
    public void A_part_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            RidgeClassifier.Fit(Drawn.Examples(seed: 1, [2, 2])).Weights!.Predict(FeatureVector.Of(1, 2))
        );
}
