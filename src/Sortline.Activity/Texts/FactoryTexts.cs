using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Texts;

/// <summary>The words for what the factory knows as values; the same on the page and in the files.</summary>
public static class FactoryTexts
{
    /// <summary>What a part is, as a person would say it.</summary>
    public static string For(Defect defect) =>
        defect switch
        {
            Defect.None => "Good",
            Defect.MissingTooth => "Missing tooth",
            Defect.ChippedTooth => "Chipped tooth",
            Defect.OffCentreBore => "Off-centre bore",
            Defect.BlockedHole => "Blocked hole",
            Defect.Rust => "Rust",
            Defect.BentShank => "Bent shank",
            Defect.StrippedThread => "Stripped thread",
            Defect.RoundedHead => "Rounded head",
            _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "A defect without a word for it."),
        };

    /// <summary>Where a part ended, against what it is.</summary>
    public static string For(PartOutcome outcome) =>
        outcome switch
        {
            PartOutcome.GoodShipped => "Good shipped",
            PartOutcome.DefectShipped => "Defect shipped",
            PartOutcome.GoodRejected => "Good rejected",
            PartOutcome.DefectRejected => "Defect rejected",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words for it."),
        };

    /// <summary>Why a part slipped past the robot.</summary>
    public static string For(MissReason reason) =>
        reason switch
        {
            MissReason.TooLate => "the answer came too late",
            MissReason.RobotBusy => "the arm was still busy",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words for it."),
        };
}
