namespace Sortline.Cli.Training;

/// <summary>From where to where a share may really lie that was counted on a few pictures only: the 95 % interval of Wilson.</summary>
/// <param name="Low">Its lower end, from 0 to 1.</param>
/// <param name="High">Its upper end, from 0 to 1.</param>
internal readonly record struct ShareInterval(double Low, double High)
{
    // So many standard deviations of a normal distribution hold 95 % of it.
    private const double Deviations = 1.959964;

    /// <summary>The interval of a count. Of nothing, all from 0 to 1 is possible.</summary>
    public static ShareInterval Of(int right, int all)
    {
        if (all == 0)
            return new(0, 1);

        var (share, weight) = ((double)right / all, Deviations * Deviations / all);
        var middle = (share + (weight / 2)) / (1 + weight);
        var reach = Deviations * Math.Sqrt((share * (1 - share) / all) + (weight / (4 * all))) / (1 + weight);
        return new(right == 0 ? 0 : middle - reach, right == all ? 1 : middle + reach);
    }
}
