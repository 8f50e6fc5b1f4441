namespace Sortline.Activity.Shift;

/// <summary>When the robot asks a person instead of deciding by itself.</summary>
/// <param name="Sureness">Less sure than this of what it would do with a part, it asks: 0.5 to 1.</param>
/// <param name="Novelty">
/// Of a part that is newer than this it asks however sure it is, 0 to 1, see <see cref="Learning.Inspection.NoveltyGauge"/>;
/// <see langword="null"/> for what the examples say.
/// </param>
public sealed record AskRule(double Sureness = AskRule.UsualSureness, double? Novelty = null)
{
    /// <summary>What the switch begins with: of three of the nearest examples that vote, all must agree.</summary>
    public const double UsualSureness = 0.7;

    /// <summary>Whether both limits can be.</summary>
    public bool IsValid => Sureness is >= 0.5 and <= 1 && Novelty is null or >= 0 and <= 1;
}

/// <summary>Why the robot asks a person.</summary>
public enum Doubt
{
    /// <summary>It is not sure enough of what it would do.</summary>
    NotSure,

    /// <summary>It has never seen anything like it.</summary>
    NeverSeen,
}

/// <summary>How new a part is to the robot.</summary>
/// <param name="Of">How much of it no example explains, 0 to 1.</param>
/// <param name="Limit">From where on that is much, by the examples, 0 to 1.</param>
public readonly record struct PartNovelty(double Of, double Limit);
