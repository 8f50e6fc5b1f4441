using System.Collections.Immutable;

namespace Sortline.Learning.Tests;

public class RidgeTrainingTests
{
    private static readonly ImmutableArray<Example> Examples = Drawn.Examples(seed: 11, [40, 40, 40], length: 400);

    [Fact]
    public void Piece_by_piece_it_comes_to_the_same_as_at_once()
    {
        var training = new RidgeTraining(Examples);

        var pieces = 1;
        while (training.Advance())
            pieces++;

        Assert.True(training.IsDone);
        Assert.InRange(pieces, 6, 60);
        Assert.Equal(RidgeClassifier.Fit(Examples).Predict(Examples[7].Features), training.Result.Predict(Examples[7].Features));
    }

    [Fact]
    public void There_is_no_result_before_the_end()
    {
        var training = new RidgeTraining(Examples);

        Assert.True(training.Advance());

        Assert.False(training.IsDone);
        var error = Assert.Throws<InvalidOperationException>(() => training.Result);
        Assert.StartsWith("The training is not done yet. Call Advance until", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_end_nothing_happens_any_more()
    {
        var training = new RidgeTraining(Examples[..3]);
        while (training.Advance()) { }

        var result = training.Result;

        Assert.False(training.Advance());
        Assert.Same(result, training.Result);
    }

    [Fact]
    public void Without_examples_it_is_done_at_once()
    {
        var training = new RidgeTraining([]);

        Assert.False(training.Advance());
        Assert.Same(Prediction.None, training.Result.Predict(Examples[0].Features));
    }

    [Fact]
    public void Missing_examples_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new RidgeTraining(default));
        Assert.Throws<ArgumentNullException>(() => new RidgeTraining([null!]));
    }
}
