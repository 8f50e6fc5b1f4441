using System.Text.Json;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Site.Tests;

/// <summary>A project with more pictures than the page has in memory.</summary>
public class LargeProjectTests(PublishedSite site)
{
    private const int Count = 1_000;

    [LongFact]
    [Fault(9, 24, 37)]
    public async Task It_opens_with_progress_can_be_cancelled_and_leaves_nothing_behind()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sortline-large-").FullName, "large.sortline");
        await WriteAsync(file);
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=1&view=none");
        await visit.WaitUntilReadyAsync();
        var page = visit.Page;
        await page.EvaluateAsync(
            "async () => void (globalThis.store = await import(new URL('js/pictures.js', document.baseURI)))"
        );

        await page.Locator("#project-file").SetInputFilesAsync(file);
        await page.Locator(".file-work progress[value]:not([value='0'])").WaitForAsync();
        await page.Locator("#file-cancel").DispatchEventAsync("click"); // At once: what is under way is soon done.
        await Assertions.Expect(page.Locator("#file-cancel")).ToHaveCountAsync(0);
        Assert.Equal(["0", "0"], await page.Locator(".tray-count").AllTextContentsAsync());
        await page.WaitForFunctionAsync(
            $$"""
            async () => {
              const ids = [...Array({{Count}}).keys()];
              const kept = await Promise.all(ids.map((id) => store.png(id).then(() => 1, () => 0)));
              return kept.reduce((sum, one) => sum + one) < 20; // The camera's own.
            }
            """
        );

        await page.Locator("#project-file").SetInputFilesAsync(file);
        await Assertions.Expect(page.Locator(".file-work label")).ToContainTextAsync($" of {Count} pictures");
        await visit.ScreenshotAsync("opening-1366");
        await Assertions.Expect(page.Locator(".tray-count").First).ToHaveTextAsync($"{Count / 2}", new() { Timeout = 120_000 });
        await Assertions.Expect(page.Locator("#file-cancel")).ToHaveCountAsync(0);

        // The first of them is not in memory any more, and is still what it was.
        var stores = await page.EvaluateAsync<string[]>("async () => (await indexedDB.databases()).map(({ name }) => name)");
        Assert.Equal("sortline:/", Assert.Single(stores));
        var expected = Pngs.DrawGrainy(1);
        var first = await page.EvaluateAsync<JsonElement>(
            $$"""
            async () => {
              for (let id = 1; id < 3 * {{Count}}; id++) {
                const png = await store.png(id).catch(() => []);
                if (png.length === {{expected.Length}}) {
                  return [...png];
                }
              }
            }
            """
        );
        Assert.Equal(expected.AsEnumerable(), first.EnumerateArray().Select(value => value.GetByte()));
        visit.AssertClean();

        var other = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await other.GotoAsync(site.Address + "?view=none");
        await other.WaitForFunctionAsync(
            """
            () => new Promise((resolve, reject) => {
              const opening = indexedDB.open("sortline:/");
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                const counting = opening.result.transaction("pictures").objectStore("pictures").count();
                counting.onsuccess = () => (opening.result.close(), resolve(counting.result === 0));
              };
            })
            """
        );
    }

    private static async Task WriteAsync(string file)
    {
        var features = new PictureFeatures(
            FeatureVector.Of([.. Enumerable.Repeat(1f, FeatureSpec.LengthOf(FeatureKind.Plain, Augmentation.AnyWayRound))]),
            FeatureVector.Of([.. Enumerable.Repeat(1f, FeatureSpec.LengthOf(FeatureKind.Pooled, Augmentation.AnyWayRound))])
        );
        Project project = new(
            [new(new(1), "Good", "teal", Ships: true), new(new(2), "Defective", "vermilion", Ships: false)],
            Enumerable.Range(1, Count).Select(id => new ProjectExample(new(id), new((id % 2) + 1), features)),
            new() { Views = Augmentation.AnyWayRound, Classifier = ClassifierKind.Knn }
        );
        await using var stream = File.Create(file);
        await ProjectFile.WriteAsync(project, id => new(Pngs.DrawGrainy(id.Value)), stream);
    }
}
