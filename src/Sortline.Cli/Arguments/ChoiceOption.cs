using System.CommandLine;

namespace Sortline.Cli.Arguments;

/// <summary>An option that takes one of a few words.</summary>
internal sealed class ChoiceOption<T> : Option<T>
{
    /// <summary>Names the option and its words.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="preset">What it is when nobody says anything.</param>
    /// <param name="choices">The words in the order in which they are listed, and what each means.</param>
    public ChoiceOption(string name, string description, T preset, params (string Word, T Value)[] choices)
        : base(name)
    {
        var words = choices.Select(choice => choice.Word).ToArray();
        var presetWord = choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, preset)).Word;
        Description = $"{description} [default: {presetWord}]";
        HelpName = string.Join('|', words);
        DefaultValueFactory = _ => preset;
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
            return preset;
        };
    }
}
