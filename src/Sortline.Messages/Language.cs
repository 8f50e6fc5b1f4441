using System.Globalization;

namespace Sortline.Messages;

/// <summary>What a language says of its numbers. It is part of a catalogue, so that the system needs to know no language.</summary>
/// <param name="Tag">Its BCP 47 tag, such as "en" or "pt-BR".</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Plurals">Which form a number takes.</param>
/// <param name="DecimalPoint">What stands before the decimals.</param>
/// <param name="PercentPattern">A percentage, "{0}" where the number goes.</param>
/// <param name="MinusSign">What stands before a number below 0.</param>
public sealed record Language(
    string Tag,
    string Name,
    PluralRules Plurals,
    string DecimalPoint,
    string PercentPattern,
    string MinusSign = "-"
)
{
    /// <summary>A whole number in digits.</summary>
    public string Number(long number) => Localised(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number in digits, and with a plus if it is above 0.</summary>
    public string WithSign(long number) => number > 0 ? $"+{Number(number)}" : Number(number);

    /// <summary>A number with so many decimals.</summary>
    /// <remarks>
    /// A half goes up, as in ICU. The format is not "F3": that rounds what the binary number really is, and makes 12 % of 0.125
    /// and 0.362 of 29/80.
    /// </remarks>
    public string Number(double number, int decimals) =>
        Localised(number.ToString($"0.{new string('0', decimals)}", CultureInfo.InvariantCulture));

    /// <summary>A number with its decimals up to the third, as ICU writes it.</summary>
    public string Number(double number) => Localised(number.ToString("0.###", CultureInfo.InvariantCulture));

    /// <summary>A share from 0 to 1 in per cent.</summary>
    public string Percent(double share, int decimals = 0) =>
        PercentPattern.Replace("{0}", Number(share * 100, decimals), StringComparison.Ordinal);

    private string Localised(string number) =>
        number.Replace(".", DecimalPoint, StringComparison.Ordinal).Replace("-", MinusSign, StringComparison.Ordinal);
}
