using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>What helps a newcomer to see: the job before the work, a few tips, and a close look at a part.</summary>
public class GuideTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&view=none";

    // What a picture shows waits until the test lets it in: as long as the browser takes on a slow computer.
    private const string SlowPictures = """
        const held = [];
        const set = Element.prototype.setAttribute;
        Element.prototype.setAttribute = function (name, value) {
          if (this instanceof HTMLImageElement && name === "src" && value.startsWith("blob:"))
            held.push({ image: this, show: () => set.call(this, name, value) });
          else set.call(this, name, value);
        };
        window.letIn = async () => {
          while (!held.some(({ image }) => image.id === "camera-picture")) await new Promise(requestAnimationFrame);
          held.splice(0).forEach(({ show }) => show());
        };
        """;

    private const string Lens = """
        () => {
          const lens = document.querySelector(".loupe");
          const { x, y, width } = lens.getBoundingClientRect();
          const picture = document.querySelector("#camera-picture");
          const box = picture.getBoundingClientRect();
          const centre = { x: x + width / 2, y: y + width / 2 };
          // What of the picture is in the middle of the lens, drawn anew: of as many shown pixels as a sixth of the lens.
          const scale = 2.2, side = 24, across = side / scale / box.width * picture.naturalWidth;
          const at = (client, start, extent) => Math.min(Math.max((client - start) / extent, 0), 1) * picture.naturalWidth;
          const draw = (source, left, top, part) => {
            const canvas = new OffscreenCanvas(side, side);
            const context = canvas.getContext("2d");
            context.drawImage(source, left, top, part, part, 0, 0, side, side);
            return context.getImageData(0, 0, side, side).data;
          };
          const middle = lens.width / 2, part = side * devicePixelRatio;
          const shown = draw(lens, middle - part / 2, middle - part / 2, part);
          const wanted = (held) => draw(
            picture,
            at(held.x, box.left, box.width) - across / 2,
            at(held.y, box.top, box.height) - across / 2,
            across,
          );
          const difference = (a, b) => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;
          return { x: centre.x, y: centre.y, off: difference(shown, wanted(centre)), isEmpty: shown.every((value) => value === 0) };
        }
        """;

    private const string Boxes =
        "() => [...document.querySelectorAll('#camera-picture, .answers .answer, .acts button')].map((one) => JSON.stringify(one.getBoundingClientRect()))";

    private const string Under = """
        ([cover, selector]) => {
          const tip = document.querySelector(cover).getBoundingClientRect();
          return [...document.querySelectorAll(selector)]
            .filter((other) => {
              const box = other.getBoundingClientRect();
              return tip.left < box.right && box.left < tip.right && tip.top < box.bottom && box.top < tip.bottom;
            })
            .map((other) => `${innerWidth} x ${innerHeight}: ${other.id || other.className}`);
        }
        """;

    private static readonly TimeSpan LongerThanARest = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongerThanThePicture = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task The_job_is_said_first_goes_at_the_first_answer_and_comes_back_on_demand()
    {
        await using var visit = await Visit.BeginAsync(site, Rust, readsBrief: true);
        var (page, brief) = (visit.Page, visit.Page.Locator("#brief"));
        await Assertions.Expect(brief.GetByText("Goal: 9 of 10 parts sorted right.")).ToBeVisibleAsync();
        await Assertions.Expect(brief.Locator(".sample img")).ToHaveCountAsync(2); // A good one and a rusty one.
        await Assertions.Expect(page.Locator("body")).ToBeFocusedAsync(); // It came by itself, so it takes no keyboard.
        await visit.AssertAccessibleAsync("brief");

        await AnswersWakeAsync(page);
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(brief).ToHaveCountAsync(0);
        await visit.ExpectCountsAsync(1, 0);

        await page.GetByRole(AriaRole.Button, new() { Name = "The job" }).ClickAsync();
        await Assertions.Expect(brief.GetByRole(AriaRole.Heading, new() { Name = "Rusty gears" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(brief).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "The job" })).ToBeFocusedAsync();

        await page.GetByLabel("Level").SelectOptionAsync("gears");
        await Assertions.Expect(brief.Locator(".sample img")).ToHaveCountAsync(6); // A good one and the five faults.
        await Assertions.Expect(brief.GetByText("Chipped tooth")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    [Fault(58)]
    public async Task On_a_phone_the_job_has_the_window_to_itself_and_its_button_is_in_it()
    {
        await using var visit = await Visit.BeginAsync(
            site,
            "?level=gears-and-bolts&view=none",
            width: 390,
            height: 844,
            readsBrief: true
        );
        var page = visit.Page;
        await Assertions.Expect(page.Locator("#brief .sample img")).ToHaveCountAsync(11);

        await Assertions.Expect(page.Locator("#brief-close")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator(".panel")).ToBeHiddenAsync();
        await page.Locator("#brief-close").ClickAsync();
        await Assertions.Expect(page.Locator("#camera-picture")).ToBeInViewportAsync(new() { Ratio = 1 });
        visit.AssertClean();
    }

    [Fact]
    public async Task Tips_cover_neither_picture_nor_answers_and_that_they_were_seen_is_all_that_is_kept()
    {
        await using var visit = await Visit.BeginAsync(site, Rust);
        var (page, tip) = (visit.Page, visit.Page.Locator(".coach"));
        await AnswersWakeAsync(page);
        foreach (var (width, height) in new[] { (1366, 768), (820, 1180), (844, 390), (390, 844) })
        {
            await visit.ResizeAsync(width, height);
            await Assertions.Expect(tip).ToBeInViewportAsync(new() { Ratio = 1 });
            await AssertUncoveredAsync(page, ".coach", "#camera-picture, .answers .answer");
        }

        await visit.ResizeAsync(1366, 768);
        await visit.AssertKeepsNothingAsync();
        for (var place = 1; place <= 5; place++)
        {
            await Assertions.Expect(tip).ToContainTextAsync($"Tip {place} of 5");
            if (place == 5)
                await AssertRunIsUncoveredOnAPhoneAsync(visit);
            await page.Locator("#tip-next").ClickAsync();
        }

        await Assertions.Expect(tip).ToHaveCountAsync(0);
        await visit.AssertKeepsAsync("sortline.tips: done");

        await page.ReloadAsync();
        await AnswersWakeAsync(page);
        await Assertions.Expect(page.Locator("#brief")).ToHaveCountAsync(0); // The last that a tip would wait for.
        await Assertions.Expect(tip).ToHaveCountAsync(0);
        await TheRobotAsksAsync(visit);
        visit.AssertClean();
    }

    [Fact]
    public async Task Answers_sleep_until_the_picture_of_the_part_is_there()
    {
        await using var visit = await Visit.BeginAsync(
            site,
            $"{Rust}&key=1",
            before: page => page.AddInitScriptAsync(SlowPictures)
        );
        var page = visit.Page;
        for (var taught = 0; taught < 2; taught++)
        {
            await Assertions.Expect(page.Locator(".stage").GetByText("A part waits under the camera.")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("img#camera-picture")).ToHaveCountAsync(1); // It is being loaded.
            await Assertions.Expect(page.Locator("button.answer:disabled")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("button.skip")).ToBeDisabledAsync();
            Assert.Equal(0, await visit.Key.CountAsync()); // Nor is it said what nobody has seen.
            await page.Keyboard.PressAsync("1");
            await page.Keyboard.PressAsync("0");
            await visit.ExpectCountsAsync(taught, 0);

            await page.EvaluateAsync("() => letIn()");
            await AnswersWakeAsync(page);
            Assert.True(
                await page.Locator("#camera-picture")
                    .EvaluateAsync<bool>("picture => picture.complete && picture.naturalWidth === 448")
            );
            await page.Keyboard.PressAsync("1");
            await visit.ExpectCountsAsync(taught + 1, 0);
        }

        visit.AssertClean();
    }

    [Fact]
    [Fault(59)]
    public async Task A_loupe_follows_the_mouse_the_arrows_and_a_finger_that_rests_and_leaves_the_other_keys_alone()
    {
        await using var visit = await Visit.BeginAsync(site, Rust);
        var (page, loupe) = (visit.Page, visit.Page.Locator(".loupe"));
        var picture = page.GetByAltText("The part under the camera");
        await AnswersWakeAsync(page);

        await picture.HoverAsync(
            new()
            {
                Position = new() { X = 60, Y = 90 },
            }
        );
        await Assertions.Expect(loupe).ToBeVisibleAsync();
        var box = (await picture.BoundingBoxAsync())!;
        var (x, y) = await LensAsync(page);
        Assert.Equal((box.X + 60.0, box.Y + 90.0), (x, y), Near);
        await page.Mouse.MoveAsync(5, 5);
        await Assertions.Expect(loupe).ToHaveCountAsync(0);

        await picture.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(loupe).ToBeVisibleAsync();
        var before = await LensAsync(page);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        var after = await LensAsync(page);
        Assert.Equal((before.X + (box.Width / 16), before.Y - (box.Height / 16)), after, Near);
        await visit.ScreenshotAsync("loupe");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(loupe).ToHaveCountAsync(0);

        // A finger: what moves at once scrolls the page, what rests is given the lens, above itself.
        await TouchAsync(picture, new("touchstart", 100, 200), new("touchmove", 100, 150));
        await Task.Delay(LongerThanARest, TestContext.Current.CancellationToken);
        Assert.Equal(0, await loupe.CountAsync());
        await TouchAsync(picture, new("touchend"), new("touchstart", 100, 200));
        await loupe.WaitForAsync();
        await TouchAsync(picture, new Touch("touchmove", 120, 180));
        await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        var held = await LensAsync(page, isOverItsPlace: false);
        Assert.Equal(box.X + 120, held.X, 1.5);
        Assert.True(held.Y < box.Y + 180 - 60, $"The lens is at {held.Y}, under the finger at {box.Y + 180}.");
        await TouchAsync(picture, new Touch("touchend"));
        await Assertions.Expect(loupe).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("1");
        await visit.ExpectCountsAsync(1, 0);

        // The belt halts before the next part comes, and the picture of the last one has been given back: it is still to be seen.
        await AnswersWakeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await page.Keyboard.PressAsync("0");
        await Task.Delay(LongerThanThePicture, TestContext.Current.CancellationToken);
        await page.Locator("#camera-picture.is-past").HoverAsync();
        await LensAsync(page);
        visit.AssertClean();
    }

    // Wherever a learner has scrolled it to: low, or in the middle.
    private static async Task AssertRunIsUncoveredOnAPhoneAsync(Visit visit)
    {
        await visit.ResizeAsync(390, 844);
        foreach (var line in new[] { "end", "center" })
        {
            await visit.Page.Locator("#run-shift").EvaluateAsync("(run, block) => run.scrollIntoView({ block })", line);
            await AssertUncoveredAsync(visit.Page, ".coach", "#run-shift");
        }

        await visit.ResizeAsync(1366, 768);
    }

    // Who has read the tips is asked. Two labels for the same photo are a contradiction.
    private static async Task TheRobotAsksAsync(Visit visit)
    {
        var (page, asks) = (visit.Page, visit.Page.Locator("#asks"));
        for (var taught = 0; taught < 4; taught++)
        {
            await AnswersWakeAsync(page);
            await page.Keyboard.PressAsync(taught % 2 == 0 ? "1" : "2");
            await visit.ExpectCountsAsync((taught + 2) / 2, (taught + 1) / 2);
        }

        await AnswersWakeAsync(page);
        FilePayload photo = new()
        {
            Name = "table.jpg",
            MimeType = "image/jpeg",
            Buffer = Photos.Jpeg(isRound: true, seed: 1),
        };
        await page.SetInputFilesAsync("#photos-1", photo);
        await visit.ExpectCountsAsync(3, 2);
        await page.SetInputFilesAsync("#photos-2", photo);
        await visit.ExpectCountsAsync(3, 3);
        var before = await page.EvaluateAsync<string[]>(Boxes);

        await Assertions.Expect(asks).ToContainTextAsync("To me these two are the same picture", new() { Timeout = 60_000 });
        Assert.Equal(before, await page.EvaluateAsync<string[]>(Boxes)); // Nothing has moved.
        await visit.AssertAccessibleAsync("a question");
        foreach (var (width, height) in new[] { (390, 844), (820, 1180), (844, 390), (1366, 768) })
        {
            await visit.ResizeAsync(width, height);
            await visit.ScreenshotAsync($"question-{width}");
            await AssertUncoveredAsync(page, "#asks", "#camera-picture, .answers .answer, .acts button");
        }

        await asks.GetByRole(AriaRole.Button, new() { Name = "Both are Bad" }).ClickAsync();
        await Assertions.Expect(asks).ToHaveCountAsync(0);
        await visit.ExpectCountsAsync(2, 4);
    }

    private static async Task AssertUncoveredAsync(IPage page, string cover, string others) =>
        Assert.Empty(await page.EvaluateAsync<string[]>(Under, new[] { cover, others }));

    private static Task AnswersWakeAsync(IPage page) =>
        Assertions.Expect(page.Locator("button.answer:enabled")).ToHaveCountAsync(2, new() { Timeout = 60_000 });

    // In one go: how long a touch rests is what it is about.
    private static async Task TouchAsync(ILocator picture, params Touch[] touches) =>
        await picture.EvaluateAsync(
            """
            (target, all) => {
              const { left, top } = target.getBoundingClientRect();
              for (const { type, x, y } of all) {
                const touches = type === "touchend" ? [] : [new Touch({ identifier: 1, target, clientX: left + x, clientY: top + y })];
                target.dispatchEvent(new TouchEvent(type, { touches, bubbles: true, cancelable: true }));
              }
            }
            """,
            touches.Select(touch => new
            {
                type = touch.Type,
                x = touch.X,
                y = touch.Y,
            })
        );

    private sealed record Touch(string Type, double X = 0, double Y = 0);

    private static bool Near((double X, double Y) one, (double X, double Y) other) =>
        Math.Abs(one.X - other.X) < 1.5 && Math.Abs(one.Y - other.Y) < 1.5;

    /// <summary>Where the middle of the lens is. What it shows has to be the picture itself, at least 2.2 times as large.</summary>
    private static async Task<(double X, double Y)> LensAsync(IPage page, bool isOverItsPlace = true)
    {
        var lens = await page.EvaluateAsync<JsonElement>(Lens);
        Assert.False(lens.GetProperty("isEmpty").GetBoolean());
        if (isOverItsPlace)
            Assert.InRange(lens.GetProperty("off").GetDouble(), 0, 6);
        return (lens.GetProperty("x").GetDouble(), lens.GetProperty("y").GetDouble());
    }
}
