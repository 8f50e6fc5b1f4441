using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Web.Components.Shared;

namespace Sortline.Web.Tests;

/// <summary>A small picture, whose address takes its time, or never comes.</summary>
public class ThumbnailTests : BunitContext
{
    private readonly NumberedPictures _pictures = new() { Delay = new() };

    public ThumbnailTests()
    {
        Services.AddSingleton<IPictures>(_pictures);
        Services.AddSingleton(TextCatalogues.English);
    }

    [Fact]
    public void A_place_waits_for_the_address_of_its_picture()
    {
        var thumbnail = Thumbnail();
        Assert.NotNull(thumbnail.Find(".is-waiting"));

        _pictures.Delay!.SetResult();

        thumbnail.WaitForAssertion(() => Assert.Equal("picture:7", thumbnail.Find("img").GetAttribute("src")));
    }

    [Fact]
    public async Task A_picture_that_was_let_go_meanwhile_breaks_nothing_around_it()
    {
        var thumbnail = Thumbnail();

        _pictures.Delay!.SetException(new InvalidOperationException("There is no picture 7."));
        await Task.Yield();

        Assert.NotNull(thumbnail.Find(".is-waiting"));
        Assert.False(Renderer.UnhandledException.IsCompleted);

        _pictures.Delay = null; // Another one comes into its place.
        thumbnail.Render(p => p.Add(c => c.Picture, new PictureId(8)));
        thumbnail.WaitForAssertion(() => Assert.Equal("picture:8", thumbnail.Find("img").GetAttribute("src")));
    }

    private IRenderedComponent<Thumbnail> Thumbnail() => Render<Thumbnail>(p => p.Add(c => c.Picture, new PictureId(7)));
}
