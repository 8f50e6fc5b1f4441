using System.Collections.Immutable;

namespace Sortline.Cli.Evaluating;

/// <summary>Answers given with about the same confidence.</summary>
/// <param name="From">The lowest confidence of the bin, included.</param>
/// <param name="To">The highest, excluded but for 1.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Confidence">Their mean confidence; 0 if there are none.</param>
/// <param name="Accuracy">How many of them are right; the same as the confidence if it can be trusted. 0 if there are none.</param>
internal sealed record ReliabilityBin(double From, double To, int Count, double Confidence, double Accuracy);

/// <summary>Whether answers given with 80 % are right in 80 of 100 cases.</summary>
/// <param name="Error">The expected calibration error: the mean distance between confidence and accuracy over the answers.</param>
/// <param name="Bins">Ten of equal width.</param>
internal sealed record Reliability(double Error, ImmutableArray<ReliabilityBin> Bins)
{
    private const int Width = 10;

    /// <summary>Of all answers.</summary>
    public static Reliability Of(IReadOnlyList<Answer> answers)
    {
        var inBin = answers.ToLookup(answer => Math.Min((int)(answer.Confidence * Width), Width - 1));
        ImmutableArray<ReliabilityBin> bins =
        [
            .. Enumerable.Range(0, Width).Select(i =>
            {
                Answer[] here = [.. inBin[i]];
                return new ReliabilityBin(
                    (double)i / Width,
                    (i + 1.0) / Width,
                    here.Length,
                    here.Length == 0 ? 0 : here.Average(answer => answer.Confidence),
                    here.Length == 0 ? 0 : here.Average(answer => answer.IsRight ? 1.0 : 0));
            }),
        ];
        return new(bins.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / answers.Count, bins);
    }
}
