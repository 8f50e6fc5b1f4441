using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts.Gears;
using Sortline.Learning;
using Sortline.Messages;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

/// <summary>The whole page on a fake browser: its keys, its flying pictures, and what it says aloud.</summary>
public class AppTests : BunitContext
{
    private readonly FakePage _page = new();
    private readonly FakeUpdates _updates = new();
    private readonly Store _store = new(ActivityState.Open(LevelList.All[0], 1));

    public AppTests()
    {
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton<IUpdates>(_updates);
        Services.AddSingleton(TextCatalogues.English);
        Services.AddSingleton(_store);
    }

    [Fact]
    public async Task A_digit_teaches_the_part_under_the_camera_and_its_picture_flies_to_the_label()
    {
        var app = Open(new FakeCanvas());
        await Photograph(app, part: 7, picture: 70);

        await app.InvokeAsync(() => _page.Press("1"));

        Assert.Equal(["fly 70 from camera-picture to count-1"], _page.TakeCalls());
        Assert.Equal(new PictureId(70), Assert.Single(_store.State.Examples).Picture);
        app.WaitForAssertion(() => Assert.Equal("Taught as Good: 1.", Announcement(app)));
    }

    [Fact]
    public async Task A_press_on_a_label_does_the_same()
    {
        var app = Open(new FakeCanvas());
        await Photograph(app, part: 7, picture: 70);
        app.WaitForElement("button.answer:not([disabled])");

        // On the page's own turn: a rendering under way would otherwise come between the button and the press.
        await app.InvokeAsync(() => app.FindAll("button.answer")[1].Click());

        Assert.Equal(["fly 70 from camera-picture to count-2"], _page.TakeCalls());
        app.WaitForAssertion(() => Assert.Equal("Taught as Bad: 1.", Announcement(app)));
    }

    [Fact]
    [Fault(50)]
    public async Task What_the_browser_refuses_is_told_and_the_page_goes_on()
    {
        var app = Open(new FakeCanvas());
        await app.InvokeAsync(() => app.Find("#brief-close").Click());
        _page.CannotFocus = true;

        await app.InvokeAsync(() => app.Find("#run-shift").Click());

        Assert.Equal(FaultTexts.Inside, _store.State.Notice?.Text);
        Assert.Empty(app.FindAll(".broken"));
        _page.CannotFocus = false;
        _page.TakeCalls();
        await app.InvokeAsync(() => app.FindAll("header button").First(button => button.TextContent == "Run").Click());
        Assert.Equal(["open shift-dialog", "focus start-shift"], _page.TakeCalls());
    }

    [Fact]
    public async Task A_digit_without_a_part_does_nothing()
    {
        var app = Open(new FakeCanvas());

        await app.InvokeAsync(() => _page.Press("1"));

        Assert.Empty(_page.TakeCalls());
        Assert.Empty(_store.State.Examples);
    }

    [Fact]
    public async Task A_photo_that_is_dropped_becomes_an_example_of_the_label_that_is_chosen()
    {
        var app = Open(new FakeCanvas());
        await app.InvokeAsync(() => _page.Drop(new ChosenFile(1, "gear.jpg")));
        Assert.Contains("open drop-dialog", _page.TakeCalls());

        await app.InvokeAsync(() => app.FindAll("#drop-dialog button.answer")[1].Click());

        var importing = Assert.IsType<FileTask.ImportingPhotos>(_store.State.FileTask);
        Assert.Equal((new(2), 1), (importing.Label, importing.Total));
    }

    [Theory]
    [InlineData("Drop one project or zip at a time", "one.zip", "other.zip")]
    [InlineData("Drop one project or zip at a time", "one.zip", "gear.jpg")]
    [InlineData("“talk.pdf” is neither a photo nor a project", "gear.jpg", "talk.pdf")]
    public async Task What_nothing_can_be_done_with_is_told_before_a_label_is_asked_for(string said, string one, string other)
    {
        var app = Open(new FakeCanvas());

        await app.InvokeAsync(() => _page.Drop(new ChosenFile(1, one), new ChosenFile(2, other)));

        Assert.DoesNotContain("open drop-dialog", _page.TakeCalls());
        Assert.Contains(said, app.WaitForElement("[role=alert] > .banner").TextContent, StringComparison.Ordinal);
        Assert.Null(_store.State.FileTask);
    }

