using System.Globalization;

namespace Sortline.Projects.Exports;

/// <summary>Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.</summary>
public static class Csv
{
    /// <summary>One record, with its end.</summary>
    /// <param name="cells">Its values: texts, numbers (written as every program reads them), or <see langword="null"/> for an empty one.</param>
    public static string Line(IEnumerable<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return string.Join(',', cells.Select(Cell)) + "\r\n";
    }

    private static string Cell(object? value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

        // A spreadsheet takes a text that starts like this for a formula, and names come from anyone
        // (OWASP, "CSV injection"): the apostrophe keeps it text.
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
