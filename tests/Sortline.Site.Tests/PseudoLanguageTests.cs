namespace Sortline.Site.Tests;

/// <summary>In the pseudo-language every sentence of the catalogue has marks on its letters: one without is not in the catalogue.</summary>
public class PseudoLanguageTests(PublishedSite site)
{
    private const string Link = "?lang=qps&level=rust&seed=2&key=1&view=none";

    private static readonly string[] Given =
    [
        "Sortline", // The product's name.
        "essay.docx",
        "notes.txt",
        "group1-shard1of1.bin", // What did not arrive.
    ];

    // What can be read, and what is only read aloud. Of keys the names are those on the keyboard.
    private const string PlainEnglish = """
        (given) => {
          const found = [];
          const look = (where, text) => {
            const own = given.reduce((rest, word) => rest.replaceAll(word, ""), text ?? "");
            if (/[A-Za-z]{3}/.test(own)) found.push(`${where}: ${text.trim()}`);
          };
          look("title", document.title);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const parent = texts.currentNode.parentElement;
            if (!parent.closest("script, style, noscript, kbd")) look(parent.tagName.toLowerCase(), texts.currentNode.data);
          }
          for (const name of ["alt", "title", "aria-label", "aria-description", "placeholder"])
            for (const element of document.querySelectorAll(`[${name}]`)) look(name, element.getAttribute(name));
          return found;
        }
        """;

    private const string TooWide = """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [
          "the page scrolls sideways",
          ...[...document.querySelectorAll("main *, header *")]
            .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
            .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
        ]
        """;

    // A photo is unpacked when the test says so.
    private const string SlowPhotos = """
        const unpack = createImageBitmap;
        globalThis.createImageBitmap = (...photo) => new Promise((go) => (globalThis.letGo = () => go(unpack(...photo))));
        """;

    [Fact]
    public async Task While_teaching_there_is_no_plain_English()
    {
        await using var visit = await BeginAsync(Link);
        var page = visit.Page;
        await AssertTranslatedAsync(visit, "nothing taught");
        Assert.Equal("qps", await page.EvaluateAsync<string>("document.documentElement.lang"));

        await page.Locator(".menu .quiet").Last.ClickAsync();
        await AssertTranslatedAsync(visit, "help");
        await page.Keyboard.PressAsync("Escape");

        await TeachAsync(visit, each: 1);
        await AssertTranslatedAsync(visit, "two labels");
        await AssertLabelDialogTranslatedAsync(visit);

        await TeachAsync(visit, each: 8);
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li").First).ToBeVisibleAsync();
        await visit.LookInsideAsync();
        await Assertions.Expect(page.Locator(".ways .way-score:not(.is-stale)").First).ToBeVisibleAsync();
        await AssertTranslatedAsync(visit, "guessing");
        await AssertFitsAsync(visit, "teach");

        await page.Locator(".thumbnail").First.ClickAsync();
        await Assertions.Expect(page.Locator("#example-dialog[open]")).ToBeVisibleAsync();
        await AssertTranslatedAsync(visit, "example");
        await page.Keyboard.PressAsync("Escape");

        await TeachOneWrongAsync(visit);
        await page.Locator("#hints").ClickAsync();
        await AssertTranslatedAsync(visit, "hints");
        await page.Keyboard.PressAsync("Escape");
        visit.AssertClean();
    }

