using System.Globalization;
using System.Text;

namespace Sortline.Activity.Reports;

/// <summary>Writes comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.</summary>
internal sealed class Csv
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds one record.</summary>
    public void Line(IEnumerable<object?> cells) => _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private static string Cell(object? value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

        // A spreadsheet takes a text that starts like this for a formula, and label names come from anyone
        // (OWASP, "CSV injection"): the apostrophe keeps it text.
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
