using System.Collections.Immutable;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Mapping;

/// <summary>The flat map of some examples that shows the most of how they differ: their first two principal components.</summary>
/// <remarks>
/// <para>
/// Vectors are first scaled as the classifier scales them that the map is about, see <see cref="PlaneScale"/>, and centred on the mean of the
/// examples. Of all planes this one keeps the largest share of the squared distances between them (Pearson 1901; Jolliffe, Principal Component
/// Analysis, 2.1).
/// </para>
/// <para>
/// Where the examples differ in one direction alone, all lie on the first axis; where they do not differ, all lie at 0, 0. Made by
/// <see cref="PrincipalPlaneFit"/>. Immutable.
/// </para>
/// </remarks>
public sealed class PrincipalPlane
{
    private readonly Standardiser? _standardiser;
    private readonly double[] _mean;
    private readonly double[] _first;
    private readonly double[] _second;

    // Takes the arrays over; they are padded for DoubleKernels, an axis without any difference is all zeros.
    internal PrincipalPlane(CentredRows rows, double[] first, double[] second, double firstShare, double secondShare) =>
        (Length, _standardiser, _mean, _first, _second, FirstShare, SecondShare) = (
            rows.Length,
            rows.Standardiser,
            rows.Mean,
            first,
            second,
            firstShare,
            secondShare
        );

    /// <summary>How many features a vector has.</summary>
    public int Length { get; }

    /// <summary>Which share of the examples' variance lies along the first axis, from 0 to 1.</summary>
    public double FirstShare { get; }

    /// <summary>Which share lies along the second axis: at most <see cref="FirstShare"/>.</summary>
    public double SecondShare { get; }

    /// <summary>Which share of the examples' variance the map shows: 1 if it shows all, 0 if there is none.</summary>
    public double Share => Math.Min(1, FirstShare + SecondShare);

    /// <summary>Where the examples lie that it was made for, in the order in which they were given.</summary>
    public ImmutableArray<PlanePoint> Places { get; internal init; } = [];

    /// <summary>Where a vector lies: the foot of the perpendicular from it to the plane.</summary>
    /// <exception cref="ArgumentException">The vector has another number of features than the examples.</exception>
    public PlanePoint Project(FeatureVector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        vector.ThrowIfOtherLength(Length, nameof(vector));
        var row = Scaled(vector);
        DoubleKernels.Add(-1, _mean, row);
        return Foot(row, _first, _second);
    }

    /// <summary>Where a centred row lies on two axes.</summary>
    internal static PlanePoint Foot(ReadOnlySpan<double> row, double[] first, double[] second) =>
        new(DoubleKernels.Dot(row, first), DoubleKernels.Dot(row, second));

    /// <summary>Room for what <see cref="AddStep"/> and <see cref="AddMean"/> sum up.</summary>
    internal double[] NewSum() => new double[_mean.Length];

    /// <summary>A vector as it is before it is centred.</summary>
    internal double[] Scaled(FeatureVector vector)
    {
        var unit = new float[Length];
        if (_standardiser is null)
            vector.WriteUnit(unit);
        else
            _standardiser.WriteUnit(vector, unit);

        var row = NewSum();
        for (var i = 0; i < unit.Length; i++)
            row[i] = unit[i];
        return row;
    }

    /// <summary>Adds a step along both axes to a sum.</summary>
    internal void AddStep(double x, double y, double[] sum)
    {
        DoubleKernels.Add(x, _first, sum);
        DoubleKernels.Add(y, _second, sum);
    }

    /// <summary>Adds the mean of the examples to a sum: the place 0, 0 of the map.</summary>
    internal void AddMean(double[] sum) => DoubleKernels.Add(1, _mean, sum);

    /// <summary>The features whose scaled vector points where a sum points; <see langword="null"/> if it points nowhere.</summary>
    internal FeatureVector? FeaturesOf(double[] sum)
    {
        var features = new float[Length];
        if (_standardiser is null)
        {
            for (var i = 0; i < features.Length; i++)
                features[i] = (float)sum[i];
        }
        else
        {
            _standardiser.WriteBack(sum, features);
        }

        return features.AsSpan().ContainsAnyExcept(0f) ? FeatureVector.Of(features) : null;
    }

    // An axis and its opposite are equally good. Taken as before, so that a map does not turn over when an example is added.
    internal static void Face(double[] axis, ReadOnlySpan<double> before)
    {
        var along = before.Length == axis.Length ? DoubleKernels.Dot(axis, before) : 0;
        if (along == 0)
        {
            var largest = 0;
            for (var i = 1; i < axis.Length; i++)
                largest = Math.Abs(axis[i]) > Math.Abs(axis[largest]) ? i : largest;
            along = axis[largest];
        }

        for (var i = 0; i < axis.Length && along < 0; i++)
            axis[i] = -axis[i];
    }

    /// <summary>The axes, for whoever has to face the same way.</summary>
    internal (double[] First, double[] Second) Axes => (_first, _second);
}
