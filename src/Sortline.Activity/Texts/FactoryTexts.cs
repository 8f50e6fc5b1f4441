using Sortline.Activity.Shift;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for what the factory knows as values.</summary>
public static class FactoryTexts
{
    /// <summary>What a part is, as a person would say it.</summary>
    public static Message For(Defect defect) =>
        Message.Of(
            defect switch
            {
                Defect.None => "part.good",
                Defect.MissingTooth => "part.missing-tooth",
                Defect.ChippedTooth => "part.chipped-tooth",
                Defect.OffCentreBore => "part.off-centre-bore",
                Defect.BlockedHole => "part.blocked-hole",
                Defect.Rust => "part.rust",
                Defect.BentShank => "part.bent-shank",
                Defect.StrippedThread => "part.stripped-thread",
                Defect.RoundedHead => "part.rounded-head",
                _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "A defect without a word for it."),
            }
        );

    /// <summary>The same within a sentence: the part was …</summary>
    public static Message Was(Defect defect) =>
        Message.Of(
            defect switch
            {
                Defect.None => "part.was-good",
                Defect.MissingTooth => "part.was-missing-tooth",
                Defect.ChippedTooth => "part.was-chipped-tooth",
                Defect.OffCentreBore => "part.was-off-centre-bore",
                Defect.BlockedHole => "part.was-blocked-hole",
                Defect.Rust => "part.was-rust",
                Defect.BentShank => "part.was-bent-shank",
                Defect.StrippedThread => "part.was-stripped-thread",
                Defect.RoundedHead => "part.was-rounded-head",
                _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "A defect without a word for it."),
            }
        );

    /// <summary>Where a part ended, against what it is.</summary>
    public static Message For(PartOutcome outcome) =>
        Message.Of(
            outcome switch
            {
                PartOutcome.GoodShipped => "outcome.good-shipped",
                PartOutcome.DefectShipped => "outcome.defect-shipped",
                PartOutcome.GoodRejected => "outcome.good-rejected",
                PartOutcome.DefectRejected => "outcome.defect-rejected",
                PartOutcome.GoodSetAside or PartOutcome.DefectSetAside => "outcome.set-aside",
                _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words for it."),
            }
        );

    /// <summary>Why the robot asks a person.</summary>
    public static Message For(Doubt doubt) => Message.Of(doubt is Doubt.NotSure ? "doubt.not-sure" : "doubt.never-seen");

    /// <summary>Why a part slipped past the robot.</summary>
    public static Message For(MissReason reason) =>
        Message.Of(
            reason switch
            {
                MissReason.TooLate => "miss.too-late",
                MissReason.RobotBusy => "miss.robot-busy",
                _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words for it."),
            }
        );
}
