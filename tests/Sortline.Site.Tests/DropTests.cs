namespace Sortline.Site.Tests;

/// <summary>Photos that are dropped on the page or pasted into it.</summary>
public class DropTests(PublishedSite site)
{
    private const string Give = """
        ({ type, name, bytes }) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type: "image/jpeg" }));
          const event =
            type === "paste"
              ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
              : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
          document.body.dispatchEvent(event);
          return event.defaultPrevented;
        }
        """;

    [Theory]
    [InlineData("drop")]
    [InlineData("paste")]
    public async Task A_photo_becomes_an_example_of_the_label_that_is_chosen_or_is_asked_about(string type)
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 1, byKeyboard: true);

        await GiveAsync("round.jpg", isRound: true);
        await page.Locator("#drop-dialog .answer").GetByText("Bad").ClickAsync();
        await visit.ExpectCountsAsync(1, 2);

        await GiveAsync("square.jpg", isRound: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "What is this?" }).ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] meter")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await visit.AssertAccessibleAsync($"{type}: what is this?");
        await visit.ScreenshotAsync($"what-is-this-{type}");
        await page.Keyboard.PressAsync("Escape");
        await visit.ExpectCountsAsync(1, 2);
        visit.AssertClean();

        Task GiveAsync(string name, bool isRound) => DropTests.GiveAsync(page, type, name, Photos.Jpeg(isRound, seed: 5));
    }

    /// <summary>Drops a photo on a page, or pastes it into it.</summary>
    internal static async Task GiveAsync(IPage page, string type, string name, byte[] photo) =>
        Assert.True(
            await page.EvaluateAsync<bool>(
                Give,
                new
                {
                    type,
                    name,
                    bytes = Convert.ToBase64String(photo),
                }
            )
        );
}
