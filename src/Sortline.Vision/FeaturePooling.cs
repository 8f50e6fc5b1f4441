using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Vision.Graph;

namespace Sortline.Vision;

/// <summary>How features are made of what the network says, the way that <see cref="FeatureSpec"/> names: the one place on this side that knows.</summary>
/// <remarks>The page's worker does the same. When one changes, so do the other and <see cref="FeatureSpec.Id"/>.</remarks>
internal static class FeaturePooling
{
    private const string Root = "module_apply_default/MobilenetV1/";
    private static readonly int[] Layers = [3, 5, 7, 9, 11, 13];

    // Where up and down mean something, the upper and the lower half of these count too.
    private static readonly int[] HalvedLayers = [11, 13];

    /// <summary>What to ask the network for: first what is <see cref="FeatureKind.Plain"/>, then the pieces of <see cref="FeatureKind.Pooled"/>.</summary>
    public static ImmutableArray<Piece> Pieces { get; } =
    [
        new(Root + "Logits/global_pool", Pooling.None),
        .. Each(Layers, Pooling.Mean, Pooling.Spread),
        .. Each(HalvedLayers, Pooling.UpperMean, Pooling.LowerMean),
    ];

    /// <summary>The features of a picture from what the network says of its views.</summary>
    /// <param name="rows">The pieces of each view, one view after another. They are scaled in place.</param>
    /// <param name="lengths">How long the pieces are.</param>
    /// <param name="views">The views.</param>
    public static PictureFeatures Features(Span<float> rows, ImmutableArray<int> lengths, Augmentation views)
    {
        var count = AugmentedInput.Count(views);
        var width = rows.Length / count;
        var pieces = views == Augmentation.AnyWayRound ? lengths.AsSpan()[..^(2 * HalvedLayers.Length)] : lengths.AsSpan();
        var plain = lengths[0];
        Span<double> sums = new double[plain + FeatureSpec.LengthOf(FeatureKind.Pooled, views)];
        for (var view = 0; view < count; view++)
        {
            var row = rows.Slice(view * width, sums.Length);
            ScalePooled(row[plain..], pieces[1..]);
            for (var i = 0; i < row.Length; i++)
                sums[i] += row[i];
        }

        Span<float> mean = new float[sums.Length];
        for (var i = 0; i < mean.Length; i++)
            mean[i] = (float)(sums[i] / count);

        return new(FeatureVector.Of(mean[..plain]), FeatureVector.Of(mean[plain..]));
    }

    // Scaled to length 1, every piece counts equally however large its numbers are, and so does every view.
    private static void ScalePooled(Span<float> row, ReadOnlySpan<int> lengths)
    {
        var at = 0;
        foreach (var length in lengths)
        {
            ScaleToUnit(row.Slice(at, length));
            at += length;
        }

        ScaleToUnit(row);
    }

    private static void ScaleToUnit(Span<float> values)
    {
        var sumOfSquares = 0.0;
        foreach (var value in values)
            sumOfSquares += (double)value * value;

        var scale = sumOfSquares == 0 ? 0 : 1 / Math.Sqrt(sumOfSquares);
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(values[i] * scale);
    }

    private static IEnumerable<Piece> Each(int[] layers, Pooling first, Pooling second) =>
        from layer in layers
        let node = $"{Root}MobilenetV1/Conv2d_{layer}_pointwise/Relu6"
        from pooling in new[] { first, second }
        select new Piece(node, pooling);
}
