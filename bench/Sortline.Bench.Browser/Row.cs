using System.Text.Json.Serialization;

namespace Sortline.Bench.Browser;

/// <summary>One line of the report.</summary>
/// <param name="Name">What was measured. Rows of one name differ in what follows.</param>
/// <param name="What">What the clock covered on each side.</param>
internal sealed record Row(string Name, string What)
{
    private const double LongestBlockBudget = 50;

    /// <summary>How the article's side did it, where there is more than one way; the first row is the main one.</summary>
    public string? Variant { get; init; }

    /// <summary>In how many views ours looked at a picture. The article's always looks at one.</summary>
    public int? Views { get; init; }

    /// <summary>How many examples were taught.</summary>
    public int? Examples { get; init; }

    /// <summary>"plain": 256 numbers of one layer. "all": what the activity asks for, plain and pooled. Or how many numbers there are.</summary>
    public string? Features { get; init; }

    /// <summary>Who answers on our side. On the article's it is always k-NN.</summary>
    public string? Classifier { get; init; }

    /// <summary>How many samples each side gave.</summary>
    public int Samples { get; init; }

    /// <summary>The unit of all times.</summary>
    public string Unit => "ms";

    public required Times Ours { get; init; }

    /// <summary>Null where the article's packages have nothing of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Times? Article { get; init; }

    /// <summary>The median of ours over the article's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Ratio { get; init; }

    /// <summary>The same of each side's least disturbed samples: their tenth percentiles.</summary>
    public double? RatioP10 => Article is { } article ? Ours.P10 / article.P10 : null;

    /// <summary>The ratio block by block.</summary>
    public Spread? RatioSpread { get; init; }

    /// <summary>What the ratio may be at most, where that was decided.</summary>
    public double? Budget { get; init; }

    /// <summary>What ours may take at most, where that was decided.</summary>
    public double? BudgetMilliseconds { get; init; }

    /// <summary>What nine in ten of ours may take at most, where that was decided.</summary>
    public double? BudgetMillisecondsP90 { get; init; }

    /// <summary>The longest time for which the page could do nothing else, over all samples.</summary>
    public double? LongestBlock { get; init; }

    /// <summary>The same in a middling sample: what the code asks for, rather than what the machine did meanwhile.</summary>
    public double? LongestBlockP50 { get; init; }

    /// <summary>Whether it keeps its budget; null without one.</summary>
    public bool? IsWithinBudget =>
        (Budget, BudgetMilliseconds, BudgetMillisecondsP90) switch
        {
            ({ } most, _, _) => Ratio <= most,
            (_, { } most, _) => Ours.P50 <= most && LongestBlock is null or <= LongestBlockBudget,
            (_, _, { } most) => Ours.P90 <= most && LongestBlock is null or <= LongestBlockBudget,
            _ => null,
        };

    /// <summary>A row of something that the article's packages have not.</summary>
    public static Row Of(string name, string what, double[] ours) =>
        new(name, what) { Samples = ours.Length, Ours = Times.Of(ours) };

    /// <summary>A row of two that ran in turn.</summary>
    public static Row Of(string name, string what, double[] ours, double[] article) =>
        new(name, what)
        {
            Samples = ours.Length,
            Ours = Times.Of(ours),
            Article = Times.Of(article),
            Ratio = Times.Of(ours).P50 / Times.Of(article).P50,
            RatioSpread = Times.SpreadOf(ours, article),
        };
}
