using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Messages;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

/// <summary>A new version is offered when nothing is under way, and nobody is made to take it.</summary>
public class UpdateNoticeTests : BunitContext
{
    private readonly FakeUpdates _updates = new();
    private readonly ActivityState _ready = ActivityState.Open(LevelList.All[0], 1) with
    {
        Backbone = new BackboneStatus.Ready(),
    };

    public UpdateNoticeTests()
    {
        Services.AddSingleton<IUpdates>(_updates);
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void The_site_is_kept_once_and_only_when_the_network_is_there()
    {
        var notice = Show(_ready with { Backbone = new BackboneStatus.Loading(1, 2) });
        Assert.Equal(0, _updates.Kept);

        notice.Render(parameters => parameters.Add(one => one.State, _ready));
        notice.Render(parameters => parameters.Add(one => one.State, _ready with { Seed = 2 }));

        Assert.Equal(1, _updates.Kept);
    }

    [Fact]
    public async Task A_new_version_comes_when_it_is_wanted()
    {
        var notice = Show(_ready);
        await TellAsync(notice, UpdateNews.Ready);

        Assert.Equal(0, _updates.Used);
        await notice.Find("#update-use").ClickAsync(new());

        Assert.Equal(1, _updates.Used);
    }

    [Fact]
    public async Task It_goes_away_for_whoever_wants_it_later()
    {
        var notice = Show(_ready);
        await TellAsync(notice, UpdateNews.Ready);

        await notice.Find("#update-later").ClickAsync(new());

        Assert.Empty(notice.FindAll("button"));
        Assert.Equal(0, _updates.Used);
    }

    [Fact]
    public async Task It_waits_until_a_shift_has_ended_and_other_words_are_read()
    {
        var notice = Show(_ready with { Scene = new Scene.Running(20, []) });
        await TellAsync(notice, UpdateNews.Ready);
        Assert.Empty(notice.FindAll("button"));

        notice.Render(parameters =>
            parameters.Add(one => one.State, _ready with { Notice = Notice.Warning(Message.Of("page.replay")) })
        );
        Assert.Empty(notice.FindAll("button"));

        notice.Render(parameters => parameters.Add(one => one.State, _ready));
        Assert.NotNull(notice.Find("#update-use"));
    }

    [Fact]
    public async Task While_another_tab_uses_the_old_one_it_says_so()
    {
        _updates.HasOtherTabs = true;
        var notice = Show(_ready);
        await TellAsync(notice, UpdateNews.Ready);

        await notice.Find("#update-use").ClickAsync(new());

        Assert.Contains("Close the other tab first", notice.Markup, StringComparison.Ordinal);
        Assert.Equal(0, _updates.Used);
    }

    [Fact]
    public async Task A_page_that_was_left_with_the_old_version_says_so_even_during_a_shift()
    {
        var notice = Show(_ready with { Scene = new Scene.Running(20, []) });
        await TellAsync(notice, UpdateNews.Replaced);

        await notice.Find("#update-load").ClickAsync(new());

        Assert.Equal(1, _updates.Loaded);
    }

    private IRenderedComponent<UpdateNotice> Show(ActivityState state) =>
        Render<UpdateNotice>(parameters => parameters.Add(one => one.State, state));

    private Task TellAsync(IRenderedComponent<UpdateNotice> notice, UpdateNews news) =>
        notice.InvokeAsync(() => _updates.Tell(news));
}
