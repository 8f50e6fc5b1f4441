using System.CommandLine;
using Sortline.Cli.Output;

namespace Sortline.Cli.Arguments;

/// <summary>An option that takes one of a few words, each of which means something.</summary>
internal sealed class ChoiceOption<T> : Option<string>
{
    private readonly (string Word, T Value)[] _choices;

    /// <summary>Names the option and its words.</summary>
    /// <param name="terminal">Has the sentence for a word that it does not take.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for: the key of a sentence.</param>
    /// <param name="preset">The word that holds when it is not given.</param>
    /// <param name="choices">The words in the order in which they are listed, and what each means.</param>
    public ChoiceOption(
        Terminal terminal,
        string name,
        string description,
        string preset,
        params (string Word, T Value)[] choices
    )
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
            {
                result.AddError(
                    terminal.Texts[
                        "misuse.choice",
                        ("option", name),
                        ("words", string.Join(", ", words[..^1])),
                        ("lastWord", words[^1]),
                        ("given", word.Value)
                    ]
                );
            }
        });
    }

    /// <summary>What the word means.</summary>
    public T ValueIn(ParseResult arguments)
    {
        var word = arguments.GetValue(this);
        return _choices.First(choice => choice.Word == word).Value;
    }
}
