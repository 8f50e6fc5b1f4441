using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Vision.Graph;

namespace Sortline.Vision;

/// <summary>How features are made of what the network says: the one place on this side that knows.</summary>
/// <remarks>The page's worker follows the same recipe. When one changes, so does the other, and <see cref="Backbone.Recipe"/>.</remarks>
internal static class Recipe
{
    private const string Root = "module_apply_default/MobilenetV1/";
    private static readonly int[] Layers = [3, 5, 7, 9, 11, 13];

    /// <summary>What to ask the network for: first what is <see cref="FeatureKind.Plain"/>, then the pieces of <see cref="FeatureKind.Pooled"/>.</summary>
    public static ImmutableArray<Piece> Pieces { get; } =
    [
        new(Root + "Logits/global_pool", Pooling.None),
        .. Layers.Select(Layer).SelectMany(layer => new Piece[] { new(layer, Pooling.Mean), new(layer, Pooling.Max) }),
    ];

    /// <summary>The features of a picture from what the network says of its views.</summary>
    /// <param name="rows">The pieces of each view, one view after another. They are scaled in place.</param>
    /// <param name="lengths">How long the pieces are.</param>
    public static PictureFeatures Features(Span<float> rows, ImmutableArray<int> lengths)
    {
        var width = lengths.Sum();
        var views = rows.Length / width;
        Span<double> sums = new double[width];
        for (var view = 0; view < views; view++)
        {
            var row = rows.Slice(view * width, width);
            ScalePooled(row[lengths[0]..], lengths.AsSpan(1..));
            for (var i = 0; i < width; i++)
                sums[i] += row[i];
        }

        Span<float> mean = new float[width];
        for (var i = 0; i < width; i++)
            mean[i] = (float)(sums[i] / views);

        return new(FeatureVector.Of(mean[..lengths[0]]), FeatureVector.Of(mean[lengths[0]..]));
    }

    // Each piece has its say, however large its numbers are, and each view has as much as any other.
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

    private static string Layer(int number) => $"{Root}MobilenetV1/Conv2d_{number}_pointwise/Relu6";
}
