using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Web.Components.Dialogs;
using Sortline.Web.Components.Report;
using Sortline.Web.Components.Shared;
using Sortline.Web.Components.Shell;
using Sortline.Web.Components.Teaching;

namespace Sortline.Web.Tests;

/// <summary>What the components ask of the page: dialogs, focus, files, sound and address.</summary>
public class PageTests : BunitContext
{
    private readonly FakePage _page = new();
    private readonly List<ActivityAction> _dispatched = [];
    private readonly ActivityState _empty = ActivityState.Open(LevelList.All[0], 1);

    public PageTests()
    {
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void A_new_label_opens_its_dialog_with_the_keyboard_in_the_name()
    {
        Shelf(_empty).FindAll("button").First(button => button.TextContent.Contains("Add a label")).Click();

        Assert.Equal(["open label-dialog", "focus label-name"], _page.TakeCalls());
    }

    [Fact]
    public async Task A_label_that_is_saved_closes_the_dialog_and_is_added()
    {
        var dialog = await LabelDialog();

        dialog.Find("#label-name").Input("Bent");
        dialog.Find("form").Submit();

        Assert.Equal(["close label-dialog"], _page.TakeCalls());
        Assert.Equal("Bent", Assert.IsType<ActivityAction.LabelAdded>(Assert.Single(_dispatched)).Name);
    }

    [Fact]
    public async Task A_name_that_will_not_do_keeps_the_dialog_open_with_the_keyboard_in_it()
    {
        var dialog = await LabelDialog();

        dialog.Find("#label-name").Input("Good");
        dialog.Find("form").Submit();

        Assert.Equal(["focus label-name"], _page.TakeCalls());
        Assert.NotEqual("", dialog.Find("#label-fault").TextContent);
        Assert.Empty(_dispatched);
    }

    [Fact]
    public void An_example_opens_in_a_dialog_which_closes_when_it_is_moved()
    {
        var state = Taught();
        var shelf = Shelf(state);

        shelf.Find("button.thumbnail").Click();
        Assert.Equal(["open example-dialog"], _page.TakeCalls());

        shelf.Find("#example-dialog button.answer").Click();
        Assert.Equal(["close example-dialog"], _page.TakeCalls());
        Assert.Equal([new ActivityAction.ExampleMoved(state.Examples[0].Id, new(2))], _dispatched);
    }

    [Fact]
    public void An_example_that_is_deleted_closes_its_dialog()
    {
        var state = Taught();
        var shelf = Shelf(state);
        shelf.Find("button.thumbnail").Click();
        _page.TakeCalls();

        shelf.Find("#example-dialog button.danger").Click();

        Assert.Equal(["close example-dialog"], _page.TakeCalls());
        Assert.Equal([new ActivityAction.ExampleDeleted(state.Examples[0].Id)], _dispatched);
    }

    [Fact]
    public async Task The_hints_close_their_dialog()
    {
        var dialog = Render<HintsDialog>(p =>
            p.Add(c => c.State, _empty).Add(c => c.All, []).Add(c => c.Dispatch, _dispatched.Add)
        );

        await dialog.InvokeAsync(dialog.Instance.Open);
        dialog.FindAll("button")[^1].Click();

        Assert.Equal(["open hints-dialog", "close hints-dialog"], _page.TakeCalls());
    }

    [Fact]
    public void Photos_that_were_chosen_go_to_their_label()
    {
        ChosenFile first = new(1, "a.jpg"),
            second = new(2, "b.jpg");
        _page.Choose("photos-2", first, second);

        Shelf(_empty).Find("#photos-2").Change("");

        var chosen = Assert.IsType<ActivityAction.PhotosChosen>(Assert.Single(_dispatched));
        Assert.Equal(new Label(2), chosen.Label);
        Assert.Equal([first, second], chosen.Photos);
    }

    [Fact]
    public void A_project_that_was_chosen_is_opened()
    {
        ChosenFile file = new(1, "gears.sortline");
        _page.Choose("project-file", file);

        Shelf(_empty).Find("#project-file").Change("");

        Assert.Equal([new ActivityAction.ProjectFileChosen(file)], _dispatched);
    }

    [Fact]
    public void A_file_dialog_that_was_called_off_does_nothing()
    {
        _page.Choose("some-file");
        var button = Render<FileButton>(p =>
            p.Add(c => c.Id, "some-file")
                .Add(c => c.Icon, "open")
                .Add(c => c.Accept, ".zip")
                .Add(c => c.OnChosen, _ => Assert.Fail("Nothing was chosen."))
                .AddChildContent("Open…")
        );

        button.Find("input").Change("");
    }

    [Fact]
    public void Help_opens_its_dialog_and_switches_the_keys()
    {
        var bar = TopBar();

        bar.FindAll("button").First(button => button.TextContent == "Help").Click();
        bar.Find("#help input[type=checkbox]").Change(false);
        bar.Find("#help input[type=checkbox]").Change(true);

        Assert.Equal(["open help", "keys off", "keys on"], _page.TakeCalls());
    }

    [Fact]
    public void Another_level_and_new_parts_are_chosen_in_the_bar()
    {
        var bar = TopBar();

        bar.Find("#level").Change("gears");
        bar.FindAll("button").First(button => button.TextContent.Contains("New parts")).Click();

        Assert.Equal(
            [new ActivityAction.LevelChosen(LevelList.Find("gears")!, 1), new ActivityAction.NewPartsChosen()],
            _dispatched
        );
    }

    [Fact]
    public async Task A_shift_begins_with_the_length_and_the_bet_that_were_chosen_and_on_new_parts_if_wanted()
    {
        var dialog = Render<ShiftDialog>(p => p.Add(c => c.State, _empty).Add(c => c.Dispatch, _dispatched.Add));
        await dialog.InvokeAsync(() => dialog.Instance.Open(isNew: true));
        Assert.Equal(["open shift-dialog", "focus start-shift"], _page.TakeCalls());

        dialog.FindAll("input[name=length]")[1].Change(true);
        dialog.FindAll("input[name=bet]")[5].Change(true);
        dialog.Find("#start-shift").Click();

        Assert.Equal(["close shift-dialog"], _page.TakeCalls());
        Assert.Equal([new ActivityAction.NewPartsChosen(), new ActivityAction.ShiftStarted(40, 9)], _dispatched);
    }

    [Fact]
    public void The_sound_can_be_switched()
    {
        var controls = Render<LineControls>(p => p.Add(c => c.State, _empty).Add(c => c.Dispatch, _dispatched.Add));

        controls.Find("button.quiet").Click();
        controls.Find("button.quiet").Click();

        Assert.Equal(["sound off", "sound on"], _page.TakeCalls());
    }

    [Fact]
    public void A_report_takes_the_keyboard_and_can_be_saved_in_two_formats()
    {
        var report = Report();
        Assert.Equal(["focus report-heading"], _page.TakeCalls());

        foreach (var format in new[] { "JSON", "CSV" })
            report.FindAll("button").First(button => button.TextContent == $"Save as {format}").Click();

        var downloads = _page.TakeCalls();
        Assert.Equal(2, downloads.Count);
        Assert.StartsWith("download sortline-rust-1.json application/json {", downloads[0], StringComparison.Ordinal);
        Assert.StartsWith("download sortline-rust-1.csv text/csv;charset=utf-8 ", downloads[1], StringComparison.Ordinal);
    }

    private IRenderedComponent<ExampleShelf> Shelf(ActivityState state) =>
        Render<ExampleShelf>(p => p.Add(c => c.State, state).Add(c => c.Dispatch, _dispatched.Add));

    private IRenderedComponent<TopBar> TopBar() =>
        Render<TopBar>(p =>
            p.Add(c => c.State, _empty)
                .Add(c => c.IsProjected, false)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnProject, _ => { })
                .Add(c => c.OnTeach, () => { })
                .Add(c => c.OnRun, () => { })
                .Add(c => c.OnBrief, () => { })
        );

