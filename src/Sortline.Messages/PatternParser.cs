using System.Collections.Immutable;
using System.Text;

namespace Sortline.Messages;

/// <summary>Reads one pattern, see <see cref="MessagePattern"/>.</summary>
internal sealed class PatternParser(string pattern)
{
    private const int MaxDepth = 8;

    private int _at;

    public MessagePattern ParseAll()
    {
        var pieces = Pieces(isCounting: false, depth: 0);
        return _at == pattern.Length ? new(pieces) : throw Bad("a closing brace has no opening one");
    }

    private ImmutableArray<Piece> Pieces(bool isCounting, int depth)
    {
        if (depth > MaxDepth)
            throw Bad("it is nested too deeply");

        var pieces = ImmutableArray.CreateBuilder<Piece>();
        StringBuilder words = new();
        for (; _at < pattern.Length && pattern[_at] != '}'; _at++)
        {
            var character = pattern[_at];
            if (character == '\'')
                TakeQuoted(words, isCounting);
            else if (character == '{' || (isCounting && character == '#'))
            {
                Flush();
                pieces.Add(character == '{' ? Argument(depth) : new Piece.Count());
            }
            else
                words.Append(character);
        }

        Flush();
        return pieces.ToImmutable();

        void Flush()
        {
            if (words.Length > 0)
                pieces.Add(new Piece.Words(words.ToString()));
            words.Clear();
        }
    }

    // Leaves the last character that it took, as the loop expects.
    private void TakeQuoted(StringBuilder words, bool isCounting)
    {
        var next = _at + 1 < pattern.Length ? pattern[_at + 1] : ' ';
        if (next == '\'')
            _at++;
        if (next is not ('{' or '}') && !(isCounting && next == '#'))
        {
            words.Append('\'');
            return;
        }

        for (_at++; _at < pattern.Length; _at++)
        {
            if (pattern[_at] != '\'')
                words.Append(pattern[_at]);
            else if (_at + 1 < pattern.Length && pattern[_at + 1] == '\'')
                words.Append(pattern[_at++]);
            else
                return;
        }

        _at = pattern.Length - 1; // What is not closed goes on to the end, as in ICU.
    }

    // From the opening brace to the closing one, which is left for the loop to pass.
    private Piece Argument(int depth)
    {
        _at++;
        var name = Word();
        if (name.Length == 0)
            throw Bad("a gap has no name");
        if (IsAt('}'))
            return new Piece.Gap(name, ArgumentKind.Any, 0);

        Take(',');
        var kind = Word();
        if (kind == "number")
            return Number(name);

        Take(',');
        return kind switch
        {
            "plural" => new Piece.Choice(name, ArgumentKind.Plural, Branches(isCounting: true, depth)),
            "select" => new Piece.Choice(name, ArgumentKind.Select, Branches(isCounting: false, depth)),
            _ => throw Bad($"“{kind}” is none of number, plural and select"),
        };
    }

    private Piece.Gap Number(string name)
    {
        if (IsAt('}'))
            return new(name, ArgumentKind.Number, 0);

        Take(',');
        SkipSpace();
        var end = pattern.IndexOf('}', _at);
        var style = end < 0 ? "" : pattern[_at..end].Trim();
        _at = Math.Max(end, _at);
        return style switch
        {
            "percent" => new(name, ArgumentKind.Percent, 0),
            "::sign-except-zero" => new(name, ArgumentKind.WithSign, 0),
            _ when Decimals(style, "::percent .") is > 0 and var decimals => new(name, ArgumentKind.Percent, decimals),
            _ when Decimals(style, "::.") is > 0 and var decimals => new(name, ArgumentKind.Decimals, decimals),
            _ => throw Bad($"“{style}” is none of percent, ::sign-except-zero and decimals such as ::.00"),
        };
    }

    private static int Decimals(string style, string start) =>
        style.StartsWith(start, StringComparison.Ordinal) && style[start.Length..].All(digit => digit == '0')
            ? style.Length - start.Length
            : 0;

    private ImmutableDictionary<string, ImmutableArray<Piece>> Branches(bool isCounting, int depth)
    {
        var branches = ImmutableDictionary.CreateBuilder<string, ImmutableArray<Piece>>(StringComparer.Ordinal);
        while (!IsAt('}'))
        {
            var name = Word();
            if (name.Length == 0 || branches.ContainsKey(name))
                throw Bad(name.Length == 0 ? "a branch has no name" : $"the branch “{name}” comes twice");
            Take('{');
            branches.Add(name, Pieces(isCounting, depth + 1));
            Take('}');
        }

        return branches.ContainsKey(PluralRules.Other) ? branches.ToImmutable() : throw Bad("the branch “other” is missing");
    }

    private string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < pattern.Length && !char.IsWhiteSpace(pattern[_at]) && pattern[_at] is not ('{' or '}' or ','))
            _at++;
        return pattern[start.._at];
    }

    private void Take(char wanted)
    {
        SkipSpace();
        if (_at >= pattern.Length || pattern[_at] != wanted)
            throw Bad($"“{wanted}” is missing");
        _at++;
    }

    // The brace that closes an argument is not passed: the loop over the pieces does that.
    private bool IsAt(char closing)
    {
        SkipSpace();
        return _at < pattern.Length ? pattern[_at] == closing : throw Bad($"“{closing}” is missing");
    }

    private void SkipSpace()
    {
        while (_at < pattern.Length && char.IsWhiteSpace(pattern[_at]))
            _at++;
    }

    private MessageFormatException Bad(string why) => new($"“{pattern}” cannot be read: {why} (at {_at}).");
}
