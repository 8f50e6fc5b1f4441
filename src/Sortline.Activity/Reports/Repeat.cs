using Sortline.Activity.Shift;
using Sortline.Learning;

namespace Sortline.Activity.Reports;

/// <summary>Two shifts of the very same parts, of which the second was foretold: does the robot learn while it works?</summary>
/// <remarks>Only what the robot decided by itself counts, as for stars.</remarks>
/// <param name="Foreseen">What the learner had said.</param>
/// <param name="Before">Parts sorted right in the first.</param>
/// <param name="Now">Parts sorted right in the second.</param>
/// <param name="Of">Parts in each.</param>
/// <param name="IsUnchanged">Whether nothing was taught or set between the two: else they say nothing about it.</param>
public sealed record Repeat(Outlook Foreseen, int Before, int Now, int Of, bool IsUnchanged)
{
    /// <summary>What came.</summary>
    public Outlook Came =>
        Now > Before ? Outlook.Higher
        : Now < Before ? Outlook.Lower
        : Outlook.Same;

    /// <summary>The two shifts of a report; <see langword="null"/> if the second was not foretold or is of other parts.</summary>
    public static Repeat? Between(Scene.Reporting reporting)
    {
        ArgumentNullException.ThrowIfNull(reporting);
        var now = reporting.Result;
        return
            reporting.Before is { Foreseen: { } foreseen } before
            && (before.LevelId, before.Seed, before.Parts.Length) == (now.LevelId, now.Seed, now.Parts.Length)
            ? new(foreseen, RightIn(before), RightIn(now), now.CountedParts.Count(), IsSame(before, now))
            : null;
    }

    /// <summary>Whether a report asks what the same shift would bring once more.</summary>
    public static bool MayBeForeseen(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Level.IsRepeated: true, Scene: Scene.Reporting reporting }
            && Between(reporting) is null
            && reporting.Result.CountedParts.Any();
    }

    private static int RightIn(ShiftResult result) => result.OwnCounts.GoodShipped + result.OwnCounts.DefectsRejected;

    private static bool IsSame(ShiftResult before, ShiftResult now) =>
        before.Threshold.Equals(now.Threshold)
        && before.Labels.SequenceEqual(now.Labels)
        && Taught(before).SequenceEqual(Taught(now));

    private static IEnumerable<(ExampleId, Label)> Taught(ShiftResult result) =>
        result.Examples.Select(example => (example.Id, example.Label));
}
