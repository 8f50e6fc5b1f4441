using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>What the score of a label should be for each example: 1 for its own, 0 for all others.</summary>
/// <param name="Mean">The label's share in the examples.</param>
/// <param name="Centred">The targets less their mean; padded with zeros.</param>
/// <param name="Count">How many examples there are.</param>
internal sealed record Target(double Mean, double[] Centred, int Count)
{
    /// <summary>The targets of one label.</summary>
    public static Target Of(Label label, IReadOnlyList<Example> examples)
    {
        var count = 0;
        foreach (var example in examples)
            count += example.Label == label ? 1 : 0;

        var mean = (double)count / examples.Count;
        var centred = new double[DoubleKernels.Padded(examples.Count)];
        for (var i = 0; i < examples.Count; i++)
            centred[i] = (examples[i].Label == label ? 1 : 0) - mean;

        return new(mean, centred, examples.Count);
    }
}
