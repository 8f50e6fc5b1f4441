using Sortline.Activity.Dataset;
using Sortline.Factory.Scoring;
using Sortline.Projects;

namespace Sortline.Web.Components.Shared;

/// <summary>The classes and icons that stand for values: a strict style policy allows no inline styles.</summary>
internal static class Css
{
    public static string Of(LabelColour colour) => $"label-{LabelPalette.NameOf(colour)}";

    public static string Of(LabelCard? card) => card is null ? "label-none" : Of(card.Colour);

    public static string Of(PartOutcome? outcome) =>
        outcome switch
        {
            PartOutcome.GoodShipped or PartOutcome.DefectRejected => "is-right",
            PartOutcome.DefectShipped => "is-escape",
            PartOutcome.GoodRejected => "is-false-reject",
            PartOutcome.GoodSetAside or PartOutcome.DefectSetAside => "is-asked",
            _ => "is-open",
        };

    public static string Icon(PartOutcome outcome) =>
        outcome switch
        {
            PartOutcome.GoodShipped => "tick",
            PartOutcome.DefectRejected => "cross",
            PartOutcome.DefectShipped => "escape",
            PartOutcome.GoodSetAside or PartOutcome.DefectSetAside => "question",
            _ => "alarm",
        };
}
