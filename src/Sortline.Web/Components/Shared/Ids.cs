using Sortline.Factory.Parts;
using Sortline.Learning;

namespace Sortline.Web.Components.Shared;

/// <summary>Ids of elements that one component makes and another points at.</summary>
internal static class Ids
{
    public const string CameraPicture = "camera-picture";

    public const string BriefOpen = "brief-open";

    public const string Answers = "answers";

    public const string Guess = "guess";

    public const string Shelf = "shelf";

    public const string MapOpen = "map-open";

    public const string MapTitle = "map-title";

    public const string RunShift = "run-shift";

    public const string Asks = "asks";

    public const string ClipTitle = "clip-title";

    public static string ShowClip(PartId part) => $"show-{part.Value}";

    public static string Count(Label label) => $"count-{label.Id}";
}
