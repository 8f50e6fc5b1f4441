using System.Collections.Immutable;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Inspection;

/// <summary>Says how new a picture is: how much of it cannot be put together out of the examples.</summary>
/// <remarks>
/// <para>
/// The distance to the nearest example hardly sees a small defect: the whole picture is as near as any good one. What no mixture of
/// examples explains does show it. That is the variance of a Gaussian process with a linear kernel, which knows novelty by it
/// (M. Kemmler, E. Rodner, E.-S. Wacker, J. Denzler, One-class classification with Gaussian processes, 2013). Features are
/// standardised and brought to length 1, as for ridge regression.
/// </para>
/// <para>
/// Each example left out has a novelty too, in closed form (C. E. Rasmussen, C. K. I. Williams, Gaussian Processes for Machine Learning,
/// 2006, equation 5.12); mean and deviation of the features stay those of all. <see cref="Limit"/> comes from these.
/// </para>
/// <para>Immutable. Equal sets of examples give the same numbers to the last bit, on every machine.</para>
/// </remarks>
public sealed class NoveltyGauge
{
    /// <summary>Of the examples, each left out, this share is within the limit before it is multiplied by <see cref="Factor"/>.</summary>
    /// <remarks>Set where most defects that were never shown are beyond it and most good parts within: docs/levels.md has the figures.</remarks>
    public const double Quantile = 0.8;

    /// <summary>See <see cref="Quantile"/>.</summary>
    public const double Factor = 1;

    // How much of what is seen is taken for chance, as a share of what an example shows.
    private const double Noise = 0.1;

    // What all pictures have in common is known: to be unlike the mean of the examples alone is nothing new.
    private const double Common = 1;

    private readonly Standardiser _standardiser;
    private readonly float[] _rows;
    private readonly double[][] _factor;

    internal NoveltyGauge(Standardiser standardiser, float[] rows, double[][] factor, ImmutableArray<double> leftOut)
    {
        (_standardiser, _rows, _factor, LeftOut) = (standardiser, rows, factor, leftOut);
        var order = leftOut.Sort();
        Limit = Math.Min(1, Factor * order[(int)Math.Ceiling(Quantile * order.Length) - 1]);
    }

    /// <summary>Beyond it a picture is newer than most examples are to the others, 0 to 1.</summary>
    public double Limit { get; }

    /// <summary>How new each example is to the others, in the order of the ids; of more than <see cref="NoveltyTraining.Most"/> those that were taken.</summary>
    public ImmutableArray<double> LeftOut { get; }

    /// <summary>How new a picture is: from 0, all of it is known, to 1, nothing is.</summary>
    /// <param name="picture">What is seen in it: as many numbers as in the examples.</param>
    /// <exception cref="ArgumentException">It has another number of features.</exception>
    public double Of(FeatureVector picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        picture.ThrowIfOtherLength(_standardiser.Length, nameof(picture));
        var row = new float[_rows.Length / _factor.Length];
        _standardiser.WriteUnit(picture, row);
        var likeness = new float[_factor.Length];
        FloatKernels.Dot(_rows, row, likeness);

        var solution = new double[DoubleKernels.Padded(likeness.Length)];
        var explained = 0.0;
        for (var i = 0; i < likeness.Length; i++)
        {
            solution[i] = Forward(_factor[i], solution, i, likeness[i] + Common);
            explained += solution[i] * solution[i];
        }

        return Math.Clamp(Likeness(row, row) + Common - explained, 0, 1);
    }

    /// <summary>How alike two standardised rows are.</summary>
    internal static double Likeness(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        Span<float> product = [0];
        FloatKernels.Dot(one, other, product);
        return product[0];
    }

    /// <summary>What the equations say of two examples of such a likeness.</summary>
    internal static double Kernel(double likeness, bool isSame) => likeness + Common + (isSame ? Noise : 0);

    /// <summary>The novelty of an example that is left out, by the diagonal of the inverse.</summary>
    internal static double LeftOutOf(double inverse) => Math.Clamp((1 / inverse) - Noise, 0, 1);

    /// <summary>The next number of a solution of L x = right: those before it are there, those after it are zeros.</summary>
    internal static double Forward(double[] row, double[] solution, int at, double right)
    {
        var known = DoubleKernels.Padded(at);
        return (right - DoubleKernels.Dot(row.AsSpan(0, known), solution.AsSpan(0, known))) / row[at];
    }
}
