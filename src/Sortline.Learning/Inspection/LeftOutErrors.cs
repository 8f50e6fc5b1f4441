using Sortline.Learning.Numerics;

namespace Sortline.Learning.Inspection;

/// <summary>A label changed.</summary>
/// <param name="Place">The place of the example among all.</param>
/// <param name="From">The place of its label among the labels.</param>
/// <param name="To">The place of the other label.</param>
internal readonly record struct LabelChange(int Place, int From, int To);

/// <summary>The leave-one-out errors with one kind of features and one penalty, squared and summed over examples and labels.</summary>
internal sealed class LeftOutErrors(int count, int labels)
{
    // The errors are S y; this is the product of S, transposed, with itself.
    private readonly double[][] _squares = NewSquare(count);
    private readonly double[][] _pulls = [.. Enumerable.Range(0, labels).Select(_ => new double[DoubleKernels.Padded(count)])];

    /// <summary>The sum now.</summary>
    public double Sum { get; private set; }

    /// <summary>Works out the matrix, and the errors with the labels given.</summary>
    /// <param name="products">Each example times each other, standardised and centred.</param>
    /// <param name="penalty">The penalty.</param>
    /// <param name="own">The label of each example, by its place among the labels.</param>
    /// <param name="budget">Says when to pause.</param>
    public IEnumerable<Checkpoint> Prepare(float[][] products, double penalty, int[] own, WorkBudget budget)
    {
        var inverse = NewSquare(count);
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < count; column++)
                inverse[row][column] = products[row][column];
            inverse[row][row] += penalty;
        }

        foreach (var checkpoint in Invert(inverse, budget))
            yield return checkpoint;

        // What a fit leaves of the labels; divided by its diagonal, what it leaves of each without itself.
        foreach (var row in inverse)
        {
            for (var column = 0; column < count; column++)
                row[column] = (penalty * row[column]) - (1.0 / count);
        }

        for (var row = 0; row < count; row++)
        {
            var scale = 1 / inverse[row][row];
            for (var column = 0; column < count; column++)
                inverse[row][column] *= scale;
        }

        foreach (var row in inverse)
        {
            for (var place = 0; place < count; place++)
                DoubleKernels.Add(row[place], row, _squares[place]);
            if (budget.Spend((long)count * count))
                yield return default;
        }

        for (var place = 0; place < count; place++)
            DoubleKernels.Add(1, _squares[place], _pulls[own[place]]);
        for (var place = 0; place < count; place++)
            Sum += _pulls[own[place]][place];
    }

    /// <summary>What the sum would be with one change, or with two.</summary>
    public double SumWith(LabelChange one, LabelChange? other)
    {
        var sum = Sum + Difference(one);
        if (other is not { } second)
            return sum;

        var shared =
            (one.From == second.From ? 1 : 0)
            + (one.To == second.To ? 1 : 0)
            - (one.From == second.To ? 1 : 0)
            - (one.To == second.From ? 1 : 0);
        return sum + Difference(second) + (2 * shared * _squares[one.Place][second.Place]);
    }

    /// <summary>Makes a change.</summary>
    public void Make(LabelChange change)
    {
        Sum += Difference(change);
        DoubleKernels.Add(-1, _squares[change.Place], _pulls[change.From]);
        DoubleKernels.Add(1, _squares[change.Place], _pulls[change.To]);
    }

    private double Difference(LabelChange change) =>
        2 * (_pulls[change.To][change.Place] - _pulls[change.From][change.Place] + _squares[change.Place][change.Place]);

    // Symmetric and positive: no pivot is needed.
    private static IEnumerable<Checkpoint> Invert(double[][] matrix, WorkBudget budget)
    {
        var count = matrix.Length;
        for (var pivot = 0; pivot < count; pivot++)
        {
            var row = matrix[pivot];
            var scale = 1 / row[pivot];
            row[pivot] = 1;
            for (var column = 0; column < count; column++)
                row[column] *= scale;
            for (var other = 0; other < count; other++)
            {
                if (other == pivot)
                    continue;
                var factor = matrix[other][pivot];
                matrix[other][pivot] = 0;
                DoubleKernels.Add(-factor, row, matrix[other]);
            }

            if (budget.Spend((long)count * count))
                yield return default;
        }
    }

    private static double[][] NewSquare(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new double[DoubleKernels.Padded(count)])];
}
