using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>What <c>--layout</c> calls the ways to understand folders.</summary>
internal static class LayoutNames
{
    /// <summary>The names, with what they mean.</summary>
    public static IReadOnlyList<(string Name, LayoutChoice Choice)> All { get; } =
    [("auto", LayoutChoice.Auto), ("outer", LayoutChoice.Outer), ("inner", LayoutChoice.Inner), ("splits", LayoutChoice.Splits)];

    /// <summary>The name of a choice.</summary>
    public static string Of(LayoutChoice choice) => All.First(one => one.Choice == choice).Name;
}