    [Fact]
    [Fault(57)]
    public async Task What_went_well_is_said_politely_and_what_did_not_aloud()
    {
        var app = Open(new FakeCanvas());
        Assert.Equal(3, app.FindAll(".banners > [role]").Count); // There before anything is said: only so is it read out.

        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.NoticeRaised(Message.Of("files.no-picture"))));
        app.WaitForElement("[role=alert] > .banner:not(.is-good)");
        await Photograph(app, part: 7, picture: 70);
        await app.InvokeAsync(() => _page.Press("1"));
        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.LevelChosen(LevelList.All[1], 1)));

        app.WaitForElement("[role=status] > .banner.is-good");
        Assert.Empty(app.FindAll("[role=alert] > *"));
    }

    [Fact]
    public async Task A_folder_that_is_dropped_opens_with_the_photos_beside_it()
    {
        var app = Open(new FakeCanvas());

        await app.InvokeAsync(() => _page.Drop(new ChosenFile(1, "cover.jpg"), new ChosenFile(2, "photos.zip", IsFolder: true)));

        Assert.DoesNotContain("open drop-dialog", _page.TakeCalls());
        Assert.IsType<FileTask.Opening>(_store.State.FileTask);
    }

    [Fact]
    public async Task A_folder_does_not_open_together_with_a_project()
    {
        var app = Open(new FakeCanvas());

        await app.InvokeAsync(() => _page.Drop(new ChosenFile(1, "brain.sortline"), new ChosenFile(2, "photos", IsFolder: true)));

        Assert.Contains(
            "Drop one project or zip at a time; photos and folders can come many together.",
            app.WaitForElement("[role=alert] > .banner").TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(_store.State.FileTask);
    }

    [Fact]
    public async Task A_brain_that_is_dropped_opens()
    {
        var app = Open(new FakeCanvas());

        await app.InvokeAsync(() => _page.Drop(new ChosenFile(1, "brain.sortline")));

        Assert.IsType<FileTask.Opening>(_store.State.FileTask);
    }

    [Fact]
    public async Task The_answers_wake_when_the_picture_is_there_and_the_one_before_stays_until_then()
    {
        var app = Open(new FakeCanvas());
        await Photograph(app, part: 7, picture: 70);
        await app.InvokeAsync(() => _page.Press("0"));
        app.WaitForAssertion(() => Assert.Equal("The next part is on its way…", app.Find(".camera p").TextContent));
        Assert.Equal(("70", ""), Shown());

        await PhotographUnseen(app, part: 8, picture: 80);
        app.WaitForAssertion(() => Assert.Equal("detail:80", app.Find("#camera-picture").GetAttribute("src")));
        Assert.Equal(("70", ""), Shown());
        Assert.All(app.FindAll("button.answer, .skip"), button => Assert.True(button.HasAttribute("disabled")));
        await app.InvokeAsync(() => _page.Press("1"));
        Assert.Empty(_store.State.Examples);

        await app.InvokeAsync(() => app.Find("#camera-picture").TriggerEvent("onload", EventArgs.Empty));
        app.WaitForElement("button.answer:not([disabled])");
        Assert.Equal(("80", "The part under the camera"), Shown());

        (string?, string?) Shown() =>
            app.Find("#camera-picture") is var image ? (image.GetAttribute("data-picture"), image.GetAttribute("alt")) : default;
    }

    [Fact]
    public async Task In_a_shift_the_verdict_is_that_of_the_picture_and_a_no_strikes_it_out()
    {
        var app = Open(new FakeCanvas(), "?key=1");
        await Photograph(app, part: 1, picture: 10);
        await app.InvokeAsync(() => _page.Press("2"));
        await Dispatch(app, new ActivityAction.ShiftStarted());
        await Judge(part: 7, picture: 70);
        await app.InvokeAsync(() => app.WaitForElement("#camera-picture").TriggerEvent("onload", EventArgs.Empty));
        app.WaitForAssertion(() => Assert.Equal("Bad: take it off", Said()));

        await Judge(part: 8, picture: 80);
        app.WaitForAssertion(() => Assert.Equal("Looking…", Said()));
        Assert.Empty(app.FindAll(".key, .bars"));
        await app.InvokeAsync(() => app.Find("#camera-picture").TriggerEvent("onload", EventArgs.Empty));
        app.WaitForAssertion(() => Assert.Equal("Bad: take it off", Said()));
        Assert.Single(app.FindAll(".key"));

        await app.InvokeAsync(() => app.Find("#no").Click());
        app.WaitForAssertion(() => Assert.Equal("Bad You said no: ship it", Said()));
        Assert.Equal("Bad", app.Find(".verdict s").TextContent);
        Assert.Single(app.FindAll(".decisions .no-said"));

        string Said() => app.Find(".verdict").TextContent.Trim();
        Task Judge(int part, int picture) =>
            app.InvokeAsync(() =>
            {
                _store.Dispatch(
                    new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, part), new(picture), TimeSpan.Zero)
                );
                var bad = _store.State.Labels[1].Label;
                _store.Dispatch(
                    new ActivityAction.PartClassified(
                        new(part),
                        Prediction.Of(bad, [new(bad, 1)]),
                        _store.State.DatasetVersion,
                        TimeSpan.Zero
                    )
                );
            });
    }

    [Fact]
    public async Task What_is_seen_again_is_marked_so_that_nobody_takes_it_for_now()
    {
        var app = Open(new FakeCanvas());
        await Dispatch(app, new ActivityAction.ShiftStarted());
        Assert.Empty(app.FindAll(".replay, .is-replay"));

        await Dispatch(app, new ActivityAction.RewindRequested());
        app.WaitForElement(".is-replay .stage .replay");
        await Dispatch(app, new ActivityAction.ReplayEnded());

        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".replay, .is-replay")));
    }

    [Fact]
    public void A_tip_brings_what_it_is_about_into_sight_and_the_last_brings_the_part_back()
    {
        var state = ActivityState.Open(LevelList.All[0], 1) with { WantsTips = true };
        var coach = Render<Coach>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _ => { }));
        Assert.Empty(_page.TakeCalls());
        List<string> calls = [];
        foreach (var tip in Enum.GetValues<Tip>())
        {
            coach.Render(p => p.Add(c => c.State, state with { Tip = tip }));
            calls.AddRange(_page.TakeCalls());
        }

        coach.Render(p => p.Add(c => c.State, state));

        Assert.Equal(
            ["reveal camera-picture", "reveal answers", "reveal guess", "reveal shelf", "reveal run-shift", "top"],
            [.. calls, .. _page.TakeCalls()]
        );
    }

    [Fact]
    public async Task A_running_shift_is_not_thrown_away_by_another_level_or_other_parts()
    {
        var app = Open(new FakeCanvas());
        Assert.Empty(app.FindAll("#level[disabled], #new-parts[disabled]"));

        await Dispatch(app, new ActivityAction.ShiftStarted());

        app.WaitForAssertion(() => Assert.Equal(2, app.FindAll("#level[disabled], #new-parts[disabled]").Count));
    }

    [Fact]
    public async Task The_list_of_levels_follows_the_level_however_it_came()
    {
        var app = Open(new FakeCanvas());
        await app.InvokeAsync(() => app.Find("#level").Change("gears"));
        app.WaitForAssertion(() => Assert.Equal("gears", app.Find("#level").GetAttribute("value")));

        await Dispatch(app, new ActivityAction.LevelChosen(LevelList.All[0], 1)); // As a file does that brings its level back.

        app.WaitForAssertion(() => Assert.Equal("rust", app.Find("#level").GetAttribute("value")));
    }

    [Fact]
    public async Task A_part_can_be_compared_with_a_good_one_of_its_kind_once_there_is_one()
    {
        var app = Open(new FakeCanvas());
        await Photograph(app, part: 7, picture: 70);
        app.WaitForElement("#compare-open[disabled]");
        var samples = LevelSamples.Of(LevelList.All[0]);
        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.SamplePhotographed("rust", samples[1], new(6))));
        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.SamplePhotographed("rust", samples[0], new(5))));
        app.WaitForElement("#compare-open:not([disabled])");

        await app.InvokeAsync(() => app.Find("#compare-open").Click());

        Assert.Contains("open compare-dialog", _page.TakeCalls());
        app.WaitForAssertion(() =>
            Assert.Equal(
                ["detail:70", "detail:5"],
                app.FindAll("#compare-dialog img[data-loupe]").Select(image => image.GetAttribute("src"))
            )
        );
    }

    [Fact]
    [Fault(56)]
    public async Task The_picture_can_be_looked_at_closely_by_the_keyboard_too()
    {
        var app = Open(new FakeCanvas());
        await Photograph(app, part: 7, picture: 70);

        var image = app.Find("img#camera-picture[data-loupe]");

        Assert.Equal(("button", "0"), (image.GetAttribute("role"), image.GetAttribute("tabindex")));
        Assert.Contains("Enter", image.GetAttribute("aria-description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_loaded_does_not_keep_the_answers_asleep()
    {
        var app = Open(new FakeCanvas());
        await PhotographUnseen(app, part: 7, picture: 70);
        app.WaitForElement("img#camera-picture");

        await app.InvokeAsync(() => app.Find("#camera-picture").TriggerEvent("onerror", EventArgs.Empty));

        app.WaitForElement("button.answer:not([disabled])");
    }

    [Fact]
    public async Task Undo_by_a_key_is_said_aloud()
    {
        var app = Open(new FakeCanvas());
        await Photograph(app, part: 7, picture: 70);
        await app.InvokeAsync(() => _page.Press("1"));

        await app.InvokeAsync(() => _page.Press("undo"));

        Assert.Empty(_store.State.Examples);
        app.WaitForAssertion(() => Assert.Equal("Taken back. 0 examples.", Announcement(app)));
    }

    [Fact]
    public async Task The_brief_says_the_job_shows_what_comes_and_closes_at_the_first_answer()
    {
        var app = Open(new FakeCanvas());
        var samples = LevelSamples.Of(LevelList.All[0]);

        Assert.Equal("Rusty gears", app.Find(".brief h2").TextContent);
        Assert.Equal(["Good", "Rust"], app.FindAll(".sample").Select(sample => sample.TextContent.Trim()));
        Assert.Empty(app.FindAll(".sample img"));
        Assert.Equal("Goal: 9 of 10 parts sorted right.", app.Find(".brief-goal").TextContent.Trim());
        Assert.True(app.Find(".line").HasAttribute("inert"));
        Assert.Empty(_page.TakeCalls()); // It takes no focus.

        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.SamplePhotographed("rust", samples[1], new(5))));
        app.WaitForAssertion(() => Assert.Equal("detail:5", app.Find(".sample.is-defective img").GetAttribute("src")));

        await Photograph(app, part: 7, picture: 70);
        await app.InvokeAsync(() => _page.Press("1"));
        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".brief")));
        Assert.False(app.Find(".line").HasAttribute("inert"));
    }

    [Fact]
    public async Task The_brief_that_is_asked_for_takes_the_keyboard_and_gives_it_back()
    {
        var app = Open(new FakeCanvas());
        await app.InvokeAsync(() => app.Find("#brief-close").Click());
        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".brief")));
        Assert.Empty(_page.TakeCalls());

        await app.InvokeAsync(() => app.Find("#brief-open").Click());
        app.WaitForElement(".brief");
        Assert.Equal("true", app.Find("#brief-open").GetAttribute("aria-expanded"));
        Assert.Equal(["focus brief-title"], _page.TakeCalls());

        await app.InvokeAsync(() => app.Find("#brief-close").Click());
        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".brief")));
        Assert.Equal(["focus brief-open"], _page.TakeCalls());
    }

    [Fact]
    [Fault(56)]
    public async Task Escape_gives_the_keyboard_back_to_who_asked_for_the_brief_and_takes_it_from_nobody_else()
    {
        var app = Open(new FakeCanvas());
        await app.InvokeAsync(() => _page.Press("Escape"));
        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".brief")));
        Assert.Empty(_page.TakeCalls()); // It came by itself.

        await app.InvokeAsync(() => app.Find("#brief-open").Click());
        app.WaitForElement(".brief");
        _page.TakeCalls();

        await app.InvokeAsync(() => _page.Press("Escape"));
        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".brief")));
        Assert.Equal(["focus brief-open"], _page.TakeCalls());
    }

    [Fact]
    public void The_canvas_is_started_and_its_fault_is_told()
    {
        FakeCanvas canvas = new() { Fault = Message.Of("There is no WebGL here.") };

        var app = Open(canvas);

        Assert.Equal("factory", canvas.StartedOn);
        Assert.Equal("There is no WebGL here.", app.Find(".banner-fault").TextContent);
    }

    [Fact]
    public void A_line_that_is_not_drawn_has_no_canvas_and_says_so_in_words()
    {
        FakeCanvas canvas = new();

        var app = Open(canvas, "?view=none");

        Assert.True(canvas.IsStarted);
        Assert.Null(canvas.StartedOn);
        Assert.Empty(app.FindAll("canvas"));
        Assert.Equal(
            [
                "The next part is on its way. In the bins: 0 shipped, 0 taken off, 0 skipped.",
                "The line runs without being drawn, as the address of this page asks (view=none). The camera takes its pictures as always.",
            ],
            app.FindAll(".stage p:not(.visually-hidden)").Select(text => text.TextContent)
        );
    }

    [Fact]
    public void The_camera_is_asked_for_noise_whether_or_not_the_line_is_drawn() =>
        Assert.Single(Open(new FakeCanvas { PixelNoise = 4 }, "?view=none").FindAll(".banner"));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void Altered_pixels_are_told_when_they_are_more_than_rounding(int noise, int banners)
    {
        var app = Open(new FakeCanvas { PixelNoise = noise });

        Assert.Equal(banners, app.FindAll(".banner").Count);
    }

    [Fact]
    public async Task Photos_that_come_in_one_upon_another_are_shown_together_and_all_of_them()
    {
        const int photos = 20;
        var app = Open(new FakeCanvas());
        var start = app.RenderCount;
        var good = _store.State.Labels[0].Label;
        await Dispatch(
            new ActivityAction.PhotosChosen(good, [.. Enumerable.Range(1, photos).Select(i => new ChosenFile(i, $"{i}.jpg"))])
        );
        app.WaitForElement(".file-work progress");
        var (before, one) = (app.RenderCount, app.RenderCount - start); // It counts every component that a rendering reaches.

        for (var i = 1; i <= photos; i++)
            await Dispatch(new ActivityAction.PhotoImported(new(i)));
        await Dispatch(new ActivityAction.FileTaskEnded(null));

        app.WaitForAssertion(() => Assert.Equal(photos, app.FindAll(".thumbnail").Count));
        Assert.Empty(app.FindAll(".file-work progress"));
        Assert.InRange(app.RenderCount - before, 1, photos / 2 * Math.Max(one, 1));

        Task Dispatch(ActivityAction action) => app.InvokeAsync(() => _store.Dispatch(action));
    }

    [Fact]
    public async Task Graphics_that_are_away_are_told_until_they_are_back()
    {
        FakeCanvas canvas = new();
        var app = Open(canvas);

        await app.InvokeAsync(() => canvas.Become(Graphics.Restarting));
        app.WaitForElement(".banner");
        await app.InvokeAsync(() => canvas.Become(Graphics.Drawn));

        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".banner")));
    }

    [Fact]
    public async Task A_line_that_is_drawn_flat_is_told_until_it_was_read()
    {
        FakeCanvas canvas = new();
        var app = Open(canvas);

        await app.InvokeAsync(() => canvas.Become(Graphics.Flat));
        Assert.StartsWith("Drawn flat", app.WaitForElement("[role=status] > .banner p").TextContent, StringComparison.Ordinal);
        await app.InvokeAsync(() => app.Find(".banner button").Click());

        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".banner")));
    }

    [Fact]
    public async Task A_line_that_is_drawn_flat_is_not_told_over_the_shift_that_follows()
    {
        FakeCanvas canvas = new();
        var app = Open(canvas);
        await app.InvokeAsync(() => canvas.Become(Graphics.Flat));
        app.WaitForElement(".banner");

        await Dispatch(app, new ActivityAction.ShiftStarted(20));

        app.WaitForAssertion(() => Assert.Empty(app.FindAll(".banner")));
    }

    [Fact]
    public async Task The_address_names_what_is_shown_and_back_leads_through_it()
    {
        var app = Open(new FakeCanvas());
        await Dispatch(app, new ActivityAction.LevelChosen(LevelList.All[1], 7));
        app.WaitForAssertion(() => Assert.Contains("place ?level=gears&seed=7", _page.TakeCalls()));
        await Photograph(app, part: 7, picture: 70);
        await app.InvokeAsync(() => _page.Press("1"));
        await Dispatch(app, new ActivityAction.SavingChanged(_store.State.Project, new SaveStatus.Saved()));

        // It is the same place as before, by a longer name.
        app.WaitForAssertion(() => Assert.Contains("address ?level=gears&seed=7&project=here-2", _page.TakeCalls()));
        await app.InvokeAsync(() => _page.GoBackTo("http://127.0.0.1/?level=rust&seed=1"));

        Assert.Equal("rust", _store.State.Level.Id);
        app.WaitForAssertion(() => Assert.Contains("address ?level=rust&seed=1", _page.TakeCalls()));
        await app.InvokeAsync(() => _page.GoBackTo("http://127.0.0.1/?level=gears&seed=7&project=here-2"));
        Assert.Single(_store.State.Examples);
    }

    [Fact]
    public async Task Back_out_of_a_shift_is_asked_first()
    {
        var app = Open(new FakeCanvas());
        await Dispatch(app, new ActivityAction.ShiftStarted(20));
        app.WaitForAssertion(() => Assert.Contains("place ?level=rust&seed=1&mode=shift", _page.TakeCalls()));

        await app.InvokeAsync(() => _page.GoBackTo("http://127.0.0.1/?level=rust&seed=1"));

        Assert.Equal(["place ?level=rust&seed=1&mode=shift", "open stop-dialog"], _page.TakeCalls());
    }

    [Fact]
    public async Task What_is_not_saved_is_said_with_a_way_to_save_it()
    {
        var app = Open(new FakeCanvas());
        Assert.Empty(app.FindAll("#saving-button"));

        await Dispatch(
            app,
            new ActivityAction.SavingChanged(
                _store.State.Project,
                new SaveStatus.Failed(Message.Of("storage.full"), MayTryAgain: true)
            )
        );
        app.WaitForAssertion(() =>
            Assert.StartsWith(
                "This is not saved: There is no room left",
                app.Find("[role=alert] #not-saved p").TextContent,
                StringComparison.Ordinal
            )
        );
        await app.InvokeAsync(() => app.FindAll("#not-saved button")[1].Click());
        Assert.IsType<FileTask.Saving>(_store.State.FileTask);

        await Dispatch(app, new ActivityAction.SavingChanged(_store.State.Project, new SaveStatus.ReadOnly()));
        app.WaitForElement("#read-only button");
        await Dispatch(app, new ActivityAction.SavingChanged(_store.State.Project, new SaveStatus.Saved()));
        app.WaitForAssertion(() => Assert.Equal("Saved", app.Find("#saving-button").TextContent.Trim()));
        Assert.Empty(app.FindAll("#not-saved, #read-only"));
    }

    [Fact]
    [Fault(45)]
    public async Task A_page_that_is_gone_hears_no_key_and_no_canvas()
    {
        FakeCanvas canvas = new();
        var app = Open(canvas);
        await Photograph(app, part: 7, picture: 70);

        await DisposeComponentsAsync();
        _page.Press("1");

        Assert.Empty(_store.State.Examples);
        Assert.False(canvas.IsWatched);
    }

    private IRenderedComponent<App> Open(FakeCanvas canvas, string query = "")
    {
        Services.AddSingleton(ActivityLink.Parse($"http://127.0.0.1/{query}"));
        Services.AddSingleton<IFactoryCanvas>(canvas);
        return Render<App>();
    }

    // On the renderer's own thread, as in a browser there is no other.
    private async Task Photograph(IRenderedComponent<App> app, int part, int picture)
    {
        await PhotographUnseen(app, part, picture);
        app.WaitForElement("img#camera-picture");
        await app.InvokeAsync(() => app.Find("img#camera-picture").TriggerEvent("onload", EventArgs.Empty));
    }

    private Task PhotographUnseen(IRenderedComponent<App> app, int part, int picture) =>
        app.InvokeAsync(() =>
            _store.Dispatch(
                new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, part), new(picture), TimeSpan.Zero)
            )
        );

    private Task Dispatch(IRenderedComponent<App> app, ActivityAction action) => app.InvokeAsync(() => _store.Dispatch(action));

    private static string Announcement(IRenderedComponent<App> app) => app.Find("p.visually-hidden[role=status]").TextContent;
}
