using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sortline.Projects.Exports;

/// <summary>Names that Windows, macOS and Linux all take, and that no importer takes for litter.</summary>
internal static partial class SafeName
{
    // Most file systems take 255 bytes; this leaves room for a number, and for the rest of a path.
    private const int MaxBytes = 120;

    /// <summary>The nearest name to a label's that will do.</summary>
    public static string Of(string label)
    {
        var name = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(Forbidden().Replace(label, "_"));
        for (var bytes = 0; elements.MoveNext();)
        {
            bytes += Encoding.UTF8.GetByteCount(elements.GetTextElement());
            if (bytes > MaxBytes)
                break;
            name.Append(elements.GetTextElement());
        }

        var safe = name.ToString().TrimEnd('.', ' ');
        if (safe.Length == 0 || safe[0] == '.' || Reserved().IsMatch(safe))
            safe = "_" + safe;
        return safe;
    }

    [GeneratedRegex("""[<>:"/\\|?*\x00-\x1F\x7F]""")]
    private static partial Regex Forbidden();

    // With any ending, they are devices on Windows. The last three are not kept on disk or not imported again.
    [GeneratedRegex(
        @"^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])( *\..*)?\z|^(__MACOSX|Thumbs\.db|desktop\.ini)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Reserved();
}
