using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Sortline.Site.Tests;

/// <summary>One learner's visit to the site, which notes whatever goes wrong behind the page's back.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // Told by the page as soon as it is so; an expectation would look again only every second.
    private static readonly LocatorWaitForOptions Patient = new() { Timeout = 60_000 };

    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly PublishedSite _site;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _violations = new();

    private readonly bool _isAlone;

    private Visit(IBrowserContext context, IPage page, PublishedSite site, string address, bool isAlone) =>
        (_context, Page, _site, _address, _isAlone) = (context, page, site, address, isAlone);

    public IPage Page { get; }

    /// <summary>Every request of the visit.</summary>
    public ConcurrentQueue<IRequest> Requests { get; } = new();

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Key => Page.Locator(".key");

    public static async Task<Visit> BeginAsync(
        PublishedSite site,
        string query = "",
        int width = 1366,
        int height = 768,
        Func<IPage, Task>? before = null,
        bool readsBrief = false,
        IBrowser? browser = null,
        bool hasTouch = false
    )
    {
        var context = await (browser ?? site.BrowserFor(query)).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                AcceptDownloads = true,
                HasTouch = hasTouch,
                ServiceWorkers = ServiceWorkerPolicy.Block, // Each visit is a first one; OfflineTests has those that come again.
            }
        );
        return await OpenAsync(context, site, site.Address, query, before, readsBrief, isAlone: true);
    }

    /// <summary>One visit of several to an address where the site is served: what the browser keeps of one is there in the next.</summary>
    public static Task<Visit> BeginAsync(IBrowserContext context, PublishedSite site, string address, string query) =>
        OpenAsync(context, site, address, query, before: null, readsBrief: false, isAlone: false);

    private static async Task<Visit> OpenAsync(
        IBrowserContext context,
        PublishedSite site,
        string address,
        string query,
        Func<IPage, Task>? before,
        bool readsBrief,
        bool isAlone
    )
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        Visit visit = new(context, page, site, address, isAlone);
        page.Console += (_, message) =>
        {
            var isViolation = message.Text.Contains("Content Security Policy", StringComparison.Ordinal);
            if (message.Type == "error" || isViolation)
                visit._complaints.Enqueue($"console: {message.Text}");
            if (isViolation)
                visit._violations.Enqueue(message.Text);
        };
        page.PageError += (_, error) => visit._complaints.Enqueue($"error: {error}");
        context.Request += (_, request) => visit.Requests.Enqueue(request); // The context's: its workers' and other windows' too.
        page.WebSocket += (_, socket) => visit._complaints.Enqueue($"web socket: {socket.Url}");
        if (!readsBrief) // Whoever knows the job closes the brief before doing anything else.
            await page.AddLocatorHandlerAsync(
                page.Locator("#brief-close"),
                start => start.EvaluateAllAsync<object?>("starts => starts[0]?.click()")
            ); // It moves while its pictures come.
        if (before is not null)
            await before(page);
        await page.GotoAsync(address + query);
        // Opened or refused: how long the program takes to start beside two other browsers is no matter of what it then does.
        await page.Locator("#boot-progress").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 180_000 });
        return visit;
    }

    /// <summary>Opens an address in another tab of the same browser.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        var page = await _context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.AddLocatorHandlerAsync(
            page.Locator("#brief-close"),
            start => start.EvaluateAllAsync<object?>("starts => starts[0]?.click()")
        );
        await page.GotoAsync(address);
        await page.Locator("#boot-progress").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 180_000 });
        return page;
    }

    public async Task<Visit> WaitUntilReadyAsync()
    {
        await Page.GetByText("The robot can see").WaitForAsync(Patient);
        return this;
    }

    /// <summary>Waits for the next part and reads its number and truth from the answer key.</summary>
    public async Task<(int Id, bool IsDefective)> NextPartAsync(int after = -1)
    {
        var key = Page.Locator($".key:not([data-part='{after}'])");
        await key.WaitForAsync(Patient);
        var read = await key.EvaluateAsync<JsonElement>(
            "e => ({ id: Number(e.dataset.part), bad: e.dataset.defective === 'true' })"
        );
        return (read.GetProperty("id").GetInt32(), read.GetProperty("bad").GetBoolean());
    }

    /// <summary>Teaches from the answer key until "Good" and "Bad" have so many pictures each.</summary>
    public async Task TeachAsync(int each, bool byKeyboard)
    {
        var (good, defective, last) = (await CountAsync("Good"), await CountAsync("Bad"), -1);
        while (good < each || defective < each)
        {
            var (id, isDefective) = await NextPartAsync(last);
            var isWanted = isDefective ? defective < each : good < each;
            if (isWanted)
                _ = isDefective ? defective++ : good++;
            var answer =
                !isWanted ? "0"
                : isDefective ? "2"
                : "1";
            if (byKeyboard)
                await Page.Keyboard.PressAsync(answer);
            else
                await Page.Locator($".panel button:has(kbd:text-is('{answer}'))").ClickAsync();
            last = id;
        }

        await ExpectCountsAsync(each, each);
    }

    /// <summary>The two ready labels have so many pictures, as their buttons say; the page may take a moment to show it.</summary>
    public async Task ExpectCountsAsync(int good, int defective)
    {
        await ExpectCountAsync("Good", good);
        await ExpectCountAsync("Bad", defective);
    }

    /// <inheritdoc cref="ExpectCountsAsync"/>
    public Task ExpectCountAsync(string label, int count) =>
        Assertions
            .Expect(CountOf(label))
            .ToHaveTextAsync(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{count} {(count == 1 ? "example" : "examples")}"
                )
            );

    /// <summary>How many pictures a label has, as its button says.</summary>
    public async Task<int> CountAsync(string label)
    {
        var text = await CountOf(label).InnerTextAsync();
        return int.Parse(text.Split('\n', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private ILocator CountOf(string label) => Page.Locator(".answers button", new() { HasText = label }).Locator(".count");

    /// <summary>Waits for the end of a shift.</summary>
    public Task ShiftEndsAsync() =>
        Page.GetByRole(AriaRole.Heading, new() { Name = "How the shift went" }).WaitForAsync(new() { Timeout = 300_000 });

    /// <summary>Starts a shift as the dialog before it offers it.</summary>
    public async Task StartShiftAsync(int parts = 40, double speed = 0.2, int? bet = null)
    {
        await Page.Locator("#run-shift").ClickAsync();
        await ChooseShiftAsync(parts, speed, bet);
    }

    /// <summary>Answers what is asked before a shift, and starts it.</summary>
    public async Task ChooseShiftAsync(int parts = 40, double speed = 0.2, int? bet = null)
    {
        var dialog = Page.Locator("#shift-dialog");
        await dialog.Locator("input[name=length]").Nth((parts / 20) - 1).CheckAsync();
        if (bet is { } sure)
            await dialog.Locator("input[name=bet]").Nth(sure - 4).CheckAsync();
        await dialog.Locator("#speed").FillAsync(speed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await dialog.Locator("#start-shift").ClickAsync();
    }

    /// <summary>Gives the window another size, and the page the time to take it in.</summary>
    public async Task ResizeAsync(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /// <summary>Opens the door behind which stands how the robot learns.</summary>
    public async Task LookInsideAsync()
    {
        if (!await Page.Locator(".inside").EvaluateAsync<bool>("door => door.open"))
            await Page.Locator(".inside > summary").ClickAsync();
    }

    /// <summary>Runs a shift to its end and answers its report.</summary>
    public async Task<JsonDocument> RunShiftAsync(Func<Task>? meanwhile = null, double speed = 0.2)
    {
        await StartShiftAsync(speed: speed);
        if (meanwhile is not null)
            await meanwhile();
        await ShiftEndsAsync();
        return JsonDocument.Parse(await SaveAsync("Save as JSON"));
    }

    public async Task<string> SaveAsync(string button) => await File.ReadAllTextAsync(await DownloadAsync(button));

    /// <summary>Presses a button that saves a file, and answers where it lies. It goes when the visit ends.</summary>
    public async Task<string> DownloadAsync(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() =>
            Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync()
        );
        return await download.PathAsync();
    }

    /// <summary>What the page's picture store holds of an image on the page: the 224 x 224 pixels that the robot looks at, as a PNG.</summary>
    /// <remarks>An image that shows more than these says which picture it shows.</remarks>
    public static async Task<byte[]> PngAsync(ILocator shown) =>
        Convert.FromBase64String(
            await shown.EvaluateAsync<string>(
                """
                async (shown) => {
                  let image = shown;
                  if (shown.dataset.picture) {
                    const { url } = await import(new URL("js/pictures.js", document.baseURI));
                    image = new Image();
                    image.src = await url(Number(shown.dataset.picture));
                  }
                  await image.decode();
                  const canvas = document.createElement("canvas");
                  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
                  canvas.getContext("2d").drawImage(image, 0, 0);
                  return canvas.toDataURL("image/png").split(",")[1];
                }
                """
            )
        );

    /// <summary>Waits until every way to learn has been tried on the examples of now, and reads how often each is right, in per cent.</summary>
    public async Task<(int Knn, int Ridge)> TrialsAsync()
    {
        await LookInsideAsync();
        var scores = Page.Locator(".ways .way-score:not(.is-stale)", new() { HasTextRegex = new(@"^\s*\d+ %") });
        await scores.Nth(1).WaitForAsync(Patient);
        await Assertions.Expect(scores).ToHaveCountAsync(2);
        var texts = await scores.AllInnerTextsAsync();
        return (Percent(texts[0]), Percent(texts[1]));

        static int Percent(string text) =>
            int.Parse(text.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task ScreenshotAsync(string name)
    {
        Directory.CreateDirectory(PublishedSite.ScreenshotFolder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(PublishedSite.ScreenshotFolder, $"{name}.png") });
    }

    /// <summary>Nothing that axe calls serious or critical is on the page as it is now.</summary>
    public async Task AssertAccessibleAsync(string state)
    {
        // Once a page: each time it is put in, it takes half a megabyte that a page does not give back.
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.RunAxe(
                new AxeRunOptions
                {
                    RunOnly = new() { Type = "rule", Values = ["document-title"] },
                }
            );
        var serious = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
                resultTypes: ["violations"],
              });
              return violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`);
            }
            """
        );

        Assert.True(serious.Length == 0, $"{state}: {string.Join('\n', serious)}");
    }

    /// <summary>Nothing broke and nothing left this computer: all that was asked for are files of the site, and no question carried anything.</summary>
    public void AssertClean()
    {
        Assert.Empty(_complaints);
        Assert.NotEmpty(Requests);
        Assert.All(
            Requests.Where(request => !request.Url.StartsWith("blob:", StringComparison.Ordinal)),
            request =>
            {
                Uri url = new(request.Url);
                Assert.StartsWith(_address, request.Url, StringComparison.Ordinal);
                var path = "/" + url.AbsolutePath[new Uri(_address).AbsolutePath.Length..];
                Assert.Equal("GET", request.Method);
                Assert.Null(request.PostData);
                Assert.True(
                    path == "/" || _site.Paths.Contains(path),
                    $"The page asked for {request.Url}, which was never published."
                );
                Assert.True(
                    url.Query.Length == 0 || request.IsNavigationRequest,
                    $"The page put something into its question: {request.Url}"
                );
            }
        );
    }

    /// <summary>The browser keeps nothing of the visit: no cookie, no storage of any kind.</summary>
    public Task AssertKeepsNothingAsync() => AssertKeepsAsync();

    /// <summary>The browser keeps these entries of the visit, and nothing else: no cookie, no storage of any kind.</summary>
    public async Task AssertKeepsAsync(params string[] entries)
    {
        var kept = await Page.EvaluateAsync<string[]>(
            """
            async () => [
              ...Object.entries(localStorage).map(([name, value]) => `${name}: ${value}`),
              ...Object.keys(sessionStorage), ...(await caches.keys()),
              ...(await indexedDB.databases()).map((database) => database.name),
              ...(await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
            ]
            """
        );

        Assert.Equal(entries, kept);
        Assert.Empty(await _context.CookiesAsync());
    }

    /// <summary>Whether the test itself does what the policy forbids, and looks at what comes of it.</summary>
    public bool BreaksPolicy { get; set; }

    /// <summary>Ends the visit. Unless it was about that, nothing in it went against the policy.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isAlone)
            await _context.DisposeAsync();
        else
            await Page.CloseAsync();
        Assert.Equal(BreaksPolicy, !_violations.IsEmpty);
    }
}
