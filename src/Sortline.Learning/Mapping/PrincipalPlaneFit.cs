using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Mapping;

/// <summary>Finds the <see cref="PrincipalPlane"/> of examples piece by piece, so that a page with one thread can breathe in between.</summary>
/// <remarks>
/// A piece is a fixed amount of work, not a time: where the pauses fall changes nothing about the result. Equal vectors in the same order
/// give the same plane, to the last bit, on every machine.
/// </remarks>
public sealed class PrincipalPlaneFit
{
    // Vectors of 32-bit floats of one direction differ by so much in rounding.
    private const double Rounding = 1e-11;

    private readonly ImmutableArray<FeatureVector> _examples;
    private readonly PlaneScale _scale;
    private readonly PrincipalPlane? _before;
    private readonly IEnumerator<Checkpoint> _work;
    private PrincipalPlane? _result;

    /// <summary>Starts on examples.</summary>
    /// <param name="examples">At least one; all of one length.</param>
    /// <param name="scale">How they are scaled first.</param>
    /// <param name="before">
    /// A plane of more or less the same examples: each axis then points the way it did there. Without one, or where the number of features
    /// is another, the feature that weighs most in an axis counts as positive.
    /// </param>
    /// <exception cref="ArgumentException">There are no examples, or their lengths differ.</exception>
    public PrincipalPlaneFit(
        ImmutableArray<FeatureVector> examples,
        PlaneScale scale = PlaneScale.Direction,
        PrincipalPlane? before = null
    )
        : this(examples, scale, before, new()) { }

    internal PrincipalPlaneFit(
        ImmutableArray<FeatureVector> examples,
        PlaneScale scale,
        PrincipalPlane? before,
        WorkBudget budget
    )
    {
        if (examples.IsDefaultOrEmpty)
            throw new ArgumentException("A map needs at least one example.", nameof(examples));
        foreach (var example in examples)
        {
            ArgumentNullException.ThrowIfNull(example, nameof(examples));
            example.ThrowIfOtherLength(examples[0].Length, nameof(examples));
        }

        (_examples, _scale, _before, Budget, _work) = (examples, scale, before, budget, Work().GetEnumerator());
    }

    /// <summary>The plane, once all is done.</summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public PrincipalPlane Result =>
        _result ?? throw new InvalidOperationException("The map is not done yet. Call Advance until it answers false.");

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; }

    /// <summary>Finds the plane of examples at once.</summary>
    /// <inheritdoc cref="PrincipalPlaneFit(ImmutableArray{FeatureVector}, PlaneScale, PrincipalPlane?)"/>
    public static PrincipalPlane Of(
        ImmutableArray<FeatureVector> examples,
        PlaneScale scale = PlaneScale.Direction,
        PrincipalPlane? before = null
    )
    {
        PrincipalPlaneFit fit = new(examples, scale, before);
        while (fit.Advance()) { }

        return fit.Result;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    private IEnumerable<Checkpoint> Work()
    {
        CentredRows rows = new(_examples.Length, _examples[0].Length);
        foreach (var checkpoint in rows.Fill(_examples, _scale, Budget))
            yield return checkpoint;

        double[][] axes = [new double[rows.Stride], new double[rows.Stride]];
        var shares = new double[axes.Length];
        if (rows.Total > Rounding * rows.Count)
        {
            LeadingDirections leading = new(rows);
            foreach (var checkpoint in leading.Find(Budget))
                yield return checkpoint;

            for (var number = 0; number < leading.Vectors.Count; number++)
            {
                foreach (var checkpoint in rows.Combine(leading.Vectors[number], axes[number], Budget))
                    yield return checkpoint;
                shares[number] = Finish(axes, number, rows);
            }
        }

        var places = ImmutableArray.CreateBuilder<PlanePoint>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            places.Add(PrincipalPlane.Foot(rows.Row(row), axes[0], axes[1]));
            if (Budget.Spend(2L * rows.Stride))
                yield return default;
        }

        _result = new(rows, axes[0], axes[1], shares[0], shares[1]) { Places = places.MoveToImmutable() };
    }

    /// <summary>Brings an axis to length 1, upright on the one before, facing as before.</summary>
    /// <returns>The share of the variance along it.</returns>
    private double Finish(double[][] axes, int number, CentredRows rows)
    {
        var axis = axes[number];
        for (var other = 0; other < number; other++)
            DoubleKernels.Add(-DoubleKernels.Dot(axes[other], axis), axes[other], axis);
        var variance = DoubleKernels.Dot(axis, axis);
        if (variance <= Rounding * rows.Count)
        {
            Array.Clear(axis);
            return 0;
        }

        var length = Math.Sqrt(variance);
        for (var i = 0; i < axis.Length; i++)
            axis[i] /= length;
        PrincipalPlane.Face(axis, number == 0 ? _before?.Axes.First : _before?.Axes.Second);
        return variance / rows.Total;
    }
}
