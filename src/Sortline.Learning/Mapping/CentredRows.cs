using System.Collections.Immutable;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Mapping;

/// <summary>The examples, each scaled to length 1, less their mean: a matrix with a row for each.</summary>
internal sealed class CentredRows
{
    private readonly double[] _block;

    /// <summary>Makes room; <see cref="Fill"/> does the work.</summary>
    public CentredRows(int count, int length)
    {
        (Count, Length, Stride) = (count, length, DoubleKernels.Padded(length));
        (_block, Mean) = (new double[checked(count * Stride)], new double[Stride]);
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many features each has.</summary>
    public int Length { get; }

    /// <summary>From one row to the next.</summary>
    public int Stride { get; }

    /// <summary>What was taken off each row.</summary>
    public double[] Mean { get; }

    /// <summary>What brought the features to one scale; <see langword="null"/> if nothing did.</summary>
    public Standardiser? Standardiser { get; private set; }

    /// <summary>The sum of all squares.</summary>
    public double Total { get; private set; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => _block.AsSpan(row * Stride, Stride);

    /// <summary>Takes the examples in.</summary>
    public IEnumerable<Checkpoint> Fill(ImmutableArray<FeatureVector> examples, PlaneScale scale, WorkBudget budget)
    {
        if (scale is PlaneScale.Standardised)
        {
            Standardiser.Measuring measuring = new(examples[0]);
            foreach (var example in examples)
            {
                measuring.Add(example);
                if (budget.Spend(6L * Length))
                    yield return default;
            }

            Standardiser = measuring.Finish();
        }

        var unit = new float[Length];
        for (var row = 0; row < Count; row++)
        {
            if (Standardiser is null)
                examples[row].WriteUnit(unit);
            else
                Standardiser.WriteUnit(examples[row], unit);
            var values = _block.AsSpan(row * Stride, Length);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = unit[i];
                Mean[i] += unit[i];
            }

            if (budget.Spend(8L * Length))
                yield return default;
        }

        for (var i = 0; i < Length; i++)
            Mean[i] /= Count;
        for (var row = 0; row < Count; row++)
        {
            var values = _block.AsSpan(row * Stride, Stride);
            DoubleKernels.Add(-1, Mean, values);
            Total += DoubleKernels.Dot(values, values);
            if (budget.Spend(2L * Stride))
                yield return default;
        }
    }

    /// <summary>Sums the rows up, each times its number: the transposed matrix times a vector.</summary>
    public IEnumerable<Checkpoint> Combine(double[] vector, double[] sum, WorkBudget budget)
    {
        Array.Clear(sum);
        for (var row = 0; row < Count; row++)
        {
            DoubleKernels.Add(vector[row], Row(row), sum);
            if (budget.Spend(Stride))
                yield return default;
        }
    }

    /// <summary>The products of all pairs of rows times a vector, without ever making the products.</summary>
    public IEnumerable<Checkpoint> Multiply(double[] vector, double[] product, WorkBudget budget)
    {
        var sum = new double[Stride];
        foreach (var checkpoint in Combine(vector, sum, budget))
            yield return checkpoint;
        for (var row = 0; row < Count; row++)
        {
            product[row] = DoubleKernels.Dot(Row(row), sum);
            if (budget.Spend(Stride))
                yield return default;
        }
    }
}
