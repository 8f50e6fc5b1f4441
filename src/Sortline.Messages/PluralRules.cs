using System.Collections.Immutable;
using System.Globalization;

namespace Sortline.Messages;

/// <summary>Which plural form a whole number takes, by rules in the notation of the Unicode CLDR.</summary>
/// <remarks>
/// The rules of each language stand in the CLDR's chart "Language Plural Rules" and are copied into its catalogue. Only whole
/// numbers are counted here, so of the operands n and i are the number and all others are 0.
/// Source of the notation: Unicode Technical Standard 35, part 3, "Language Plural Rules".
/// </remarks>
public sealed class PluralRules
{
    /// <summary>The form that every language has, for the numbers that no rule speaks of.</summary>
    public const string Other = "other";

    private static readonly string[] Forms = ["zero", "one", "two", "few", "many"];

    private readonly ImmutableArray<(string Form, Condition[][] AnyOfAll)> _rules;

    /// <summary>Reads the rules of a language.</summary>
    /// <param name="rules">The rule of each form but "other", such as "n % 10 = 2..4 and n % 100 != 12..14" for "few".</param>
    /// <exception cref="MessageFormatException">A form or a rule is none.</exception>
    public PluralRules(IEnumerable<KeyValuePair<string, string>> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = [.. rules.Select(rule => (rule.Key, Parse(rule.Key, rule.Value)))];
        Names = [.. _rules.Select(rule => rule.Form), Other];
    }

    /// <summary>The forms that the language has.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The form that a number takes.</summary>
    public string FormOf(long number)
    {
        foreach (var (form, anyOfAll) in _rules)
        {
            if (anyOfAll.Any(all => all.All(condition => condition.Holds(Math.Abs(number)))))
                return form;
        }

        return Other;
    }

    private static Condition[][] Parse(string form, string rule) =>
        Forms.Contains(form)
            ? [.. rule.Split(" or ").Select(all => all.Split(" and ").Select(Condition.Parse).ToArray())]
            : throw new MessageFormatException($"“{form}” is no plural form. There are {string.Join(", ", Forms)}.");

    private sealed record Condition(bool IsNumber, long Modulus, bool IsNegated, ImmutableArray<(long From, long To)> Ranges)
    {
        // As the CLDR writes it: operand, a modulus at times, relation, values; with a space between any two.
        public static Condition Parse(string text)
        {
            string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            try
            {
                return words switch
                {
                    [var operand, "%", var modulus, var relation, .. var values] => Of(operand, Whole(modulus), relation, values),
                    [var operand, var relation, .. var values] => Of(operand, long.MaxValue, relation, values),
                    _ => throw new FormatException(),
                };
            }
            catch (Exception exception) when (exception is FormatException or OverflowException)
            {
                throw new MessageFormatException(
                    $"“{text.Trim()}” is no condition of a plural rule, such as “n % 10 = 2..4”.",
                    exception
                );
            }
        }

        public bool Holds(long number)
        {
            var value = IsNumber ? number % Modulus : 0;
            return Ranges.Any(range => value >= range.From && value <= range.To) != IsNegated;
        }

        private static Condition Of(string operand, long modulus, string relation, string[] values) =>
            operand is not ("n" or "i" or "v" or "w" or "f" or "t" or "c" or "e") || relation is not ("=" or "!=") || modulus < 1
                ? throw new FormatException()
                : new(operand is "n" or "i", modulus, relation == "!=", [.. string.Concat(values).Split(',').Select(Range)]);

        private static (long From, long To) Range(string text)
        {
            var ends = text.Split("..");
            return ends.Length <= 2 ? (Whole(ends[0]), Whole(ends[^1])) : throw new FormatException();
        }

        private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
