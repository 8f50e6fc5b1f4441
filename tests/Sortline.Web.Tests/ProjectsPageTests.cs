using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Files;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Web.Components.Projects;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

/// <summary>The list of projects: what it says of each, and what can be done with it.</summary>
public class ProjectsPageTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);

    private static readonly ProjectCard Rust = new(new("a-1"), null, LevelList.All[0], 1, 25, Now.AddMinutes(-28))
    {
        Cover = new(7),
        FiledAt = Now.AddDays(-1),
    };

    private static readonly ProjectCard Mine = new(new("a-2"), "My gears", LevelList.All[1], 1, 1, Now.AddDays(-40));

    private readonly FakePage _page = new();
    private readonly List<ActivityAction> _dispatched = [];

    public ProjectsPageTests()
    {
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
        Services.AddSingleton<TimeProvider>(new StandingClock(Now, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_card_says_what_a_project_is_and_when_it_was_changed_on_the_learners_own_clock()
    {
        var page = Open(Rust, Mine);

        Assert.Equal(
            [
                "Rusty gears|25 examples|Last change: today 10:32|Saved as a file yesterday 11:00",
                "My gears|Five faults · 1 example|Last change: 21 October 2026|Never saved as a file",
            ],
            page.FindAll(".project-words")
                .Select(words => string.Join('|', words.Children.Select(line => line.TextContent.Trim())))
        );
        Assert.Equal("picture:7", page.Find(".project-card img").GetAttribute("src"));
    }

    [Fact]
    public void The_whole_card_opens_the_project_and_no_button_is_in_another()
    {
        var page = Open(Rust, Mine);

        page.Find("#open-a-2").Click();

        Assert.Equal([new ActivityAction.ProjectChosen(Mine.Id)], _dispatched);
        Assert.Empty(page.FindAll("button button"));
    }

    [Fact]
    public void The_keyboard_starts_at_the_heading() => Assert.Equal(["focus projects-heading"], Calls(() => Open(Rust)));

    [Fact]
    public void A_new_project_has_the_level_that_was_chosen()
    {
        var page = Open(Rust);

        page.Find("#project-level").Change(LevelList.All[2].Id);
        page.Find(".projects-new").Submit();

        Assert.Equal([new ActivityAction.ProjectBegun(LevelList.All[2])], _dispatched);
    }

    [Fact]
    public void A_name_is_asked_for_in_a_dialog()
    {
        var page = Open(Rust, Mine);
        _page.TakeCalls();

        Act(page, "Rename “My gears”").Click();
        Assert.Equal(["open rename-dialog", "focus project-name"], _page.TakeCalls());
        Assert.Equal("My gears", page.Find("#project-name").GetAttribute("value"));
        page.Find("#project-name").Input("Best gears");
        page.Find("#rename-dialog form").Submit();

        Assert.Equal([new ActivityAction.ProjectRenamed(Mine.Id, "Best gears")], _dispatched);
        Assert.Equal(["close rename-dialog"], _page.TakeCalls());
    }

    [Fact]
    public void A_copy_is_called_one()
    {
        var page = Open(Rust);

        Act(page, "Duplicate “Rusty gears”").Click();

        Assert.Equal([new ActivityAction.ProjectDuplicated(Rust.Id, "Copy of Rusty gears")], _dispatched);
    }

    [Fact]
    public void What_is_deleted_leaves_its_place_to_undo_which_gets_the_keyboard()
    {
        var page = Open(Rust, Mine);
        _page.TakeCalls();

        Act(page, "Delete “My gears”").Click();
        Show(page, Rust, Mine with { IsDeleted = true });

        Assert.Equal([new ActivityAction.ProjectDeleted(Mine.Id)], _dispatched);
        Assert.Equal("“My gears” is deleted.", page.Find(".project-gone").TextContent.Trim());
        Assert.Contains("focus restore-a-2", _page.TakeCalls());

        page.Find("#restore-a-2").Click();
        Assert.Equal(new ActivityAction.ProjectRestored(Mine.Id), _dispatched[^1]);
    }

    [Fact]
    public void What_another_tab_has_opens_to_be_looked_at_and_can_be_neither_renamed_nor_deleted()
    {
        var page = Open(Rust with { IsElsewhere = true });

        Assert.Equal("Open in another tab: here you can look at it.", page.Find(".project-state").TextContent);
        Assert.False(page.Find("#open-a-1").HasAttribute("disabled"));
        Assert.Equal([true, false, true], page.FindAll(".project-acts button").Select(button => button.HasAttribute("disabled")));
    }

    [Fact]
    public void What_a_newer_Sortline_made_does_not_open_and_it_says_why()
    {
        var page = Open(Rust with { IsNewer = true });

        Assert.Equal(
            "A newer Sortline made it. Load the page again to get that version.",
            page.Find(".project-state").TextContent
        );
        Assert.True(page.Find("#open-a-1").HasAttribute("disabled"));
        Assert.True(page.Find("#save-all").HasAttribute("disabled"));
    }

    [Fact]
    public void While_the_browser_looks_it_says_so_and_where_there_is_none_too()
    {
        var page = Render(new StartPage([], IsRead: false));
        Assert.Equal("Looking…", page.Find(".projects-none").TextContent);

        page.Render(p => p.Add(c => c.Start, new StartPage([], IsRead: true)));

        Assert.Equal("There is no project here yet.", page.Find(".projects-none").TextContent);
        Assert.NotNull(page.Find("#new-project"));
    }

    [Fact]
    public void All_can_be_saved_as_files_which_can_be_cancelled()
    {
        var page = Open(Rust);

        page.Find("#save-all").Click();
        page.Render(p => p.Add(c => c.State, State with { FileTask = new FileTask.SavingAll(10, 26) }));

        Assert.Equal([new ActivityAction.AllProjectsSaveRequested()], _dispatched);
        Assert.Equal("Saving: 10 of 26 pictures", page.Find(".file-work label").TextContent);
        Assert.True(page.Find("#save-all").HasAttribute("disabled"));
        page.Find("#file-cancel").Click();
        Assert.Equal(new ActivityAction.FileTaskCancelled(), _dispatched[^1]);
    }

    [Fact]
    public void A_file_is_opened_and_back_goes_back()
    {
        var page = Open(Rust);
        _page.Choose("start-file", new ChosenFile(3, "brain.sortline"));

        page.Find("#start-file").Change("brain.sortline");
        page.Find("#start-back").Click();

        Assert.Equal(
            [new ActivityAction.ProjectFileChosen(new(3, "brain.sortline")), new ActivityAction.StartClosed()],
            _dispatched
        );
    }

    [Theory]
    [InlineData(StoragePersistence.Kept, "The browser will not clear it by itself.")]
    [InlineData(
        StoragePersistence.MayBeCleared,
        "The browser may clear it by itself when the disk is full, or when nobody comes here for long."
    )]
    [InlineData(StoragePersistence.Unknown, "For how long it keeps it, the browser does not say.")]
    public void It_says_where_projects_are_and_for_how_long(StoragePersistence persistence, string said)
    {
        var page = Open(Rust);

        page.Render(p => p.Add(c => c.State, State with { Persistence = persistence }));

        var words = page.Find(".projects-where").TextContent;
        Assert.StartsWith("What you teach is saved in this browser as you go", words, StringComparison.Ordinal);
        Assert.EndsWith(said, words, StringComparison.Ordinal);
        var chip = Render<SavingChip>(p =>
            p.Add(c => c.State, State with { Persistence = persistence, Saving = new SaveStatus.Saved() })
                .Add(c => c.Dispatch, _dispatched.Add)
        );
        Assert.Equal(words, chip.Find(".saving-words p").TextContent);
    }

    private static ActivityState State => ActivityState.Open(LevelList.All[0], 1);

    private IRenderedComponent<ProjectsPage> Open(params ProjectCard[] cards) => Render(new StartPage([.. cards], IsRead: true));

    private IRenderedComponent<ProjectsPage> Render(StartPage start) =>
        Render<ProjectsPage>(p => p.Add(c => c.State, State).Add(c => c.Start, start).Add(c => c.Dispatch, _dispatched.Add));

    private static void Show(IRenderedComponent<ProjectsPage> page, params ImmutableArray<ProjectCard> cards) =>
        page.Render(p => p.Add(c => c.Start, new StartPage(cards, IsRead: true)));

    private static AngleSharp.Dom.IElement Act(IRenderedComponent<ProjectsPage> page, string label) =>
        page.Find($"button[aria-label='{label}']");

    private IReadOnlyList<string> Calls(Action act)
    {
        act();
        return _page.TakeCalls();
    }

    private sealed class StandingClock(DateTimeOffset now, TimeSpan ahead) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("here", ahead, "here", "here");

        public override DateTimeOffset GetUtcNow() => now;
    }
}
