using Microsoft.Playwright;

namespace Sortline.Bench.Browser;

/// <summary>The published page, opened by a learner who brings photos and presses keys.</summary>
/// <remarks>
/// Nothing is drawn but the camera's pictures: a graphics card would do that, and this is about the rest. An unseen belt leaps, so
/// no time on it is counted.
/// </remarks>
internal sealed class Lesson(IPage page) : IAsyncDisposable
{
    // Notes what keeps the page from answering, and when a guess comes after a key.
    private const string Notebook = """
        globalThis.notebook = { blocks: [], key: 0, took: 0, start: 0 };
        new PerformanceObserver((list) => {
          for (const { startTime, duration } of list.getEntries()) {
            // What the browser does with hundreds of chosen files before it tells the page is not the page's.
            const before = Math.max(0, notebook.start - startTime);
            notebook.blocks.push(before < duration ? duration - before : duration);
          }
        }).observe({ type: "longtask" });
        const part = () => document.querySelector(".key")?.dataset.part;
        addEventListener("keydown", () => Object.assign(notebook, { key: performance.now(), part: part() }), true);
        addEventListener("change", () => (notebook.start = performance.now()), true); // On the window: before the page hears of it.
        new MutationObserver(() => {
          if (notebook.key > 0 && part() !== undefined && part() !== notebook.part
              && document.querySelector(".guess:not(.is-past) .bars")) {
            notebook.took = performance.now() - notebook.key;
            notebook.key = 0;
          }
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    public static async Task<Lesson> OpenAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(0); // A browser that is measured takes as long as it takes.
        await page.AddInitScriptAsync(Notebook);
        await page.GotoAsync(new Uri(address, "?level=rust&view=none&key=1").AbsoluteUri);
        await page.GetByText("The robot can see").WaitForAsync();
        return new(page);
    }

    /// <summary>Adds photos to a label and waits until the robot has seen all of them.</summary>
    /// <param name="label">The label: 1 is good, 2 defective.</param>
    /// <param name="photos">JPEG files.</param>
    /// <returns>Milliseconds.</returns>
    public async Task<double> ImportAsync(int label, IReadOnlyCollection<byte[]> photos)
    {
        var count = await CountAsync(label) + photos.Count;
        var folder = Directory.CreateTempSubdirectory("sortline-photos-"); // As a learner chooses them: by name, not by content.
        var files = photos.Select((_, i) => Path.Combine(folder.FullName, $"{i}.jpg")).ToList();
        foreach (var (file, photo) in files.Zip(photos))
            await File.WriteAllBytesAsync(file, photo);
        await page.EvaluateAsync("() => void (notebook.start = 0)");
        await page.Locator($"#photos-{label}").SetInputFilesAsync(files);
        var done = await page.WaitForFunctionAsync(
            """
            ([label, count]) =>
              Number.parseInt(document.getElementById(`count-${label}`).textContent, 10) === count
              && document.querySelector(".file-work progress, .thumbnail.is-waiting") === null
              && performance.now()
            """,
            new object[] { label, count },
            new() { PollingInterval = 20 }
        );
        folder.Delete(recursive: true);
        return await done.JsonValueAsync<double>() - await page.EvaluateAsync<double>("() => notebook.start");
    }

    /// <summary>Opens a project file and waits until its examples are there.</summary>
    /// <returns>Milliseconds.</returns>
    public async Task<double> OpenProjectAsync(string file, int examples)
    {
        await page.EvaluateAsync("() => void (notebook.start = 0)");
        await page.Locator("#project-file").SetInputFilesAsync(file);
        var done = await page.WaitForFunctionAsync(
            """
            (examples) =>
              [...document.querySelectorAll(".tray-count")].reduce((sum, { textContent }) => sum + Number.parseInt(textContent, 10), 0) === examples
              && document.querySelector(".file-work progress") === null
              && performance.now()
            """,
            examples,
            new() { PollingInterval = 20 }
        );
        return await done.JsonValueAsync<double>() - await page.EvaluateAsync<double>("() => notebook.start");
    }

    /// <summary>Tells the robot what the part under the camera is, by key, and waits for its guess of the next one.</summary>
    /// <returns>Milliseconds from the key to the guess.</returns>
    public async Task<double> TeachAsync()
    {
        await page.Locator(".key").WaitForAsync();
        await page.Locator(".guess:not(.is-past) .bars").WaitForAsync();
        var isDefective = await page.Locator(".key").GetAttributeAsync("data-defective") == "true";
        return await PressAsync(isDefective ? "2" : "1");
    }

    /// <summary>Lets the part under the camera go, by key, and waits for the guess of the next one.</summary>
    /// <returns>Milliseconds from the key to the guess.</returns>
    public async Task<double> SkipAsync()
    {
        await page.Locator(".guess:not(.is-past) .bars").WaitForAsync();
        return await PressAsync("0");
    }

    private async Task<double> PressAsync(string key)
    {
        await page.EvaluateAsync("() => void (notebook.took = 0)");
        await page.Keyboard.PressAsync(key);
        var took = await page.WaitForFunctionAsync("() => notebook.took", null, new() { PollingInterval = 20 });
        return await took.JsonValueAsync<double>();
    }

    /// <summary>How long the page could do nothing else, each time that it was 50 ms or longer; then it forgets them.</summary>
    public async Task<double[]> TakeBlocksAsync() => await page.EvaluateAsync<double[]>("() => notebook.blocks.splice(0)");

    /// <summary>Photos of nothing in particular, each another one.</summary>
    public async Task<byte[][]> PhotographAsync(int count)
    {
        List<byte[]> photos = [];
        foreach (var first in Enumerable.Range(0, count).Chunk(50).Select(chunk => (From: chunk[0], Count: chunk.Length)))
        {
            var batch = await page.EvaluateAsync<string[]>(
                """
                async ([from, count]) => {
                  const canvas = new OffscreenCanvas(640, 480);
                  const context = canvas.getContext("2d");
                  const photos = [];
                  for (let i = from; i < from + count; i++) {
                    let chance = (i + 1) * 2654435761;
                    const next = () => (chance = (Math.imul(chance, 1664525) + 1013904223) >>> 0) / 2 ** 32;
                    context.fillStyle = `hsl(${next() * 360} 30% 60%)`;
                    context.fillRect(0, 0, 640, 480);
                    for (let shape = 0; shape < 40; shape++) {
                      context.fillStyle = `hsl(${next() * 360} 60% ${next() * 100}%)`;
                      context.beginPath();
                      context.ellipse(next() * 640, next() * 480, 10 + next() * 90, 10 + next() * 90, next() * 3, 0, 7);
                      context.fill();
                    }
                    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 })).arrayBuffer());
                    photos.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
                  }
                  return photos;
                }
                """,
                new object[] { first.From, first.Count }
            );
            photos.AddRange(batch.Select(Convert.FromBase64String));
        }

        return [.. photos];
    }

    /// <summary>Closes the page, once all is saved, and answers the address at which it can be opened again.</summary>
    public async Task<string> LeaveAsync()
    {
        await page.Locator("#saving-button", new() { HasText = "Saved" }).WaitForAsync();
        var address = page.Url;
        await page.CloseAsync();
        return address;
    }

    public ValueTask DisposeAsync() => new(page.Context.CloseAsync());

    private Task<int> CountAsync(int label) =>
        page.EvaluateAsync<int>("(label) => Number.parseInt(document.getElementById(`count-${label}`).textContent, 10)", label);
}
