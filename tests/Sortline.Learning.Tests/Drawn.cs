using System.Collections.Immutable;
using Sortline.Learning.Features;

namespace Sortline.Learning.Tests;

/// <summary>Pictures of made-up things: a cloud for each label. The seed is an argument, so every run draws the same.</summary>
internal static class Drawn
{
    /// <summary>Draws so many pictures of each label. The clouds are as wide as the noise, their centres about 1 apart in each direction.</summary>
    public static ImmutableArray<LabelledPicture> Pictures(int seed, int[] counts, int length = 24, double noise = 0.5)
    {
        var random = new Random(seed);
        float[][] centres = [.. counts.Select(_ => Numbers(random, length, 1))];
        var id = 0;
        return
        [
            .. counts.SelectMany(
                (count, label) =>
                    Enumerable
                        .Range(0, count)
                        .Select(_ =>
                        {
                            var pooled = FeatureVector.Of([
                                .. centres[label].Zip(Numbers(random, length, noise), (c, n) => c + n),
                            ]);
                            var plain = FeatureVector.Of(pooled.Span[..(length / 2)]);
                            return new LabelledPicture(new(id++), new(label), new(plain, pooled));
                        })
            ),
        ];
    }

    public static ImmutableArray<Example> Examples(int seed, int[] counts, int length = 24, double noise = 0.5) =>
        [.. Pictures(seed, counts, length, noise).Select(picture => picture.As(FeatureKind.Pooled))];

    // The sum of twelve even ones is as good as normal, and needs no function of the machine.
    private static float[] Numbers(Random random, int length, double deviation) =>
        [
            .. Enumerable
                .Range(0, length)
                .Select(_ => (float)(deviation * (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6))),
        ];
}
