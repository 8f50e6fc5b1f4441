using Sortline.Activity.Reports;
using Sortline.Factory.Parts;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The sentences for what a robot was shown too little of.</summary>
public static class GapTexts
{
    /// <summary>What was missing, and what came of it.</summary>
    public static Message For(Gap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return gap.Truth is Defect.None ? OfGoodParts(gap) : OfDefects(gap, FactoryTexts.Was(gap.Truth));
    }

    private static Message OfGoodParts(Gap gap) =>
        gap switch
        {
            { Shown: 0 } => Message.Of("report.gap-never-good", ("mistakes", gap.Mistakes)),
            { Misplaced: > 0 } => Message.Of("report.gap-misplaced-good", ("misplaced", gap.Misplaced)),
            { Shown: < Gap.Few } => Message.Of("report.gap-few-good", ("shown", gap.Shown), ("mistakes", gap.Mistakes)),
            _ => Message.Of("report.gap-more-good", ("shown", gap.Shown), ("mistakes", gap.Mistakes)),
        };

    private static Message OfDefects(Gap gap, Message what) =>
        gap switch
        {
            { Shown: 0 } => Message.Of("report.gap-never", ("what", what), ("mistakes", gap.Mistakes)),
            { Misplaced: > 0 } => Message.Of("report.gap-misplaced", ("what", what), ("misplaced", gap.Misplaced)),
            { Shown: < Gap.Few } => Message.Of(
                "report.gap-few",
                ("what", what),
                ("shown", gap.Shown),
                ("mistakes", gap.Mistakes)
            ),
            _ => Message.Of("report.gap-more", ("what", what), ("shown", gap.Shown), ("mistakes", gap.Mistakes)),
        };
}
