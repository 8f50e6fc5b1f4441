using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Playwright;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Bench.Browser;

/// <summary>Parts of a level as the published page photographs and sees them, with labels by the answer key.</summary>
internal static class PartPictures
{
    private const ulong Shift = 4002;

    /// <summary>Reads them from a project file; where it is not there, the page is taught them and saves it.</summary>
    public static async Task<ImmutableArray<LabelledPicture>> OfAsync(
        BenchBrowser browser,
        string level,
        int count,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(folder, $"{level}-{count}{ProjectFile.Extension}");
        if (!File.Exists(file))
        {
            Console.WriteLine($"Photographing {count} parts of {level}");
            Directory.CreateDirectory(folder);
            await using var context = await browser.OpenContextAsync();
            await TeachAsync(await context.NewPageAsync(), browser.LearnersPage, level, count, file);
        }

        await using var stream = File.OpenRead(file);
        var reading = await ProjectFile.ReadAsync(stream, cancellationToken: cancellationToken);
        return [.. reading.Project.LabelledPictures()];
    }

    private static async Task TeachAsync(IPage page, Uri address, string level, int count, string file)
    {
        page.SetDefaultTimeout(0); // A browser that is measured takes as long as it takes.
        await page.GotoAsync(new Uri(address, $"?level={level}&seed={Shift}&view=none&key=1").AbsoluteUri);
        await page.GetByText("The robot can see").WaitForAsync();
        var last = "-1";
        for (var part = 0; part < count; part++)
        {
            var key = page.Locator($".key:not([data-part='{last}'])");
            await key.WaitForAsync();
            var read = await key.EvaluateAsync<JsonElement>("e => ({ id: e.dataset.part, bad: e.dataset.defective === 'true' })");
            await page.Keyboard.PressAsync(read.GetProperty("bad").GetBoolean() ? "2" : "1");
            last = read.GetProperty("id").GetString()!;
        }

        await page.WaitForFunctionAsync("() => document.querySelector('.thumbnail.is-waiting') === null");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Save the brain" }).ClickAsync()
        );
        await download.SaveAsAsync(file);
    }
}
