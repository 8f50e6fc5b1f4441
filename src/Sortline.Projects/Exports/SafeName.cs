using System.Globalization;
using System.Text;
using Sortline.Projects.Imports;

namespace Sortline.Projects.Exports;

/// <summary>Names that Windows, macOS and Linux all take, and that <see cref="FolderRules"/> do not take for litter.</summary>
internal static class SafeName
{
    // Most file systems take 255 bytes; this leaves room for a number, and for the rest of a path.
    private const int MaxBytes = 120;

    // On Windows they are devices, with any ending too.
    private static readonly HashSet<string> Devices = new(
        [
            "CON",
            "PRN",
            "AUX",
            "NUL",
            "CONIN$",
            "CONOUT$",
            .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The nearest name to a label's that can be a folder.</summary>
    public static string Of(string label)
    {
        var name = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(string.Concat(label.Select(c => IsForbidden(c) ? '_' : c)));
        for (var bytes = 0; elements.MoveNext(); )
        {
            bytes += Encoding.UTF8.GetByteCount(elements.GetTextElement());
            if (bytes > MaxBytes)
                break;
            name.Append(elements.GetTextElement());
        }

        var safe = name.ToString().TrimEnd('.', ' ');
        if (safe.Length == 0 || FolderRules.IsLitter(safe) || IsDevice(safe))
            safe = "_" + safe;
        return safe;
    }

    private static bool IsForbidden(char c) => char.IsControl(c) || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal);

    private static bool IsDevice(string name) => Devices.Contains(name.Split('.')[0].TrimEnd(' '));
}
