using System.CommandLine;

namespace Sortline.Cli.Arguments;

/// <summary>The options that more than one command has; each call makes a new one.</summary>
internal static class CommonOptions
{
    /// <summary>Enough for any evaluation, and far below where the capacity of a queue would overflow.</summary>
    private const int MostCores = 1024;

    public static Option<bool> Json() =>
        new("--json") { Description = "Print exactly one JSON document on standard output, also when it fails." };

    public static Option<bool> Strict() => new("--strict") { Description = "Exit with 3 if any picture was passed over." };

    public static NumberOption Cores() =>
        new(
            "--cores",
            "How many cores to keep busy; all, unless told. The result does not depend on it.",
            1,
            MostCores,
            Environment.ProcessorCount
        );
}
