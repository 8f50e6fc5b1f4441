using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>A first shift goes badly, its mistakes become examples, and the very same shift goes better.</summary>
public class RunAgainTests(PublishedSite site)
{
    [Fact]
    public async Task Mistakes_become_examples_and_the_same_shift_is_compared_before_and_after()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=5&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();

        // Nothing is taught: the friendly word, every part passes, every rusty gear is a mistake.
        await visit.StartShiftAsync(speed: 0.4); // Two shifts: no longer than need be.
        await Assertions.Expect(page.GetByText("Nothing learned yet: every part passes.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".decisions li.is-escape").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.AssertAccessibleAsync("run");
        await visit.ScreenshotAsync("run-nothing-learned");
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();

        // Before anything is explained, the learner does.
        await Assertions.Expect(page.GetByText("Why do you think it missed this one?")).ToBeVisibleAsync();
        await page.GetByLabel("It never saw one like it").CheckAsync();
        await page.GetByLabel("In your own words").FillAsync("I showed it nothing.");
        await page.Keyboard.PressAsync("Tab");
        await visit.AssertAccessibleAsync("report with a question");
        using var before = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        var why = before.RootElement.GetProperty("why");
        Assert.Equal(
            ("NeverSeen", "I showed it nothing."),
            (why.GetProperty("cause").GetString(), why.GetProperty("text").GetString())
        );

        await LookHowItHappenedAsync(visit);

        var mistakes = page.Locator(".gallery li");
        var count = await mistakes.CountAsync();
        for (var i = 0; i < Math.Min(count, 6); i++)
            await mistakes.Nth(i).GetByRole(AriaRole.Button, new() { Name = "Bad" }).ClickAsync();
        await Assertions.Expect(page.Locator(".gallery [aria-pressed=true]")).ToHaveCountAsync(Math.Min(count, 6));

        // Good ones are not among the mistakes yet: teach some by hand.
        await page.GetByRole(AriaRole.Button, new() { Name = "Teach more" }).ClickAsync();
        await visit.TeachAsync(each: 6, byKeyboard: true);
        await visit.StartShiftAsync(speed: 0.4);
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("take it off", new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await visit.ScreenshotAsync("run");
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
        await visit.ScreenshotAsync("report-before-after");
        await Assertions.Expect(page.Locator(".again-summary")).ToContainTextAsync("went better");
        await Assertions.Expect(page.Locator(".again-table tr.is-better").First).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync("before and after");
        using var after = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        var csv = await visit.SaveAsync("Save as CSV");

        Assert.Equal(Truths(before), Truths(after));
        Assert.True(Score(after) > Score(before), $"before {Score(before)}, after {Score(after)}");
        await Assertions.Expect(page.Locator(".scores tr.main td").First).ToHaveTextAsync(Shown(Score(before)));
        await Assertions.Expect(page.Locator(".scores tr.main td").Last).ToHaveTextAsync(Shown(Score(after)));
        Assert.Equal(41, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        visit.AssertClean();
    }

    // In words, as nothing is drawn here: what happened, moment by moment, and the right label.
    private static async Task LookHowItHappenedAsync(Visit visit)
    {
        var page = visit.Page;
        var opener = page.Locator(".gallery .show-clip").First;
        await opener.ClickAsync();
        await Assertions.Expect(page.Locator("#clip-title")).ToBeFocusedAsync();
        var now = page.Locator(".player-now");
        await Assertions.Expect(now).ToHaveTextAsync("It falls off the end of the belt: shipped.", new() { Timeout = 60_000 });
        await page.Locator("#clip-moment").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(now).ToContainTextAsync("on its way to the camera");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("#clip-moment")).ToHaveJSPropertyAsync("value", "1");
        await page.Locator(".clip .chip", new() { HasText = "Bad" }).ClickAsync();
        await Assertions.Expect(page.Locator("#clip-run-again")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync("how a mistake happened");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".clip")).ToHaveCountAsync(0);
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    private static IEnumerable<string?> Truths(JsonDocument report) =>
        report.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("truth").GetString());

    private static string Shown(int score) => $"{score}".Replace('-', '−');

    private static int Score(JsonDocument report) => report.RootElement.GetProperty("summary").GetProperty("score").GetInt32();
}
