using System.Buffers.Binary;

namespace Sortline.Learning.Tests;

public class FeatureVectorTests(ITestOutputHelper output)
{
    [Fact]
    public void It_holds_the_numbers_as_they_were_given()
    {
        float[] numbers = [3, -0.5f, 0];
        var features = FeatureVector.Of(numbers);

        numbers[0] = 99;

        Assert.Equal(3, features.Length);
        Assert.Equal([3, -0.5f, 0], features.Span.ToArray());
    }

    [Fact]
    public void Equal_numbers_make_equal_vectors()
    {
        FeatureVector one = FeatureVector.Of(1, 0, 2),
            same = FeatureVector.Of(1, -0f, 2),
            other = FeatureVector.Of(2, 0, 1);

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one == same && one != other && one != null);
        Assert.NotEqual(one, other);
        Assert.NotEqual(one, FeatureVector.Of(1, 0, 2, 0));
        Assert.False(one.Equals("1 0 2"));
    }

    [Fact]
    public void Bytes_are_read_least_significant_first()
    {
        float[] numbers = [1.5f, -2e30f, float.Epsilon];
        var bytes = new byte[12];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), numbers[i]);

        Assert.Equal(FeatureVector.Of(numbers), FeatureVector.FromBytes(bytes, length: 3));
        Assert.Equal(FeatureVector.Of(1), FeatureVector.FromBytes([0, 0, 0x80, 0x3F], length: 1));
    }

    [Theory]
    [InlineData(12, 4)]
    [InlineData(13, 3)]
    [InlineData(0, 3)]
    [InlineData(4, -1)]
    [Fault(20)]
    public void Bytes_of_another_length_are_refused_with_both_numbers(int bytes, int length)
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureVector.FromBytes(new byte[bytes], length));

        AssertSays(
            $"{length} features take {4 * length} bytes, but {bytes} came. Pass the bytes of a whole Float32Array.",
            error
        );
    }

    [Fact]
    public void No_numbers_are_refused()
    {
        const string Advice = "A feature vector needs at least one number. Check that the extractor has finished.";

        AssertSays(Advice, Assert.Throws<ArgumentException>(() => FeatureVector.Of()));
        AssertSays(Advice, Assert.Throws<ArgumentException>(() => FeatureVector.FromBytes([], 0)));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    [Fault(20)]
    public void Numbers_that_are_not_finite_are_refused_with_their_place(float number, string name)
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureVector.Of(1, 2, number, float.NaN));

        AssertSays(
            $"Feature 2 is {name}, not a finite number. Check that the picture was loaded before it was looked at.",
            error
        );
    }

    [Fact]
    [Fault(20)]
    public void All_zeros_are_refused_because_they_have_no_direction()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureVector.Of(0, -0f, 0));

        AssertSays(
            "All features are zero, so the vector has no direction and is like nothing. Take another picture of the part.",
            error
        );
    }

    [Theory]
    [InlineData(float.MaxValue)]
    [InlineData(1e-30f)]
    [InlineData(float.Epsilon)]
    public void The_largest_and_the_smallest_numbers_have_a_direction_too(float number)
    {
        var diagonal = FeatureVector.Of(number, number);

        Assert.Equal(1, diagonal.CosineTo(FeatureVector.Of(1, 1)), 1e-6);
        Assert.Equal(Math.Sqrt(0.5), diagonal.CosineTo(FeatureVector.Of(1, 0)), 1e-6);
        Assert.Equal(-1, diagonal.CosineTo(FeatureVector.Of(-number, -number)), 1e-6);
    }

    [Fact]
    public void Likeness_is_right_for_every_length_and_never_beyond_one()
    {
        const int Seed = 77;
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);

        for (var length = 1; length <= 300; length++)
        {
            FeatureVector one = Draw(random, length),
                other = Draw(random, length);
            Assert.Equal(NaiveKnn.Cosine(one, other), one.CosineTo(other), 1e-6);
            Assert.InRange(one.CosineTo(one), 1 - 1e-6f, 1);
        }
    }

    [Fact]
    public void Likeness_is_the_same_to_the_last_bit_on_every_machine()
    {
        const int Seed = 3;
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);

        var hash = 0u;
        for (var length = 1; length <= 200; length++)
            hash = unchecked(hash * 31 + BitConverter.SingleToUInt32Bits(Draw(random, length).CosineTo(Draw(random, length))));

        // Found natively with wide registers, natively with none, and in WebAssembly.
        Assert.Equal(0xC98C_EEECu, hash);
    }

    [Fact]
    public void Vectors_of_two_lengths_cannot_be_compared()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureVector.Of(1, 2, 3).CosineTo(FeatureVector.Of(1, 2)));

        AssertSays("These vectors have 3 and 2 features. Compare vectors from one feature extractor.", error);
        Assert.Throws<ArgumentNullException>(() => FeatureVector.Of(1).CosineTo(null!));
    }

    [Fact]
    public void It_shows_itself_by_its_length() => Assert.Equal("2 features", FeatureVector.Of(1, 2).ToString());

    private static FeatureVector Draw(Random random, int length) =>
        FeatureVector.Of([.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.3))]);

    private static void AssertSays(string message, Exception error) =>
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
}
