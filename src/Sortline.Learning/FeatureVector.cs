using System.Buffers.Binary;
using System.Globalization;
using Sortline.Learning.Numerics;

namespace Sortline.Learning;

/// <summary>What a feature extractor saw in a picture: numbers whose direction says what the part looks like.</summary>
/// <remarks>
/// <para>Checked at birth: at least one number, all finite, not all zero. Immutable, so safe to share.</para>
/// <para>
/// Two vectors are equal when they hold the same numbers in the same order; 0 and -0 count as the same. For similarity,
/// only the direction matters: see <see cref="CosineTo"/>.
/// </para>
/// </remarks>
public sealed class FeatureVector : IEquatable<FeatureVector>
{
    private readonly float[] _values;
    private readonly double _norm;

    // Takes the array over: nobody else may hold it.
    private FeatureVector(float[] values, string argument)
    {
        if (values.Length == 0)
        {
            throw new ArgumentException(
                "A feature vector needs at least one number. Check that the extractor has finished.",
                argument
            );
        }

        // In doubles the square of the largest float does not overflow and that of the smallest does not vanish.
        var sumOfSquares = 0.0;
        foreach (var value in values)
            sumOfSquares += (double)value * value;

        if (!double.IsFinite(sumOfSquares))
            throw new ArgumentException(NotFinite(values), argument);
        if (sumOfSquares == 0)
        {
            throw new ArgumentException(
                "All features are zero, so the vector has no direction and is like nothing. Take another picture of the part.",
                argument
            );
        }

        (_values, _norm) = (values, Math.Sqrt(sumOfSquares));
    }

    /// <summary>How many features there are.</summary>
    public int Length => _values.Length;

    /// <summary>The features, exactly as they were given.</summary>
    public ReadOnlySpan<float> Span => _values;

    /// <summary>Makes a vector of numbers. They are copied.</summary>
    /// <exception cref="ArgumentException">There are no numbers, one is not finite, or all are zero.</exception>
    public static FeatureVector Of(params ReadOnlySpan<float> features) => new(features.ToArray(), nameof(features));

    /// <summary>Makes a vector of 32-bit floats, least significant byte first, as JavaScript hands them over.</summary>
    /// <param name="bytes">Four bytes for each feature.</param>
    /// <param name="length">How many features the extractor promises.</param>
    /// <exception cref="ArgumentException">
    /// The bytes are not four times <paramref name="length"/>, there are none, a number is not finite, or all are zero.
    /// </exception>
    public static FeatureVector FromBytes(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes.Length != length * (long)sizeof(float))
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"{length} features take {length * (long)sizeof(float)} bytes, but {bytes.Length} came. "
            );
            throw new ArgumentException(message + "Pass the bytes of a whole Float32Array.", nameof(bytes));
        }

        var values = new float[length];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);

        return new(values, nameof(bytes));
    }

    /// <summary>How alike two vectors are: the cosine of the angle between them.</summary>
    /// <returns>From -1 (opposite) over 0 (nothing in common) to 1 (same direction). Lengths of arrows do not matter.</returns>
    /// <remarks>Right to about 1e-6, and the same to the last bit on every machine and for both orders of the two.</remarks>
    /// <exception cref="ArgumentException">The vectors have different numbers of features.</exception>
    public float CosineTo(FeatureVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Length != Length)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"These vectors have {Length} and {other.Length} features. Compare vectors from one feature extractor."
            );
            throw new ArgumentException(message, nameof(other));
        }

        var padded = FloatKernels.Padded(Length);
        Span<float> mine = new float[padded],
            theirs = new float[padded],
            cosine = [0];
        WriteUnit(mine);
        other.WriteUnit(theirs);
        FloatKernels.Dot(mine, theirs, cosine);
        return Math.Clamp(cosine[0], -1, 1); // Rounding can carry the sum a hair beyond.
    }

    /// <summary>The vector of the same direction and length 1.</summary>
    internal FeatureVector ToUnit()
    {
        var unit = new float[FloatKernels.Padded(Length)];
        WriteUnit(unit);
        return new(unit[..Length], nameof(unit));
    }

    /// <inheritdoc />
    public bool Equals(FeatureVector? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FeatureVector);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Length, _norm);

    /// <summary>Whether two vectors hold the same numbers.</summary>
    public static bool operator ==(FeatureVector? left, FeatureVector? right) => Equals(left, right);

    /// <summary>Whether two vectors differ in some number.</summary>
    public static bool operator !=(FeatureVector? left, FeatureVector? right) => !Equals(left, right);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Length} features");

    /// <summary>Writes the vector scaled to length 1, into a row. The padding behind it must be zeros, and stays so.</summary>
    internal void WriteUnit(Span<float> row)
    {
        var scale = 1 / _norm;
        for (var i = 0; i < _values.Length; i++)
            row[i] = (float)(_values[i] * scale);
    }

    /// <summary>Refuses a vector that does not fit the examples.</summary>
    internal void ThrowIfOtherLength(int length, string argument)
    {
        if (Length == length)
            return;

        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"This vector has {Length} features, but the examples have {length}. "
        );
        throw new ArgumentException(message + "Use the feature extractor that made the examples.", argument);
    }

    private static string NotFinite(float[] values)
    {
        var at = Array.FindIndex(values, value => !float.IsFinite(value));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Feature {at} is {values[at]}, not a finite number. Check that the picture was loaded before it was looked at."
        );
    }
}
