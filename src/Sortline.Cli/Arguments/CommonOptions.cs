using System.CommandLine;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Arguments;

/// <summary>The options that more than one command has; each call makes a new one.</summary>
/// <remarks>What describes them are keys of sentences, see <see cref="HelpTexts"/>.</remarks>
internal static class CommonOptions
{
    /// <summary>Enough for any evaluation, and far below where the capacity of a queue would overflow.</summary>
    private const int MostCores = 1024;

    public static Option<bool> Json() => new("--json") { Description = "option.json" };

    public static Option<bool> Strict() => new("--strict") { Description = "option.strict" };

    public static ChoiceOption<LayoutChoice> Layout(Terminal terminal) =>
        new(terminal, "--layout", "option.layout", LayoutNames.Of(LayoutChoice.Auto), [.. LayoutNames.All]);

    public static NumberOption Cores(Terminal terminal) =>
        new(terminal, "--cores", "option.cores", 1, MostCores, Environment.ProcessorCount);
}
