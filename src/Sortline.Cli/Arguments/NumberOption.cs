using System.CommandLine;
using System.Globalization;

namespace Sortline.Cli.Arguments;

/// <summary>An option that takes a whole number from a range.</summary>
internal sealed class NumberOption : Option<int>
{
    /// <summary>Names the option and its range, both ends included.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="smallest">The smallest number it takes.</param>
    /// <param name="largest">The largest number it takes.</param>
    /// <param name="preset">What it is when it is not given.</param>
    public NumberOption(string name, string description, int smallest, int largest, int preset)
        : base(name)
    {
        Description = description;
        HelpName = "number";
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
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} takes a whole number from {smallest} to {largest}, not “{text}”."
                )
            );
            return preset;
        };
    }
}
