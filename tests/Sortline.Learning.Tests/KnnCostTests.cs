namespace Sortline.Learning.Tests;

/// <summary>What the classifier costs, counted in bytes and rows rather than in time, so the answer never wavers.</summary>
public class KnnCostTests
{
    private const int Length = 32;

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void Removing_an_example_allocates_nothing(int count)
    {
        var classifier = Teach(count);
        classifier.Remove(new(0)); // The first call brings in code.

        var before = GC.GetAllocatedBytesForCurrentThread();
        var removed = classifier.Remove(new(3));
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(removed);
        Assert.Equal(0, after - before);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void Removing_an_example_moves_one_row_whatever_there_is(int count)
    {
        var classifier = Teach(count);
        var before = classifier.Block.ToArray();

        classifier.Remove(new(3));

        var after = classifier.Block.ToArray();
        Assert.Equal(before.Length, after.Length);
        Assert.Equal([3], Enumerable.Range(0, count).Where(row => !Row(before, row).SequenceEqual(Row(after, row))));
        Assert.Equal(Row(before, count - 1), Row(after, 3));
    }

    [Fact]
    public void A_prediction_allocates_as_much_for_ten_thousand_examples_as_for_a_hundred()
    {
        var part = FeatureVector.Of([.. Enumerable.Range(1, Length).Select(i => (float)i)]);

        Assert.Equal(CostOfPrediction(Teach(100)), CostOfPrediction(Teach(10_000)));

        long CostOfPrediction(KnnClassifier classifier)
        {
            classifier.Predict(part);
            var before = GC.GetAllocatedBytesForCurrentThread();
            classifier.Predict(part);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Teaching_doubles_the_block_so_rows_are_seldom_copied()
    {
        var classifier = new KnnClassifier();
        var sizes = new HashSet<int>();
        for (var id = 0; id < 1_000; id++)
        {
            classifier.Add(Draw(id));
            sizes.Add(classifier.Block.Length / Length);
        }

        Assert.Equal([16, 32, 64, 128, 256, 512, 1_024], sizes);
    }

    private static KnnClassifier Teach(int count) => KnnClassifier.Fit(Enumerable.Range(0, count).Select(Draw));

    private static Example Draw(int id)
    {
        var random = new Random(id); // Each id has its own vector, so rows can be told apart.
        var features = FeatureVector.Of([.. Enumerable.Range(0, Length).Select(_ => (float)random.NextDouble())]);
        return new(new(id), new(id % 4), features);
    }

    private static float[] Row(float[] block, int row) => block[(row * Length)..((row + 1) * Length)];
}
