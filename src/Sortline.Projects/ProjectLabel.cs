using Sortline.Learning;

namespace Sortline.Projects;

/// <summary>A label of a project: its name, its colour, and what the robot does with parts that get it.</summary>
/// <param name="Label">The stable id that examples and predictions carry.</param>
/// <param name="Name">A clean name, see <see cref="LabelName"/>.</param>
/// <param name="Colour">
/// The name of its colour: up to 32 lower-case letters, digits and hyphens. <see cref="LabelPalette"/> has those that are shown.
/// </param>
/// <param name="Ships">Whether the robot lets such parts pass; if not, it takes them off the belt.</param>
public sealed record ProjectLabel(Label Label, string Name, string Colour, bool Ships)
{
    private const int MaxColourLength = 32;

    /// <summary>Whether a text can name a colour.</summary>
    internal static bool IsColour(string text) =>
        text.Length is > 0 and <= MaxColourLength
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
