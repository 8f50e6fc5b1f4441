using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sortline.Site.Tests;

/// <summary>What has to be on the first screen is there on every screen, and the line keeps its size.</summary>
public class ScreenTests(PublishedSite site)
{
    private static readonly (int Width, int Height)[] Screens =
    [
        (390, 844),
        (844, 390),
        (820, 1180),
        (1366, 768),
        (1920, 1080),
        (683, 384), // 1366 x 768 at 200 %.
    ];

    /// <summary>The picture is at least so wide: all of a phone but its margins, half a tablet, and as the larger screens allow.</summary>
    private static readonly Dictionary<int, int> PictureWidths = new()
    {
        [390] = 360,
        [820] = 409,
        [1366] = 280,
        [1920] = 420,
    };

    [Fact]
    [Fault(58)]
    public async Task While_teaching_and_in_a_shift_the_picture_the_answers_and_the_line_are_on_the_first_screen()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        await visit.TeachAsync(each: 2, byKeyboard: true);
        await visit.NextPartAsync();
        await AssertOnScreenAsync(visit, "teach", "#camera-picture", ".answers .answer", ".stage");

        await visit.StartShiftAsync(parts: 20);
        await visit.Page.Locator(".verdict:not(.label-none)").WaitForAsync();
        await visit.Page.Keyboard.PressAsync(" "); // What is measured is not to be replaced meanwhile.
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" })).ToBeVisibleAsync();
        await AssertOnScreenAsync(visit, "run", "#camera-picture", ".verdict", "#no", ".stage");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("scrollY"));
        visit.AssertClean();
    }

    [Fact]
    [Fault(58)]
    public async Task Type_for_a_projector_is_twice_as_large_and_all_of_it_is_still_there()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        var before = await TypeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Large type" }).ClickAsync();

        Assert.Equal(2 * before, await TypeAsync(), 1);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("projector=1"));
        await visit.NextPartAsync();
        await page.Locator("img#camera-picture").WaitForAsync();
        foreach (var one in new[] { "#camera-picture", ".answers .answer", ".stage" })
            await AssertInWindowAsync(visit, "projector", one, 1366, 768);
        await visit.ScreenshotAsync("screen-projector");
        visit.AssertClean();

        Task<double> TypeAsync() => page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.documentElement).fontSize)");
    }

    [LongFact]
    [Fault(58)]
    public async Task Nine_labels_with_names_of_twenty_letters_can_be_read()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.NextPartAsync();
        for (var i = 3; i <= 9; i++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a label" }).ClickAsync();
            await page.GetByLabel("Name").FillAsync($"Scratched on side n{i}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        }

        await Assertions.Expect(page.Locator(".answers .answer")).ToHaveCountAsync(9);
        foreach (var (width, height) in new[] { (1366, 768), (390, 844), (820, 1180) })
        {
            await visit.ResizeAsync(width, height);
            await visit.ScreenshotAsync($"nine-labels-{width}");
            var cut = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll(".answers .answer bdi, .tray h3 bdi")]
                  .filter((name) => name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 2)
                  .map((name) => `${name.textContent}: ${name.scrollWidth} x ${name.scrollHeight} in ${name.clientWidth} x ${name.clientHeight}`)
                """
            );
            Assert.True(cut.Length == 0, $"At {width} pixels: {string.Join("; ", cut)}");
        }

        visit.AssertClean();
    }

    [Fact]
    [Fault(56)]
    public async Task The_answers_are_the_first_that_the_keyboard_reaches()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.NextPartAsync();
        await page.Locator("button.answer:not([disabled])").First.WaitForAsync();

        // From the top of the page on, as for whoever comes to it; closing the brief has left the focus elsewhere.
        await page.EvaluateAsync(
            "() => { const top = document.createElement('a'); top.href = '#'; document.body.prepend(top); top.focus(); }"
        );
        foreach (var name in new[] { "Good", "Bad", "Skip" })
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Contains(name, await page.EvaluateAsync<string>("document.activeElement.innerText"), StringComparison.Ordinal);
        }

        visit.AssertClean();
    }

    [Fact]
    [Fault(56, 59)]
    public async Task Where_the_keyboard_is_and_what_is_chosen_can_be_told_in_any_colours()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.NextPartAsync();
        await page.Locator("button.answer:not([disabled])").First.WaitForAsync();
        await page.Keyboard.PressAsync("Tab"); // From now on the focus is shown.
        foreach (
            var (scheme, forced) in new[]
            {
                (ColorScheme.Light, ForcedColors.None),
                (ColorScheme.Dark, ForcedColors.None),
                (ColorScheme.Light, ForcedColors.Active),
                (ColorScheme.Dark, ForcedColors.Active),
            }
        )
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
            await visit.ScreenshotAsync($"focus-{scheme}-{forced}");
            var found = await page.EvaluateAsync<JsonElement>(Contrasts);
            Assert.True(found.GetArrayLength() >= 9, found.ToString());
            foreach (var one in found.EnumerateArray())
                Assert.True(one.GetProperty("contrast").GetDouble() >= 3, $"{scheme}, forced colours {forced}: {one}");
        }

        visit.AssertClean();
    }

    [Fact]
    public async Task What_was_said_of_a_part_decides_its_bin()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        var last = -1;
        foreach (var answer in new[] { "2", "1", "0", "2", "2" })
        {
            (last, _) = await visit.NextPartAsync(last);
            await page.Locator("button.answer:not([disabled])").First.WaitForAsync();
            await page.Keyboard.PressAsync(answer);
        }

        await Assertions.Expect(page.Locator(".bins")).ToHaveTextAsync("In the bins: 1 shipped, 3 taken off, 1 skipped.");
        visit.AssertClean();
    }

    // The ring against what lies round it, and what is chosen against what is not.
    private const string Contrasts = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = (colour) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = (colour) => {
            const [r, g, b] = rgb(colour).slice(0, 3).map((value) => {
              const share = value / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (rgb(colour)[3] > 0) return colour;
            }
            return "Canvas";
          };
          const contrast = (one, other) => {
            const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
          };
          const found = [];
          for (const selector of [".answer", ".skip", "#camera-picture", "#run-shift", ".inside > summary", ".controls button",
            ".file-button input", ".modes button", ".menu .quiet", "#level"]) {
            const element = document.querySelector(selector);
            element.focus();
            const ringed = element.matches(".file-button input") ? element.closest(".file-button") : element;
            const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(ringed);
            const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
            const { left, top, height } = ringed.getBoundingClientRect();
            const round = document.elementFromPoint(left - 4, top + height / 2);
            found.push({ selector, contrast: isSeen ? contrast(outlineColor, ground(round)) : 0 });
          }
          const [chosen, other] = ["[aria-current]", ":not([aria-current])"].map((one) => document.querySelector(`.modes button${one}`));
          found.push({ selector: "the chosen mode", contrast: contrast(ground(chosen), ground(other)) });
          return found;
        }
        """;

    private static async Task AssertOnScreenAsync(Visit visit, string state, params string[] wanted)
    {
        foreach (var (width, height) in Screens)
        {
            await visit.ResizeAsync(width, height);
            await visit.ScreenshotAsync($"screen-{state}-{width}");
            foreach (var one in wanted)
                await AssertInWindowAsync(visit, state, one, width, height);

            var picture = await BoxAsync(visit, "#camera-picture");
            if (PictureWidths.TryGetValue(width, out var least))
                Assert.True(picture.Width >= least, $"{state} at {width} x {height}: the picture is {picture.Width} wide.");
            Assert.Equal(picture.Width, picture.Height, 1);
        }

        await visit.ResizeAsync(1366, 768);
    }

    private static async Task AssertInWindowAsync(Visit visit, string state, string selector, int width, int height)
    {
        var (x, y, w, h) = await BoxAsync(visit, selector);
        Assert.True(
            x >= 0 && y >= 0 && x + w <= width + 0.5 && y + h <= height + 0.5 && w > 0 && h > 0,
            $"{state} at {width} x {height}: {selector} lies at {x}, {y}, {w} x {h}."
        );
    }

    private static async Task<(double X, double Y, double Width, double Height)> BoxAsync(Visit visit, string selector)
    {
        var box = await visit
            .Page.Locator(selector)
            .First.EvaluateAsync<JsonElement>(
                "element => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height }; }"
            );
        return (Of("x"), Of("y"), Of("width"), Of("height"));

        double Of(string side) => box.GetProperty(side).GetDouble();
    }
}
