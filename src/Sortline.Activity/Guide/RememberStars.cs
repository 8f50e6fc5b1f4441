using System.Collections.Immutable;
using System.Globalization;
using Sortline.Activity.Ports;
using Sortline.Activity.Reports;

namespace Sortline.Activity.Guide;

/// <summary>Keeps in this browser how many stars were won in each level.</summary>
public sealed class RememberStars(IPage page) : IEffect
{
    /// <inheritdoc/>
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Before.Stars != step.After.Stars)
            page.RememberStars(ToText(step.After.Stars));
    }

    /// <summary>The stars as they are kept: such as <c>gears:2 rust:3</c>.</summary>
    public static string ToText(ImmutableDictionary<string, int> stars)
    {
        ArgumentNullException.ThrowIfNull(stars);
        return string.Join(' ', stars.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}:{one.Value}"));
    }

    /// <summary>Reads what was kept. What makes no sense is passed over; a level of another release is kept as it is.</summary>
    public static ImmutableDictionary<string, int> FromText(string? text)
    {
        var stars = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var entry in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = entry.LastIndexOf(':');
            if (
                colon > 0
                && int.TryParse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is > 0 and <= Grade.MostStars
            )
                stars[entry[..colon]] = count;
        }

        return stars.ToImmutable();
    }
}
