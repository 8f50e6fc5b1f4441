using System.Collections.Immutable;
using System.Globalization;

namespace Sortline.Messages;

/// <summary>A sentence of a catalogue with its gaps: the part of ICU MessageFormat that Sortline's catalogues use.</summary>
/// <remarks>
/// <c>{name}</c> for a text, a whole number or a message; <c>{share, number, percent}</c>; <c>{score, number, ::.000}</c> for so
/// many decimals, <c>::percent .0</c> for both, <c>::sign-except-zero</c> for +10; <c>{count, plural, =0 {none} one {# part} other {# parts}}</c>; <c>{kind, select, gear {…} other {…}}</c>; and
/// apostrophes as in ICU: two are one, one before a brace (or, in a plural, a hash) begins words that are taken as they stand.
/// Source: the ICU user guide, "Formatting messages", and Unicode's number skeletons.
/// </remarks>
public sealed class MessagePattern
{
    private readonly ImmutableArray<Piece> _pieces;

    internal MessagePattern(ImmutableArray<Piece> pieces) => _pieces = pieces;

    /// <summary>The gaps, each with what it takes.</summary>
    public IEnumerable<(string Name, ArgumentKind Kind)> Arguments => _pieces.SelectMany(ArgumentsOf).Distinct();

    /// <summary>The plural forms and selections that the sentence makes a difference for, gap by gap.</summary>
    public IEnumerable<(string Name, ArgumentKind Kind, ImmutableArray<string> Branches)> Choices =>
        _pieces.SelectMany(ChoicesOf);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="MessageFormatException">It is none, or uses what is not supported here.</exception>
    public static MessagePattern Parse(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new PatternParser(pattern).ParseAll();
    }

    internal MessagePattern WithWords(Func<string, string> translate) => new(WithWords(_pieces, translate));

    internal void Write(ImmutableArray<MessageArgument> arguments, Catalogue catalogue, ICollection<MessagePart> parts) =>
        Write(_pieces, arguments, catalogue, counted: null, parts);

    private static ImmutableArray<Piece> WithWords(ImmutableArray<Piece> pieces, Func<string, string> translate) =>
        [
            .. pieces.Select<Piece, Piece>(piece =>
                piece switch
                {
                    Piece.Words it => new Piece.Words(translate(it.Text)),
                    Piece.Choice it => it with
                    {
                        Branches = it.Branches.ToImmutableDictionary(
                            branch => branch.Key,
                            branch => WithWords(branch.Value, translate)
                        ),
                    },
                    _ => piece,
                }
            ),
        ];

    private static void Write(
        ImmutableArray<Piece> pieces,
        ImmutableArray<MessageArgument> arguments,
        Catalogue catalogue,
        long? counted,
        ICollection<MessagePart> parts
    )
    {
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case Piece.Words it:
                    parts.Add(new(it.Text, null));
                    break;
                case Piece.Count when counted is { } number:
                    parts.Add(new(catalogue.Language.Number(number), null));
                    break;
                case Piece.Gap it:
                    parts.Add(new(Text(Find(arguments, it.Name), it, catalogue), it.Name));
                    break;
                case Piece.Choice it:
                    var value = Find(arguments, it.Name);
                    Write(Branch(it, value, catalogue.Language), arguments, catalogue, value as long? ?? counted, parts);
                    break;
                default:
                    throw new InvalidOperationException("The parser lets a hash stand only in a plural.");
            }
        }
    }

    // What is missing shows as the name of its gap: a wrong sentence is better than no page. A test of each use finds it first.
    private static object Find(ImmutableArray<MessageArgument> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name == name)
                return argument.Value;
        }

        return $"{{{name}}}";
    }

    private static string Text(object value, Piece.Gap gap, Catalogue catalogue) =>
        (value, gap.Kind) switch
        {
            (Message message, _) => catalogue[message],
            (long number, ArgumentKind.Percent) => catalogue.Language.Percent(number, gap.Decimals),
            (double number, ArgumentKind.Percent) => catalogue.Language.Percent(number, gap.Decimals),
            (long number, ArgumentKind.WithSign) => catalogue.Language.WithSign(number),
            (double number, ArgumentKind.Decimals) => catalogue.Language.Number(number, gap.Decimals),
            (long number, ArgumentKind.Decimals) => catalogue.Language.Number(number, gap.Decimals),
            (double number, _) => catalogue.Language.Number(number),
            (long number, _) => catalogue.Language.Number(number),
            _ => (string)value,
        };

    private static ImmutableArray<Piece> Branch(Piece.Choice choice, object value, Language language)
    {
        var name = (choice.Kind, value) switch
        {
            (ArgumentKind.Plural, long number) => string.Create(CultureInfo.InvariantCulture, $"={number}") is var exactly
            && choice.Branches.ContainsKey(exactly)
                ? exactly
                : language.Plurals.FormOf(number),
            (ArgumentKind.Select, string text) => text,
            _ => PluralRules.Other,
        };
        return choice.Branches.TryGetValue(name, out var branch) ? branch : choice.Branches[PluralRules.Other];
    }

    private static IEnumerable<(string Name, ArgumentKind Kind)> ArgumentsOf(Piece piece) =>
        piece switch
        {
            Piece.Gap it => [(it.Name, it.Kind)],
            Piece.Choice it => it
                .Branches.Values.SelectMany(branch => branch.SelectMany(ArgumentsOf))
                .Prepend((it.Name, it.Kind)),
            _ => [],
        };

    private static IEnumerable<(string Name, ArgumentKind Kind, ImmutableArray<string> Branches)> ChoicesOf(Piece piece) =>
        piece is Piece.Choice it
            ? it
                .Branches.Values.SelectMany(branch => branch.SelectMany(ChoicesOf))
                .Prepend((it.Name, it.Kind, [.. it.Branches.Keys.Order(StringComparer.Ordinal)]))
            : [];
}
