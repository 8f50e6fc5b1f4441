namespace Sortline.Site.Tests;

/// <summary>Whoever wants no motion, has fingers alone, or calls a label what a program calls its own things.</summary>
public class EverybodyTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    // WCAG 2.2, 2.5.8: a target has 24 pixels each way, unless it is within a sentence.
    private const int LeastTarget = 24;

    [Fact]
    [Fault(55)]
    public async Task Where_no_motion_is_wanted_nothing_flies_or_flashes_and_the_belt_goes_part_by_part()
    {
        await using var visit = await Visit.BeginAsync(
            site,
            Rust,
            before: page => page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce })
        );
        var page = visit.Page;
        await page.EvaluateAsync(
            """
            () => {
              window.moved = [];
              const animate = Element.prototype.animate;
              Element.prototype.animate = function (...passed) {
                moved.push(this.className || this.nodeName);
                return animate.apply(this, passed);
              };
              for (const kind of ["animationend", "transitionend"])
                addEventListener(kind, (event) => { if (event.elapsedTime > 0.01) moved.push(`${kind} ${event.target.className}`); }, true);
            }
            """
        );
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 2, byKeyboard: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var (id, _) = await visit.NextPartAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Go on" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "One part" }).ClickAsync();
        await visit.NextPartAsync(after: id);

        Assert.Empty(await page.EvaluateAsync<string[]>("moved"));
        visit.AssertClean();
    }

    [Fact]
    [Fault(59)]
    public async Task A_finger_that_taps_does_all_that_there_is_to_do_and_finds_what_it_aims_at()
    {
        await using var visit = await Visit.BeginAsync(site, Rust, width: 390, height: 844, hasTouch: true);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        for (var (part, last) = (0, -1); part < 4; part++)
        {
            (last, var isBad) = await visit.NextPartAsync(last);
            await page.Locator($".panel button.answer:not([disabled]):has(kbd:text-is('{(isBad ? 2 : 1)}'))").TapAsync();
        }

        // What can be dropped on the page can also be chosen.
        foreach (var chooser in new[] { "#photos-1", "#project-file" })
            Assert.Equal("file", await page.Locator(chooser).GetAttributeAsync("type"));
        var taught = await page.Locator(".tray .thumbnail").CountAsync();
        await page.Locator(".tray .thumbnail").First.TapAsync();
        await AssertTargetsAsync(visit, "an example");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete this picture" }).TapAsync();
        await Assertions.Expect(page.Locator(".tray .thumbnail")).ToHaveCountAsync(taught - 1);
        await AssertTargetsAsync(visit, "teaching");

        await page.Locator("#run-shift").TapAsync();
        await page.Locator("#shift-dialog input[name=length]").First.CheckAsync();
        await AssertTargetsAsync(visit, "before a shift");
        await page.Locator("#start-shift").TapAsync();
        await page.Locator("#finish").TapAsync();
        await visit.ShiftEndsAsync();
        await AssertTargetsAsync(visit, "the report");
        visit.AssertClean();
    }

    [LongFact]
    [Fault(12, 13)]
    public async Task A_label_may_be_called_what_a_program_calls_its_own_things()
    {
        string[] names = ["__proto__", "<img src=x onerror=alert(1)>"];
        await using var visit = await Visit.BeginAsync(site, Rust);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 2, byKeyboard: true);
        foreach (var (label, name) in new[] { "Good", "Bad" }.Zip(names))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = $"Edit label {label}", Exact = true }).ClickAsync();
            await page.GetByLabel("Name").FillAsync(name);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator(".answers")).ToContainTextAsync(name);
        }

        await visit.NextPartAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);
        var file = await visit.DownloadAsync("Save the brain");
        await page.SetInputFilesAsync("#project-file", file);
        await Assertions.Expect(page.Locator(".banner")).ToContainTextAsync("4 examples of 2 labels");

        var inspected = await Cli.Tests.CommandLine.RunAsync("inspect", file, "--json");
        Assert.Equal(0, inspected.ExitCode);
        Assert.Equal(
            names,
            inspected.Json.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("name").GetString())
        );
        visit.AssertClean();
    }

    [Fact]
    [Fault(56, 58)]
    public async Task A_long_notice_in_large_type_on_a_phone_can_be_read_and_put_away_by_keyboard()
    {
        await using var visit = await Visit.BeginAsync(site, $"{Rust}&projector=1", width: 390, height: 844);
        var (page, banner) = (visit.Page, visit.Page.Locator(".banner"));
        await visit.NextPartAsync();
        await page.SetInputFilesAsync(
            "#project-file",
            new FilePayload
            {
                Name = "an essay with a name that is rather long.docx",
                MimeType = "text/plain",
                Buffer = "Dear diary"u8.ToArray(),
            }
        );
        await Assertions.Expect(banner).ToContainTextAsync("nothing was changed");
        Assert.True(
            await banner.EvaluateAsync<bool>("banner => banner.scrollHeight > banner.clientHeight"),
            "It does not scroll."
        );

        await visit.ScreenshotAsync("banner-projector-390");
        await visit.AssertAccessibleAsync("a long notice");
        await Assertions.Expect(banner.GetByRole(AriaRole.Button)).ToBeInViewportAsync(new() { Ratio = 1 });
        await banner.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.WaitForFunctionAsync("() => document.querySelector('.banner').scrollTop > 0");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(banner).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    private static async Task AssertTargetsAsync(Visit visit, string state)
    {
        var small = await visit.Page.EvaluateAsync<string[]>(
            """
            (least) => [...document.querySelectorAll("button, a[href], select, input, summary")]
              .map((target) => target.closest("label") ?? target)
              .filter((target) => target.checkVisibility() && !target.closest("p"))
              .map((target) => ({ target, box: target.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
              .map(({ target, box }) => `${target.outerHTML.slice(0, 120)}: ${box.width} x ${box.height}`)
            """,
            LeastTarget
        );
        Assert.True(small.Length == 0, $"{state}: {string.Join('\n', small)}");
    }
}
