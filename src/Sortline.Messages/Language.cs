using System.Globalization;

namespace Sortline.Messages;

/// <summary>What a language says of its numbers. It is part of a catalogue, so that the system needs to know no language.</summary>
/// <param name="Tag">Its BCP 47 tag, such as "en" or "pt-BR".</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Plurals">Which form a number takes.</param>
/// <param name="DecimalPoint">What stands before the decimals.</param>
/// <param name="PercentPattern">A percentage, "{0}" where the number goes.</param>
public sealed record Language(string Tag, string Name, PluralRules Plurals, string DecimalPoint, string PercentPattern)
{
    /// <summary>A whole number in digits.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with so many decimals.</summary>
    public string Number(double number, int decimals) =>
        number.ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace(".", DecimalPoint, StringComparison.Ordinal);

    /// <summary>A number with its decimals up to the third, as ICU writes it.</summary>
    public string Number(double number) =>
        number.ToString("0.###", CultureInfo.InvariantCulture).Replace(".", DecimalPoint, StringComparison.Ordinal);

    /// <summary>A share from 0 to 1 in per cent, without decimals.</summary>
    public string Percent(double share) => PercentPattern.Replace("{0}", Number(share * 100, 0), StringComparison.Ordinal);
}
