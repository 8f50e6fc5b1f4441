using System.Security.Cryptography;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Vision.Graph;

namespace Sortline.Vision.Tests;

public sealed class BackboneTests(ITestOutputHelper output) : IDisposable
{
    private readonly Backbone _backbone = new();

    public void Dispose() => _backbone.Dispose();

    [Theory]
    [InlineData(Augmentation.AsIs)]
    [InlineData(Augmentation.Upright)]
    [InlineData(Augmentation.AnyWayRound)]
    [Fault(10)]
    public async Task The_features_are_those_of_TensorFlow_on_the_network_as_it_is(Augmentation views)
    {
        CanonicalPicture[] pictures =
        [
            Drawings.Ramp,
            Drawings.Discs,
            Drawings.Noise(seed: 20_260_801),
            Drawings.Plain(0, 0, 0),
            Drawings.Plain(255, 255, 255),
        ];

        var seen = pictures.Select(picture => _backbone.Extract(picture, views)).ToArray();
        var expected = await FeaturesOracle.AskAsync(
            pictures.Select(picture => picture.Rgb.ToArray()),
            (int)views,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(pictures.Length, expected.Length);
        Assert.All(
            seen.Zip(expected),
            pair =>
            {
                Assert.Equal(FeatureSpec.LengthOf(FeatureKind.Plain, views), pair.First.Plain.Length);
                Assert.Equal(FeatureSpec.LengthOf(FeatureKind.Pooled, views), pair.First.Pooled.Length);
                var (plain, pooled) = (
                    Largest(pair.First.Plain, pair.Second.Plain),
                    Largest(pair.First.Pooled, pair.Second.Pooled)
                );
                output.WriteLine($"Largest difference {plain:g2} in plain, {pooled:g2} in pooled.");
                Assert.InRange(plain, 0, 1e-3);
                Assert.InRange(pooled, 0, 1e-4);
            }
        );
    }

    [Fact]
    public void The_same_picture_has_the_same_features_to_the_last_bit_whoever_else_looks()
    {
        var alone = new[] { Drawings.Ramp, Drawings.Discs }
            .Select(picture => _backbone.Extract(picture, Augmentation.Upright))
            .ToArray();

        Parallel.For(
            0,
            40,
            _ =>
            {
                Assert.Equal(alone[0], _backbone.Extract(Drawings.Ramp, Augmentation.Upright));
                Assert.Equal(alone[1], _backbone.Extract(Drawings.Discs, Augmentation.Upright));
            }
        );
    }

    [Fact]
    public void A_mirrored_picture_has_the_features_of_the_picture_if_it_is_looked_at_both_ways()
    {
        var picture = Drawings.Discs;

        var (asIs, mirrored) = (
            _backbone.Extract(picture, Augmentation.Upright),
            _backbone.Extract(Mirrored(picture), Augmentation.Upright)
        );

        Assert.InRange(asIs.Plain.CosineTo(mirrored.Plain), 0.999999f, 1);
        Assert.InRange(_backbone.Extract(picture).Plain.CosineTo(_backbone.Extract(Mirrored(picture)).Plain), -1, 0.9999f);
    }

    [Fact]
    [Fault(61)]
    public void A_changed_network_is_refused()
    {
        var weights = ModelFiles.Resource("weights");
        var sum = Convert.ToHexStringLower(SHA256.HashData(weights));
        Assert.Same(weights, ModelFiles.Check(weights, "weights", sum));

        weights[^1] ^= 1;

        var refusal = Assert.Throws<InvalidDataException>(() => ModelFiles.Check(weights, "weights", sum));
        Assert.StartsWith(
            "The file of the network that holds its weights is not the expected one",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Views_that_do_not_exist_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _backbone.Extract(Drawings.Ramp, (Augmentation)3));

    [Fact]
    public void After_it_is_disposed_it_says_so()
    {
        _backbone.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _backbone.Extract(Drawings.Ramp));
    }

    private static CanonicalPicture Mirrored(CanonicalPicture picture)
    {
        var pixels = picture.Rgb.ToArray().Chunk(3).Chunk(CanonicalPicture.Side);
        return CanonicalPicture.FromRgb([.. pixels.SelectMany(row => row.Reverse()).SelectMany(pixel => pixel)]);
    }

    private static float Largest(FeatureVector ours, float[] theirs) =>
        ours.Span.ToArray().Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
}
