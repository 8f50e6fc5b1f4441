using System.Collections.Immutable;

namespace Sortline.Bench.Browser;

/// <summary>How long one thing took, in milliseconds, over all samples.</summary>
/// <param name="P10">One in ten took at most this long: what is left when nothing else wants the machine.</param>
/// <param name="P50">Half of the samples took at most this long.</param>
/// <param name="P90">Nine in ten took at most this long.</param>
internal sealed record Times(double P10, double P50, double P90)
{
    private const int Blocks = 10;

    /// <summary>Sums up samples.</summary>
    public static Times Of(IReadOnlyCollection<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return new(Quantile(sorted, 0.1), Quantile(sorted, 0.5), Quantile(sorted, 0.9));
    }

    /// <summary>The least and the greatest ratio of medians over blocks of samples that were taken together.</summary>
    /// <remarks>A machine that was slow for a while shows here, if not in the ratio over all.</remarks>
    public static Spread SpreadOf(double[] ours, double[] article)
    {
        var size = Math.Max(1, Math.Min(ours.Length, article.Length) / Blocks);
        ImmutableArray<double> ratios =
        [
            .. ours.Chunk(size).Zip(article.Chunk(size), (mine, theirs) => Of(mine).P50 / Of(theirs).P50),
        ];
        return new(ratios.Min(), ratios.Max());
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}

/// <summary>From the least to the greatest.</summary>
internal sealed record Spread(double Least, double Greatest);
