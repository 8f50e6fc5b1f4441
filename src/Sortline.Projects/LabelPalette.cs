using System.Collections.Immutable;

namespace Sortline.Projects;

/// <summary>The colours of labels by their names, as project files hold them.</summary>
public static class LabelPalette
{
    /// <summary>All colours, in the order in which labels take them.</summary>
    public static ImmutableArray<LabelColour> Colours { get; } = [.. Enum.GetValues<LabelColour>()];

    /// <summary>The colour for a label that comes without one. After the last one the first comes again.</summary>
    /// <param name="index">The label's place among all, counted from 0.</param>
    public static LabelColour At(int index) => Colours[index % Colours.Length];

    /// <summary>The name of a colour.</summary>
    public static string NameOf(LabelColour colour) => colour.ToString().ToLowerInvariant();

    /// <summary>Finds a colour by its name. A project file may name one that is not in the palette.</summary>
    public static bool TryParse(string name, out LabelColour colour) =>
        Enum.TryParse(name, ignoreCase: true, out colour) && Colours.Contains(colour);
}
