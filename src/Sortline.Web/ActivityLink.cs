using System.Globalization;
using Sortline.Activity.Levels;
using Sortline.Activity.Texts;
using Sortline.Messages;

namespace Sortline.Web;

/// <summary>What a link says: which level, which seed, whether the answer key shows, whether the line is drawn, how large the type is, and in which language.</summary>
/// <param name="Level">The level.</param>
/// <param name="Seed">The seed of its parts.</param>
/// <param name="ShowsKey">Whether what each part is stands beside it.</param>
/// <param name="IsDrawn">Whether the line is drawn; without, it runs unseen.</param>
/// <param name="Fault">What in the link could not be followed; <see langword="null"/> if all could.</param>
public sealed record ActivityLink(Level Level, ulong Seed, bool ShowsKey, bool IsDrawn, Message? Fault)
{
    /// <summary>The sentences of the page.</summary>
    public Catalogue Texts { get; private init; } = TextCatalogues.English;

    /// <summary>Whether the type is twice as large, for a projector.</summary>
    public bool IsProjected { get; init; }

    /// <summary>The tag of the language, as the link has it; <see langword="null"/> if it names none that there is.</summary>
    public string? Language { get; private init; }

    /// <summary>Reads an address such as <c>?level=gears&amp;seed=7&amp;key=1&amp;view=none&amp;projector=1&amp;lang=en</c>.</summary>
    public static ActivityLink Parse(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(address).Query);
        var level = LevelList.Find(query["level"]);
        var seedIsGood =
            ulong.TryParse(query["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed <= Level.MaxSeed;
        var isDrawn = query["view"] != NoView;
        var texts = query["lang"] is { } tag ? TextCatalogues.Find(tag) : TextCatalogues.English;
        var fault =
            query["level"] is { } wanted && level is null
                ? Message.Of(
                    "link.no-level",
                    ("wanted", wanted),
                    ("level", LevelList.All[0].Title),
                    ("levels", string.Join(", ", LevelList.All.Select(one => one.Id)))
                )
            : query["seed"] is { } typed && !seedIsGood
                ? Message.Of("link.bad-seed", ("typed", typed), ("most", (long)Level.MaxSeed))
            : query["view"] is { } view && isDrawn ? Message.Of("link.no-view", ("wanted", view), ("view", NoView))
            : texts is null
                ? Message.Of("link.no-language", ("wanted", query["lang"]), ("languages", string.Join(", ", TextCatalogues.Tags)))
            : null;
        return new(level ?? LevelList.All[0], seedIsGood ? seed : 1, query["key"] == "1", isDrawn, fault)
        {
            Texts = texts ?? TextCatalogues.English,
            IsProjected = query["projector"] == "1",
            Language = texts is null ? null : query["lang"],
        };
    }

    private const string NoView = "none";

    /// <summary>The query of a link to another level or seed, with the same answer key, view, type and language.</summary>
    public string QueryFor(Level level, ulong seed) =>
        string.Concat(
            string.Create(CultureInfo.InvariantCulture, $"?level={level.Id}&seed={seed}"),
            ShowsKey ? "&key=1" : "",
            IsDrawn ? "" : $"&view={NoView}",
            IsProjected ? "&projector=1" : "",
            Language is null ? "" : $"&lang={Uri.EscapeDataString(Language)}"
        );
}
