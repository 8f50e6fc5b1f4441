using System.CommandLine;

namespace Sortline.Cli.Arguments;

/// <summary>An option that takes one of a few words, each of which means something.</summary>
internal sealed class ChoiceOption<T> : Option<string>
{
    private readonly (string Word, T Value)[] _choices;

    /// <summary>Names the option and its words.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="preset">The word that holds when it is not given.</param>
    /// <param name="choices">The words in the order in which they are listed, and what each means.</param>
    public ChoiceOption(string name, string description, string preset, params (string Word, T Value)[] choices)
        : base(name)
    {
        _choices = choices;
        var words = choices.Select(choice => choice.Word).ToArray();
        Description = description;
        HelpName = string.Join('|', words);
        DefaultValueFactory = _ => preset;
        CompletionSources.Add(words);
        Validators.Add(result =>
        {
            if (result.Tokens is [var word] && !words.Contains(word.Value))
                result.AddError($"{name} takes {string.Join(", ", words[..^1])} or {words[^1]}, not “{word.Value}”.");
        });
    }

    /// <summary>What the word means.</summary>
    public T ValueIn(ParseResult arguments)
    {
        var word = arguments.GetValue(this);
        return _choices.First(choice => choice.Word == word).Value;
    }
}
