using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests.Numerics;

public class FloatKernelsTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(1_472, 1_472)]
    public void Rows_are_padded_to_whole_steps(int length, int padded) => Assert.Equal(padded, FloatKernels.Padded(length));

    [Fact]
    public void Each_row_is_multiplied_with_the_query()
    {
        float[] rows = [.. Enumerable.Range(0, 3 * 32).Select(i => (float)(i % 7))];
        float[] query = [.. Enumerable.Range(0, 32).Select(i => (float)(i % 5))];
        var sums = new float[3];

        FloatKernels.Dot(rows, query, sums);

        Assert.Equal(Enumerable.Range(0, 3).Select(row => query.Select((number, i) => number * rows[32 * row + i]).Sum()), sums);
    }

    [Fact]
    public void Where_a_row_lies_in_memory_does_not_change_the_last_bit()
    {
        var random = new Random(5);
        float[] row = [.. Enumerable.Range(0, 48).Select(_ => (float)random.NextDouble())];
        var block = new float[48 + 64];
        var sums = new HashSet<float>();

        for (var offset = 0; offset < 64; offset++)
        {
            row.CopyTo(block, offset);
            var sum = new float[1];
            FloatKernels.Dot(block.AsSpan(offset, 48), row, sum);
            sums.Add(sum[0]);
        }

        Assert.Single(sums);
    }

    // Next to 2^24 a lone 1 is rounded away, but two that were added to each other first stay: so the sum tells the order.
    [Theory]
    [InlineData(0, 16)] // one lane, next step
    [InlineData(0, 4)]
    [InlineData(0, 1)]
    [InlineData(0, 16, 4, 1)]
    [InlineData(2, 8, 12)] // the third and the fourth lane of columns meet first
    [InlineData(2, 2, 3)] // so do the third and the fourth column
    public void The_order_of_the_additions_is_fixed(int surplus, params int[] ones)
    {
        const float Large = 16_777_216;
        float[] row = new float[32],
            sum = [0];
        row[0] = Large;
        foreach (var at in ones)
            row[at] = 1;

        FloatKernels.Dot(row, [.. Enumerable.Repeat(1f, 32)], sum);

        Assert.Equal(Large + surplus, sum[0]);
    }

    [Theory]
    [InlineData(15, 15, 1)]
    [InlineData(32, 16, 1)]
    [InlineData(16, 16, 2)]
    public void Rows_that_do_not_fit_are_refused_before_any_memory_is_read(int rows, int query, int sums) =>
        Assert.Throws<ArgumentException>(() => FloatKernels.Dot(new float[rows], new float[query], new float[sums]));
}
