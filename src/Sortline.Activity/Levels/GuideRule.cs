namespace Sortline.Activity.Levels;

/// <summary>A line of a level's guide, and when it is said.</summary>
/// <param name="When">When it fits.</param>
/// <param name="Say">Which line: the last word of its name in the catalogue, <c>level.ID.guide.SAY</c>.</param>
public sealed record GuideRule(GuideWhen When, string Say);

/// <summary>When a line of the guide fits: what is true of the activity.</summary>
public enum GuideWhen
{
    /// <summary>While teaching: one label has several examples, and another next to none.</summary>
    OneSided,

    /// <summary>While teaching: there is no room for another example.</summary>
    BudgetSpent,

    /// <summary>In the report: what the robot shipped was bad in a way that no example shows.</summary>
    NeverShown,

    /// <summary>In the report: all bad examples lay under one lamp, and bad parts were shipped.</summary>
    OneLamp,

    /// <summary>In the report: most mistakes were bad parts shipped.</summary>
    BadShipped,

    /// <summary>In the report: most mistakes were good parts thrown away.</summary>
    GoodRejected,

    /// <summary>In the report: the later half of the shift had most of the mistakes.</summary>
    LaterWorse,

    /// <summary>In the report: the goal was reached.</summary>
    Passed,
}
