using System.CommandLine;
using System.Globalization;
using Sortline.Cli.Output;

namespace Sortline.Cli.Arguments;

/// <summary>An option that takes a whole number from a range.</summary>
internal sealed class NumberOption : Option<int>
{
    /// <summary>Names the option and its range, both ends included.</summary>
    /// <param name="terminal">Has the sentence for what it does not take.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for: the key of a sentence.</param>
    /// <param name="smallest">The smallest number it takes.</param>
    /// <param name="largest">The largest number it takes.</param>
    /// <param name="preset">What it is when it is not given.</param>
    public NumberOption(Terminal terminal, string name, string description, int smallest, int largest, int preset)
        : base(name)
    {
        Description = description;
        HelpName = "value.number";
        DefaultValueFactory = _ => preset;
        CustomParser = result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= smallest
                && number <= largest
            )
                return number;

            result.AddError(
                terminal.Texts["misuse.number", ("option", name), ("smallest", smallest), ("largest", largest), ("given", text)]
            );
            return preset;
        };
    }
}