    private async Task<IRenderedComponent<LabelDialog>> LabelDialog()
    {
        var dialog = Render<LabelDialog>(p => p.Add(c => c.State, _empty).Add(c => c.Dispatch, _dispatched.Add));
        await dialog.InvokeAsync(() => dialog.Instance.Open(null));
        _page.TakeCalls();
        return dialog;
    }

    private IRenderedComponent<ReportView> Report()
    {
        var state = Steps(
            _empty,
            new ActivityAction.ShiftStarted(),
            new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id: 7), new(70), TimeSpan.Zero),
            new ActivityAction.PartEnded(new(7), PartOutcome.GoodShipped, TimeSpan.FromSeconds(9)),
            new ActivityAction.ShiftEnded()
        );
        return Render<ReportView>(p =>
            p.Add(c => c.State, state)
                .Add(c => c.Reporting, (Scene.Reporting)state.Scene)
                .Add(c => c.Dispatch, _dispatched.Add)
                .Add(c => c.OnTeach, (_, _) => { })
                .Add(c => c.OnRun, _ => { })
        );
    }

    private ActivityState Taught() =>
        Steps(
            _empty,
            new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id: 7), new(70), TimeSpan.Zero),
            new ActivityAction.PartLabelled(new(7), new(1))
        );

    private static ActivityState Steps(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
