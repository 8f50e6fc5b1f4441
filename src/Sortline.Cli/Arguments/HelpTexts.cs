using System.CommandLine;
using Sortline.Messages;

namespace Sortline.Cli.Arguments;

/// <summary>Puts words where commands and options have the keys of sentences.</summary>
/// <remarks>
/// Only help needs them, so only help waits for them to be read. What is no key stands for itself: choices such as "knn|ridge", and
/// what the library says of its own options.
/// </remarks>
internal static class HelpTexts
{
    /// <summary>Describes a command and everything below it.</summary>
    public static void Fill(Command command, Catalogue texts)
    {
        command.Description = Words(command.Description, texts);
        foreach (var argument in command.Arguments)
            argument.Description = Words(argument.Description, texts);
        foreach (var option in command.Options)
            (option.Description, option.HelpName) = (Words(option.Description, texts), Words(option.HelpName, texts));
        foreach (var subcommand in command.Subcommands)
            Fill(subcommand, texts);
    }

    private static string? Words(string? key, Catalogue texts) => string.IsNullOrEmpty(key) ? key : texts[key];
}
