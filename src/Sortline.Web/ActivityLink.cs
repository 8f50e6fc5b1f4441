using System.Globalization;
using Sortline.Activity;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Messages;

namespace Sortline.Web;

/// <summary>What a link says: which level, which project, what is done in it, which seed, whether the answer key shows, whether the line is drawn, how large the type is, whether level and parts stay, whether the quiz is asked, and in which language.</summary>
/// <param name="Level">The level.</param>
/// <param name="Seed">The seed of its parts.</param>
/// <param name="ShowsKey">Whether what each part is stands beside it.</param>
/// <param name="IsDrawn">Whether the line is drawn; without, it runs unseen.</param>
/// <param name="Fault">What in the link could not be followed; <see langword="null"/> if all could.</param>
public sealed record ActivityLink(Level Level, ulong Seed, bool ShowsKey, bool IsDrawn, Message? Fault)
{
    /// <summary>The sentences of the page.</summary>
    public Catalogue Texts { get; private init; } = TextCatalogues.English;

    /// <summary>The project, if the link names one.</summary>
    public ProjectId? Project { get; private init; }

    /// <summary>What is to be shown.</summary>
    public PageMode Mode { get; private init; }

    /// <summary>Whether it says nothing of what is to be opened.</summary>
    public bool IsBare { get; private init; }

    /// <summary>Whether the type is twice as large, for a projector.</summary>
    public bool IsProjected { get; init; }

    /// <summary>Whether level and seed stay as they are: nothing on the page leads to others.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether six questions are asked before the first teaching and after a shift.</summary>
    public bool AsksQuiz { get; init; }

    /// <summary>The tag of the language, as the link has it; <see langword="null"/> if it names none that there is.</summary>
    public string? Language { get; init; }

    /// <summary>Reads an address such as <c>?level=gears&amp;seed=7&amp;mode=report&amp;project=4f1c-1&amp;key=1&amp;view=none&amp;projector=1&amp;lock=1&amp;quiz=1&amp;lang=en</c>.</summary>
    public static ActivityLink Parse(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(address).Query);
        var level = LevelList.Find(query["level"]);
        var seedIsGood =
            ulong.TryParse(query["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed <= Level.MaxSeed;
        var isDrawn = query["view"] != NoView;
        var texts = query["lang"] is { } tag ? TextCatalogues.Find(tag) : TextCatalogues.English;
        var hasMode = Enum.TryParse<PageMode>(query["mode"], ignoreCase: true, out var mode) && ModeName(mode) == query["mode"];
        var hasProject = query["project"] is { Length: > 0 and <= 64 } id && id.All(IsOfId);
        var fault =
            query["level"] is { } wanted && level is null
                ? Message.Of(
                    "link.no-level",
                    ("wanted", wanted),
                    ("level", LevelList.All[0].Title),
                    ("levels", Message.Of("top.levels"))
                )
            : query["seed"] is { } typed && !seedIsGood
                ? Message.Of("link.bad-seed", ("typed", typed), ("most", (long)Level.MaxSeed))
            : query["mode"] is { } doing && !hasMode ? Message.Of("link.no-mode", ("wanted", doing))
            : query["project"] is { } named && !hasProject ? Message.Of("link.bad-project", ("wanted", named))
            : query["view"] is { } view && isDrawn ? Message.Of("link.no-view", ("wanted", view), ("view", NoView))
            : texts is null
                ? Message.Of("link.no-language", ("wanted", query["lang"]), ("languages", string.Join(", ", TextCatalogues.Tags)))
            : null;
        return new(level ?? LevelList.All[0], seedIsGood ? seed : 1, query["key"] == "1", isDrawn, fault)
        {
            Texts = texts ?? TextCatalogues.English,
            Project = hasProject ? new ProjectId(query["project"]!) : null,
            Mode = hasMode ? mode : PageMode.Teach,
            IsBare =
                query["level"] is null
                && query["seed"] is null
                && query["project"] is null
                && query["mode"] is null
                && query["lock"] != "1",
            IsProjected = query["projector"] == "1",
            IsLocked = query["lock"] == "1",
            AsksQuiz = query["quiz"] == "1",
            Language = texts is null ? null : query["lang"],
        };
    }

    private const string NoView = "none";

    /// <summary>The query of just this link.</summary>
    public string Query => QueryFor(Level, Seed, Mode, Project);

    /// <summary>The query of a link to what a state shows, with the same answer key, view, type, lock, quiz and language.</summary>
    public string QueryFor(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return QueryFor(state.Level, state.Seed, ModeOf(state), KeptProject(state));
    }

    /// <summary>What a state shows.</summary>
    public static PageMode ModeOf(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state switch
        {
            { Start: not null } => PageMode.Projects,
            { AreLevelsOpen: true } => PageMode.Levels,
            { AreTeachersNotesOpen: true } => PageMode.Teachers,
            { Scene: Scene.Running } => PageMode.Shift,
            { Scene: Scene.Reporting } => PageMode.Report,
            _ => PageMode.Teach,
        };
    }

    /// <summary>The project of a state, once there is anything kept of it.</summary>
    public static ProjectId? KeptProject(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Saving is SaveStatus.Nothing ? null : state.Project;
    }

    private string QueryFor(Level level, ulong seed, PageMode mode, ProjectId? project) =>
        string.Concat(
            string.Create(CultureInfo.InvariantCulture, $"?level={level.Id}&seed={seed}"),
            mode is PageMode.Teach ? "" : $"&mode={ModeName(mode)}",
            project is { Value: var id } ? $"&project={id}" : "",
            ShowsKey ? "&key=1" : "",
            IsDrawn ? "" : $"&view={NoView}",
            IsProjected ? "&projector=1" : "",
            IsLocked ? "&lock=1" : "",
            AsksQuiz ? "&quiz=1" : "",
            Language is null ? "" : $"&lang={Uri.EscapeDataString(Language)}"
        );

    private static string ModeName(PageMode mode) => mode.ToString().ToLowerInvariant();

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-';
}
