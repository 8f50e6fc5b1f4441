using FsCheck.Xunit;

namespace Sortline.Learning.Tests;

/// <summary>What holds for every course of teaching. FsCheck prints the seed and the shortest course that fails.</summary>
[Properties(Arbitrary = [typeof(Histories)], MaxTest = 500)]
public class KnnPropertyTests
{
    [Property]
    public void Taught_step_by_step_it_answers_like_one_fitted_to_what_remains(History history)
    {
        var (taught, remaining) = history.Play();

        var fitted = KnnClassifier.Fit(remaining, history.Neighbours);

        Assert.Equal(fitted.Predict(history.Part), taught.Predict(history.Part));
        Assert.Equal(fitted.Labels, taught.Labels);
        Assert.Equal(fitted.Count, taught.Count);
        Assert.Equal(fitted.FeatureLength, taught.FeatureLength);
    }

    [Property]
    public void It_answers_like_the_blackboard_version(History history)
    {
        var (taught, remaining) = history.Play();

        Assert.Equal(NaiveKnn.Predict(remaining, history.Neighbours, history.Part), taught.Predict(history.Part));
    }

    [Property]
    public void The_order_of_teaching_leaves_no_trace(History history, int seed)
    {
        var (_, remaining) = history.Play();
        var shuffled = remaining.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(
            KnnClassifier.Fit(remaining, history.Neighbours).Predict(history.Part),
            KnnClassifier.Fit(shuffled, history.Neighbours).Predict(history.Part)
        );
    }

    [Property]
    public void Confidences_add_up_to_one_and_cover_the_labels_that_have_examples(History history)
    {
        var (taught, remaining) = history.Play();

        var prediction = taught.Predict(history.Part);

        Assert.Equal(remaining.IsEmpty, prediction.IsNone);
        var labels = remaining.Select(example => example.Label).Distinct().Order();
        Assert.Equal(labels, prediction.Confidences.Select(confidence => confidence.Label));
        Assert.Equal(remaining.IsEmpty ? 0 : 1, prediction.Confidences.Sum(confidence => confidence.Share), 1e-12);
    }

    [Property]
    public void As_many_examples_vote_as_were_asked_for_or_as_there_are(History history)
    {
        var (taught, remaining) = history.Play();

        var influences = taught.Predict(history.Part).Influences;

        Assert.Equal(Math.Min(history.Neighbours, remaining.Length), influences.Length);
        Assert.Equal(influences.Length, influences.Select(influence => influence.Example).Distinct().Count());
        Assert.All(
            influences,
            influence => Assert.Contains(remaining, known => (known.Id, known.Label) == (influence.Example, influence.Label))
        );
    }

    [Property]
    public void Doubling_or_halving_vectors_changes_nothing_at_all(History history, sbyte power)
    {
        var (_, remaining) = history.Play();
        var scale = MathF.ScaleB(1, power / 2); // The result still has a place among the floats.

        var scaled = remaining.Select(example => example with { Features = Scale(example.Features, scale) });

        Assert.Equal(
            KnnClassifier.Fit(remaining, history.Neighbours).Predict(history.Part),
            KnnClassifier.Fit(scaled, history.Neighbours).Predict(Scale(history.Part, 1 / scale))
        );
    }

    [Property]
    public void Scaling_by_any_number_keeps_the_likeness(FeatureVector one, FeatureVector other, byte hundredths, sbyte power)
    {
        var scale = (1 + hundredths / 100f) * MathF.Pow(10, power / 5);

        Assert.Equal(one.CosineTo(other), Scale(one, scale).CosineTo(other), 1e-6);
    }

    [Property]
    public void Likeness_is_the_cosine_and_the_same_from_both_sides(FeatureVector one, FeatureVector other)
    {
        Assert.Equal(NaiveKnn.Cosine(one, other), one.CosineTo(other), 1e-6);
        Assert.Equal(one.CosineTo(other), other.CosineTo(one));
        Assert.InRange(one.CosineTo(other), -1, 1);
    }

    private static FeatureVector Scale(FeatureVector features, float scale)
    {
        var scaled = features.Span.ToArray();
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] *= scale;

        return FeatureVector.Of(scaled);
    }
}
