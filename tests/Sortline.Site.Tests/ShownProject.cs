using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sortline.Cli.Tests;
using Sortline.Projects;
using Sortline.Vision;

namespace Sortline.Site.Tests;

/// <summary>Reads from a page what it shows of the open project.</summary>
internal static class ShownProject
{
    // What depends on the project alone, and not on how well this release learns from it.
    private static readonly string[] OfTheProject =
    [
        "labels",
        "examples",
        "unusable",
        "withoutPicture",
        "settings",
        "backbone",
        "fingerprint",
        "repairs",
    ];

    /// <summary>The labels with their counts, in order.</summary>
    public static Task<string> CountsAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () =>
              [...document.querySelectorAll(".tray")]
                .map((tray) => `${tray.querySelector("h3 bdi").textContent} ${tray.querySelector(".tray-count").textContent}`)
                .join(", ")
            """
        );

    /// <summary>The labels, and the fingerprint of all pictures with their labels.</summary>
    public static async Task<ShownExamples> ExamplesAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".tray .thumbnail .is-waiting")).ToHaveCountAsync(0);
        List<string> shown = [];
        foreach (var tray in await page.Locator(".tray").AllAsync())
        {
            var label = await tray.Locator("h3 bdi").InnerTextAsync();
            foreach (var image in await tray.Locator("img").AllAsync())
                shown.Add(ProjectFingerprint.OfExample(label, PictureReader.Read(await Visit.PngAsync(image)).Rgb));
        }

        return new(await CountsAsync(page), ProjectFingerprint.Of(shown));
    }

    /// <summary>After how many acts it stands.</summary>
    public static async Task<int> PositionAsync(IPage page) =>
        int.Parse(await page.Locator("#ribbon").InputValueAsync(), CultureInfo.InvariantCulture);

    /// <summary>The counts after each number of acts: all the way back, all the way on, and back to where it stood.</summary>
    public static async Task<ImmutableArray<string>> MomentsAsync(IPage page)
    {
        var position = await PositionAsync(page);
        var last = int.Parse((await page.Locator("#ribbon").GetAttributeAsync("max"))!, CultureInfo.InvariantCulture);
        var moments = new string[last + 1];
        var at = position;
        for (moments[at] = await CountsAsync(page); at > 0; moments[at] = await CountsAsync(page))
            await StepAsync("#undo", --at);
        for (; at < last; moments[at] = await CountsAsync(page))
            await StepAsync("#redo", ++at);
        while (at > position)
            await StepAsync("#undo", --at);
        return [.. moments];

        async Task StepAsync(string button, int to)
        {
            await page.Locator(button).ClickAsync();
            await Assertions.Expect(page.Locator("#ribbon")).ToHaveValueAsync(to.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What stands in the dialog before a shift.</summary>
    public static async Task<ShownShift> ShiftAsync(IPage page)
    {
        await page.Locator("#run-shift").ClickAsync();
        ShownShift shift = new(
            await page.Locator("#shift-dialog #speed").InputValueAsync(),
            await page.Locator("#shift-dialog .choice:has(input[name=length]:checked)").InnerTextAsync()
        );
        await page.Keyboard.PressAsync("Escape");
        return shift;
    }

    /// <summary>Saves it as a file.</summary>
    public static Task<string> SaveAsync(Visit visit) => visit.DownloadAsync("Save the brain");

    /// <summary>What the command line says of a file, without what depends on how well this release learns.</summary>
    public static async Task<JsonElement> InspectAsync(string file)
    {
        var inspected = (await CommandLine.RunAsync("inspect", file, "--json")).Json;
        JsonObject kept = new(
            OfTheProject.Select(name =>
                KeyValuePair.Create(name, (JsonNode?)JsonNode.Parse(inspected.GetProperty(name).GetRawText()))
            )
        );
        return JsonSerializer.SerializeToElement(kept);
    }
}
