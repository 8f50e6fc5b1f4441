using System.Globalization;
using Sortline.Activity.Levels;

namespace Sortline.Web;

/// <summary>What a link says: which level, which seed, whether the answer key shows, and whether the line is drawn.</summary>
/// <param name="Level">The level.</param>
/// <param name="Seed">The seed of its parts.</param>
/// <param name="ShowsKey">Whether what each part is stands beside it.</param>
/// <param name="IsDrawn">Whether the line is drawn; without, it runs unseen.</param>
/// <param name="Fault">A sentence on what in the link could not be followed; <see langword="null"/> if all could.</param>
public sealed record ActivityLink(Level Level, ulong Seed, bool ShowsKey, bool IsDrawn, string? Fault)
{
    /// <summary>Reads an address such as <c>?level=gears&amp;seed=7&amp;key=1&amp;view=none</c>.</summary>
    public static ActivityLink Parse(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(address).Query);
        var level = LevelList.Find(query["level"]);
        var seedIsGood =
            ulong.TryParse(query["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed <= MaxSeed;
        var isDrawn = query["view"] != NoView;
        var fault =
            query["level"] is { } wanted && level is null
                ? $"There is no level “{wanted}”, so here is “{LevelList.All[0].Title}”. The levels are: "
                    + $"{string.Join(", ", LevelList.All.Select(one => one.Id))}."
            : query["seed"] is { } typed && !seedIsGood
                ? $"The seed “{typed}” is not a whole number from 0 to {MaxSeed}, so this is shift 1."
            : query["view"] is { } view && isDrawn
                ? $"There is no view “{view}”, so here is the line as always. The only other view is “{NoView}”, which does not draw it."
            : null;
        return new(level ?? LevelList.All[0], seedIsGood ? seed : 1, query["key"] == "1", isDrawn, fault);
    }

    private const string NoView = "none";

    /// <summary>The largest seed that a link can name; larger ones do not fit a number field.</summary>
    public const ulong MaxSeed = 999_999_999;

    /// <summary>The query of a link to another level or seed, with the same answer key and view.</summary>
    public string QueryFor(Level level, ulong seed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"?level={level.Id}&seed={seed}{(ShowsKey ? "&key=1" : "")}{(IsDrawn ? "" : $"&view={NoView}")}"
        );
}