    [Fact]
    public async Task In_a_shift_and_its_report_there_is_no_plain_English()
    {
        await using var visit = await BeginAsync(Link);
        var page = visit.Page;
        await page.Locator("#run-shift").ClickAsync();
        await AssertTranslatedAsync(visit, "before a shift");
        await visit.ChooseShiftAsync(parts: 20, speed: 0.4); // No longer than need be.
        await Assertions.Expect(page.Locator(".decisions li.is-escape").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await AssertTranslatedAsync(visit, "shift, nothing taught");
        await page.Locator("#finish").ClickAsync();

        await Assertions.Expect(page.Locator("#report-heading")).ToBeVisibleAsync(new() { Timeout = 300_000 });
        await Assertions.Expect(page.Locator(".gallery li").First).ToBeVisibleAsync();
        await AssertTranslatedAsync(visit, "report");
        await AssertFitsAsync(visit, "report");

        await page.Locator(".modes button").First.ClickAsync();
        await TeachAsync(visit, each: 3);
        await visit.StartShiftAsync(parts: 20, speed: 0.4);
        await Assertions.Expect(page.Locator(".guess .bars")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await AssertTranslatedAsync(visit, "shift");
        await page.Locator(".modes button").First.ClickAsync();
        await AssertTranslatedAsync(visit, "stop the shift?");
        await page.Keyboard.PressAsync("Escape");
        await AssertFitsAsync(visit, "shift");
        await page.Locator("#finish").ClickAsync();

        await Assertions.Expect(page.Locator("#report-heading")).ToBeVisibleAsync(new() { Timeout = 300_000 });
        await Assertions.Expect(page.Locator(".scores tr.main td")).ToHaveCountAsync(2); // Before and now.
        await AssertTranslatedAsync(visit, "report, again");
        await AssertFitsAsync(visit, "report-again");
        visit.AssertClean();
    }

    [LongFact]
    public async Task Refusals_and_faults_are_no_plain_English()
    {
        await using var visit = await BeginAsync(Link, before: page => page.AddInitScriptAsync(SlowPhotos));
        var (page, banner) = (visit.Page, visit.Page.Locator(".banner"));
        await page.SetInputFilesAsync("#project-file", File("essay.docx", "PK not really"u8));
        await Assertions.Expect(banner).ToContainTextAsync("essay.docx");
        await AssertTranslatedAsync(visit, "refused project");
        await page.SetInputFilesAsync("#photos-1", File("notes.txt", "Dear diary"u8));
        await Assertions.Expect(banner).ToContainTextAsync("notes.txt");
        await AssertTranslatedAsync(visit, "refused photo");
        await page.SetInputFilesAsync("#photos-1", File("a.jpg", Photos.Jpeg(isRound: true, seed: 1)));
        await Assertions.Expect(page.Locator(".file-work progress")).ToBeVisibleAsync();
        await AssertTranslatedAsync(visit, "photos under way");
        await page.EvaluateAsync("() => letGo()");
        await Assertions.Expect(page.Locator(".thumbnail")).ToHaveCountAsync(1);
        visit.AssertClean();

        await using var blind = await Visit.BeginAsync(
            site,
            Link,
            before: page =>
                page.Context.RouteAsync(
                    "**/models/**/*.bin",
                    route => route.FulfillAsync(new() { Status = 200, Body = "<html>Please log in</html>" })
                )
        );
        await Assertions.Expect(blind.Page.Locator(".backbone.is-failed")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await AssertTranslatedAsync(blind, "no backbone");

        await using var without = await Visit.BeginAsync(
            site,
            "?lang=qps&level=%E2%84%961",
            before: page => page.AddInitScriptAsync("HTMLCanvasElement.prototype.getContext = () => null")
        );
        await Assertions.Expect(without.Page.Locator(".banner")).ToHaveCountAsync(2); // No such level, and no graphics.
        await AssertTranslatedAsync(without, "wrong link");
    }

    private async Task<Visit> BeginAsync(string link, Func<IPage, Task>? before = null)
    {
        var visit = await Visit.BeginAsync(site, link, before: before);
        await Assertions.Expect(visit.Page.Locator(".backbone.is-ready")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.NextPartAsync();
        return visit;
    }

    // The ready labels are named in the language of the page: they are known by their places.
    private static async Task TeachAsync(Visit visit, int each)
    {
        var page = visit.Page;
        var last = -1;
        while (await CountAsync(0) < each || await CountAsync(1) < each)
        {
            (last, var isDefective) = await visit.NextPartAsync(last);
            var at = isDefective ? 1 : 0;
            var taught = await CountAsync(at);
            await page.Keyboard.PressAsync(
                taught >= each ? "0"
                : isDefective ? "2"
                : "1"
            );
            if (taught < each)
                await Assertions.Expect(page.Locator(".answers .count").Nth(at)).ToContainTextAsync($"{taught + 1}");
        }

        await visit.NextPartAsync(last);

        async Task<int> CountAsync(int label) =>
            int.Parse(
                (await page.Locator(".tray-count").Nth(label).InnerTextAsync()).Trim(),
                System.Globalization.CultureInfo.InvariantCulture
            );
    }

    private static async Task TeachOneWrongAsync(Visit visit)
    {
        var last = -1;
        for (var isTaught = false; !isTaught; )
        {
            (last, isTaught) = await visit.NextPartAsync(last);
            await visit.Page.Keyboard.PressAsync(isTaught ? "1" : "0");
        }

        await Assertions.Expect(visit.Page.Locator("#hints")).ToBeVisibleAsync();
    }

    private static async Task AssertLabelDialogTranslatedAsync(Visit visit)
    {
        var page = visit.Page;
        var dialog = page.Locator("#label-dialog");
        await page.Locator(".shelf-head > button.quiet:has(.icon-plus)").ClickAsync();
        await dialog.Locator("[type=submit]").ClickAsync(); // Without a name.
        await Assertions.Expect(dialog.Locator(".fault")).Not.ToBeEmptyAsync();
        await AssertTranslatedAsync(visit, "new label");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator(".tray h3 > button").First.ClickAsync();
        await dialog.Locator("button.danger").First.ClickAsync();
        await Assertions.Expect(dialog.Locator(".confirm")).ToBeVisibleAsync();
        await AssertTranslatedAsync(visit, "label");
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task AssertTranslatedAsync(Visit visit, string state)
    {
        await visit.ScreenshotAsync($"qps-{state.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}");
        var found = await visit.Page.EvaluateAsync<string[]>(PlainEnglish, Given);

        Assert.True(found.Length == 0, $"{state}: not in the catalogue: {string.Join("; ", found)}");
    }

    // Sentences that are a third longer push nothing off the screen.
    private static async Task AssertFitsAsync(Visit visit, string state)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 844), (320, 640) })
        {
            await visit.ResizeAsync(width, height);
            var wide = await visit.Page.EvaluateAsync<string[]>(TooWide);
            Assert.True(wide.Length == 0, $"{state} at {width} pixels: {string.Join("; ", wide)}");
            await visit.ScreenshotAsync($"qps-{state}-{width}");
        }

        await visit.ResizeAsync(1366, 768);
    }

    private static FilePayload File(string name, ReadOnlySpan<byte> content) =>
        new()
        {
            Name = name,
            MimeType = "",
            Buffer = content.ToArray(),
        };
}
