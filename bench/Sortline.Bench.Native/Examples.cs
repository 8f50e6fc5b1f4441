using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Bench.Native;

/// <summary>Examples as a backbone with ReLU gives them: about half the numbers zero, and each label leaning its own way.</summary>
internal static class Examples
{
    private const int Seed = 20260101;

    public static ImmutableArray<Example> Make(int count, int features, int labels = 2)
    {
        var random = new Random(Seed);
        var leanings = Enumerable.Range(0, labels).Select(_ => Numbers(random, features)).ToArray();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Example(new(i), new(i % labels), Vector(Numbers(random, features), leanings[i % labels]))),
        ];
    }

    /// <summary>Pictures with both kinds of features, as a trial of methods takes them.</summary>
    public static ImmutableArray<LabelledPicture> MakePictures(int count, int labels = 2) =>
        [
            .. Make(count, 256, labels)
                .Zip(
                    Make(count, 1_472, labels),
                    (plain, pooled) => new LabelledPicture(plain.Id, plain.Label, new(plain.Features, pooled.Features))
                ),
        ];

    public static FeatureVector Question(int features) => FeatureVector.Of(Numbers(new(Seed + 1), features));

    private static FeatureVector Vector(float[] numbers, float[] leaning)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] += leaning[i] / 2;
        return FeatureVector.Of(numbers);
    }

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Max(0, (random.NextSingle() * 4) - 2))];
}
