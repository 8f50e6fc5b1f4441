using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Reports;

/// <summary>What a robot that made a mistake was shown too little of.</summary>
/// <param name="Truth">What the misjudged parts were.</param>
/// <param name="Mistakes">How many of them were misjudged.</param>
/// <param name="Shown">How many examples show such a part.</param>
/// <param name="Misplaced">How many of these have a label that does the wrong thing with it.</param>
public sealed record Gap(Defect Truth, int Mistakes, int Shown, int Misplaced)
{
    /// <summary>So many examples of one kind are few.</summary>
    public const int Few = 3;

    /// <summary>So many mistakes with one kind ask for more examples of it, however many there are.</summary>
    public const int Many = 3;

    /// <summary>The gaps behind the mistakes of a shift, the worst first.</summary>
    /// <returns>
    /// None where something was shown that nobody knows the truth of, such as photos: then there is no saying what it was never shown.
    /// </returns>
    public static ImmutableArray<Gap> Behind(ShiftResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var examples = result.Examples;
        if (examples.Any(example => example.Origin is null) || WereThrownAway(result))
            return [];

        var rejecting = result
            .Labels.Where(card => card.Disposition is Disposition.Reject)
            .Select(card => card.Label)
            .ToHashSet();
        return
        [
            .. result
                .Misjudged.GroupBy(part => part.Part.Defect)
                .Select(truth =>
                {
                    var shown = examples.Where(example => example.Origin!.Part.Defect == truth.Key).ToList();
                    var misplaced = shown.Count(example => rejecting.Contains(example.Label) == (truth.Key is Defect.None));
                    return new Gap(truth.Key, truth.Count(), shown.Count, misplaced);
                })
                .Where(gap => gap.Shown < Few || gap.Misplaced > 0 || gap.Mistakes >= Many)
                .OrderByDescending(gap => gap.Mistakes)
                .ThenBy(gap => gap.Truth),
        ];
    }

    // Who answers without an example has learned of some that are gone.
    private static bool WereThrownAway(ShiftResult result) =>
        result.Examples.IsEmpty && result.Parts.Any(part => !part.Prediction.IsNone);
}
