namespace Sortline.Site.Tests;

/// <summary>What people bring, through the real page: what it says of it, and which labels come of it.</summary>
public class BroughtTests(PublishedSite site)
{
    [Fact]
    public async Task Zips_of_all_layouts_become_the_labels_that_they_mean()
    {
        await using var visit = await Visit.BeginAsync(
            site,
            "?level=rust&view=none",
            before: page =>
                page.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'language', { get: () => 'zh-CN' })")
        );
        await visit.WaitUntilReadyAsync();
        List<string> faults = [];
        var before = await LabelsAsync(visit);
        foreach (var zip in BroughtZips.All())
        {
            var said = await OpenAsync(visit, zip.Name, zip.Bytes);
            var labels = await LabelsAsync(visit);
            TestContext.Current.TestOutputHelper?.WriteLine($"{said} [{labels}]");
            if (!said.StartsWith(zip.Sentence, StringComparison.Ordinal))
                faults.Add($"{said} Expected: {zip.Sentence}");
            if (labels != (zip.Labels ?? before))
                faults.Add($"{zip.Name} gives {labels}");
            before = labels;
        }

        Assert.Empty(faults);
        visit.AssertClean();
    }

    [Fact]
    public async Task Folders_that_mean_two_things_are_asked_about()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&view=none");
        await visit.WaitUntilReadyAsync();
        var (page, dialog) = (visit.Page, visit.Page.Locator("#layout-dialog"));

        await AskedAsync("machines.zip");
        await visit.AssertAccessibleAsync("which folders are the labels?");
        await visit.ScreenshotAsync("layout-question");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "bolt, gear" }).ClickAsync();
        await IsOpenAsync("machines.zip", "bolt:2 gear:2");

        await AskedAsync("states.zip");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "bad, good" }).ClickAsync();
        await IsOpenAsync("states.zip", "bad:2 good:2");

        await AskedAsync("left.zip");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Leave it alone" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await AskedAsync("escaped.zip");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        Assert.Equal("bad:2 good:2", await LabelsAsync(visit));
        await AskedAsync("again.zip"); // The page is not at work on one that was let go.
        visit.AssertClean();

        async Task IsOpenAsync(string name, string labels)
        {
            Assert.StartsWith(
                $"Opened “{name}”: 4 examples of 2 labels.",
                await SaidAsync(visit, name),
                StringComparison.Ordinal
            );
            Assert.Equal(labels, await LabelsAsync(visit));
        }

        async Task AskedAsync(string name)
        {
            await GiveAsync(
                visit,
                "#project-file",
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/zip",
                    Buffer = BroughtZips.Unclear,
                }
            );
            await Assertions.Expect(dialog).ToBeVisibleAsync();
            await Assertions.Expect(dialog).ToContainTextAsync($"“{name}”");
        }
    }

    [Fact]
    [Fault(2)]
    public async Task Photos_that_look_wrong_are_read_and_pointed_at_and_half_ones_are_refused()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&view=none");
        await visit.WaitUntilReadyAsync();
        var photos = BroughtPhotos.All().ToList();

        await GiveAsync(
            visit,
            "#photos-1",
            [
                .. photos.Select(photo => new FilePayload
                {
                    Name = photo.Name,
                    MimeType = "image/jpeg",
                    Buffer = photo.Bytes,
                }),
            ]
        );

        var said = await SaidAsync(visit, "two-bytes.jpg");
        await visit.ScreenshotAsync("photos-that-look-wrong");
        Assert.Equal(
            $"1 of {photos.Count} photos could not be used; the others are there. "
                + "“cut.jpg”: It is cut off: part of it is missing. Copy it again from where it came from. "
                + "4 photos look wrong; the robot learns from them all the same. "
                + "“dark.png”: It is almost black: 12 bits of data in 16? “mask.png”: It has two values only: a mask? "
                + "“grey.jpg”: A large part of it is plain grey: damaged? Also: “two-bytes.jpg”.",
            said
        );
        await visit.ExpectCountsAsync(photos.Count - 1, 0);
        visit.AssertClean();
    }

    private static async Task<string> OpenAsync(Visit visit, string name, byte[] bytes)
    {
        await GiveAsync(
            visit,
            "#project-file",
            new FilePayload
            {
                Name = name,
                MimeType = "application/zip",
                Buffer = bytes,
            }
        );
        return await SaidAsync(visit, name);
    }

    private static async Task GiveAsync(Visit visit, string input, params FilePayload[] files)
    {
        await Assertions.Expect(visit.Page.Locator(input)).ToBeEnabledAsync(); // No other file is at work.
        await visit.Page.SetInputFilesAsync(input, files);
    }

    /// <summary>What stands above everything once it is about a file.</summary>
    private static async Task<string> SaidAsync(Visit visit, string name)
    {
        var banner = visit.Page.Locator(".banner p", new() { HasText = $"“{name}”" });
        await banner.WaitForAsync();
        return (await banner.InnerTextAsync()).Trim();
    }

    /// <summary>The labels on the shelf, each with how many examples it has.</summary>
    internal static Task<string> LabelsAsync(Visit visit) =>
        visit
            .Page.Locator(".shelf-labels")
            .EvaluateAsync<string>(
                """
                (shelf) =>
                  [...shelf.querySelectorAll(".tray")]
                    .map((tray) => tray.querySelector("bdi").textContent.replaceAll(" ", "_") + ":" + tray.querySelector(".tray-count").textContent)
                    .join(" ")
                """
            );
}
