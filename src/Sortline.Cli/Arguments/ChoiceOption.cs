using System.CommandLine;

namespace Sortline.Cli.Arguments;

/// <summary>An option that takes one of a few words.</summary>
internal sealed class ChoiceOption<T> : Option<T>
{
    /// <summary>Names the option and its words; the first one is what it is when nobody says anything.</summary>
    public ChoiceOption(string name, string description, params (string Word, T Value)[] choices)
        : base(name)
    {
        var words = choices.Select(choice => choice.Word).ToArray();
        Description = $"{description} [default: {words[0]}]";
        HelpName = string.Join('|', words.Order(StringComparer.Ordinal));
        DefaultValueFactory = _ => choices[0].Value;
        CompletionSources.Add(words);
        CustomParser = result =>
        {
            var word = result.Tokens is [var token] ? token.Value : "";
            foreach (var choice in choices)
            {
                if (choice.Word == word)
                    return choice.Value;
            }

            result.AddError($"{name} takes {string.Join(", ", words[..^1])} or {words[^1]}, not “{word}”.");
            return choices[0].Value;
        };
    }
}
