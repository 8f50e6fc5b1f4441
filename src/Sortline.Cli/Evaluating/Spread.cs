namespace Sortline.Cli.Evaluating;

/// <summary>A number that differs from draw to draw.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Sd">Its standard deviation over the draws (divided by n - 1); 0 for a single draw.</param>
internal readonly record struct Spread(double Mean, double Sd)
{
    /// <summary>Of one number for each draw.</summary>
    public static Spread Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        var sum = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, values.Count > 1 ? Math.Sqrt(sum / (values.Count - 1)) : 0);
    }
}
