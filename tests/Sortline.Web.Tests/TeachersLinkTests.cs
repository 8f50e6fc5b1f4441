using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Texts;

namespace Sortline.Web.Tests;

/// <summary>The whole page, opened by a link of a teacher's.</summary>
public class TeachersLinkTests : BunitContext
{
    private readonly FakePage _page = new();
    private Store _store = null!;

    [Theory]
    [InlineData("levels")]
    [InlineData("projects")]
    [InlineData("teachers")]
    public void A_locked_link_opens_the_belt_whatever_list_it_names(string mode)
    {
        var app = Open($"?level=gears&seed=7&lock=1&mode={mode}");

        Assert.NotEmpty(app.FindAll(".panel"));
        Assert.Equal(("gears", 7UL, false), (_store.State.Level.Id, _store.State.Seed, _store.State.IsCovered));
        Assert.Null(_store.State.Notice);
    }

    [Fact]
    public async Task Back_in_the_browser_leads_to_no_other_level_and_the_address_still_locks()
    {
        var app = Open("?level=gears&seed=7&lock=1");

        await app.InvokeAsync(() => _page.GoBackTo("http://127.0.0.1/?level=rust&seed=3"));
        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.MapOpened()));

        app.WaitForElement("[role=alert] > .banner");
        Assert.Equal(("gears", 7UL), (_store.State.Level.Id, _store.State.Seed));
        Assert.DoesNotContain(_page.TakeCalls(), call => call.Contains("rust", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_quiz_comes_before_the_job_and_once_it_is_skipped_the_job_is_there()
    {
        var app = Open("?level=gears&seed=7&quiz=1");
        Assert.NotEmpty(app.FindAll(".quiz"));
        Assert.Empty(app.FindAll(".brief, .panel"));
        Assert.True(app.Find("section.line").HasAttribute("inert"));

        await app.InvokeAsync(() => app.Find("#quiz-skip").Click());

        app.WaitForElement(".brief");
        Assert.Empty(app.FindAll(".quiz"));
        Assert.Equal(QuizAnswers.Skipped, _store.State.Quiz.Before);
    }

    [Fact]
    public async Task Teach_in_the_bar_skips_the_quiz_too_and_leaves_the_notes()
    {
        var app = Open("?level=gears&seed=7&quiz=1");

        await app.InvokeAsync(() => app.Find(".modes button").Click());

        app.WaitForElement(".panel");
        await app.InvokeAsync(() => _store.Dispatch(new ActivityAction.TeachersNotesOpened()));
        app.WaitForElement(".teachers");
        await app.InvokeAsync(() => app.Find(".modes button").Click());
        app.WaitForElement(".panel");
        Assert.False(_store.State.IsCovered);
    }

    [Fact]
    public void A_link_leads_to_the_notes_for_teachers()
    {
        var app = Open("?mode=teachers");

        app.WaitForElement(".teachers");
        Assert.Equal("http://localhost/?level=rust&seed=1&lock=1&quiz=1", app.Find("#link-made").GetAttribute("value"));
    }

    // As Program.cs opens it.
    private IRenderedComponent<App> Open(string query)
    {
        var link = ActivityLink.Parse($"http://127.0.0.1/{query}");
        _store = new(ActivityState.Open(link.Level, link.Seed) with { IsLocked = link.IsLocked, WantsQuiz = link.AsksQuiz });
        Services.AddSingleton<IPage>(_page);
        Services.AddSingleton<IPictures>(new NumberedPictures());
        Services.AddSingleton<IUpdates>(new FakeUpdates());
        Services.AddSingleton(TextCatalogues.English);
        Services.AddSingleton(_store);
        Services.AddSingleton(link);
        Services.AddSingleton<IFactoryCanvas>(new FakeCanvas());
        return Render<App>();
    }
}
