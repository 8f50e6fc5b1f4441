using FsCheck.Xunit;

namespace Sortline.Learning.Tests;

/// <summary>What holds for all examples, however odd. FsCheck prints the seed and the shortest case that fails.</summary>
[Properties(Arbitrary = [typeof(Histories)], MaxTest = 300)]
public class RidgePropertyTests
{
    [Property]
    public void The_order_of_the_examples_does_not_change_the_last_bit(History history, int seed)
    {
        var (_, remaining) = history.Play();
        var shuffled = remaining.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(RidgeClassifier.Fit(remaining).Predict(history.Part), RidgeClassifier.Fit(shuffled).Predict(history.Part));
    }

    // Prediction.Of refuses NaN, shares that do not add up, and a winner that is not the most likely.
    [Property]
    public void There_is_a_sane_answer_to_everything(History history)
    {
        var (_, remaining) = history.Play();
        var classifier = RidgeClassifier.Fit(remaining);

        var prediction = classifier.Predict(history.Part);

        Assert.Equal(remaining.IsEmpty, prediction.IsNone);
        Assert.Equal(remaining.Select(example => example.Label).Distinct().Order(), classifier.Labels);
        Assert.Equal(classifier.Labels, prediction.Confidences.Select(confidence => confidence.Label));
        Assert.All(classifier.Losses, loss => Assert.True(double.IsFinite(loss)));
        Assert.All(classifier.LeaveOneOutScores().SelectMany(scores => scores), score => Assert.True(double.IsFinite(score)));
    }

    [Property]
    public void Someone_voted_and_nobody_more_than_there_is(History history)
    {
        var (_, remaining) = history.Play();

        var prediction = RidgeClassifier.Fit(remaining).Predict(history.Part);
        var influences = prediction.Influences;

        Assert.Equal(remaining.IsEmpty, influences.IsEmpty);
        Assert.InRange(influences.Count(influence => influence.Label == prediction.Label), 0, 3);
        Assert.InRange(influences.Count(influence => influence.Label != prediction.Label), 0, 2);
        Assert.InRange(influences.Sum(influence => influence.Weight), 0, 1 + 1e-9);
        Assert.All(
            influences,
            influence => Assert.Contains(remaining, known => (known.Id, known.Label) == (influence.Example, influence.Label))
        );
    }
}
