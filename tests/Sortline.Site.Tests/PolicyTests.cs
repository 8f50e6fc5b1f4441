using System.IO.Compression;
using System.Text.RegularExpressions;
using Sortline.Host;

namespace Sortline.Site.Tests;

/// <summary>The content security policy holds everywhere: in the page and its worker, with our server and on a host that sends no headers.</summary>
public sealed partial class PolicyTests(PublishedSite site)
{
    // Each way that a script has of asking another address for something; answers what came of it, and what the browser reported.
    private const string Canary = """
        async (address) => {
          const found = [];
          self.addEventListener("securitypolicyviolation", (violation) => found.push(violation.effectiveDirective));
          const ways = {
            fetch: () => fetch(address + "fetch", { mode: "no-cors" }),
            import: () => import(address + "import.js"),
            socket: () => new Promise((open, fail) => {
              const socket = new WebSocket(address.replace("http", "ws") + "socket");
              [socket.onopen, socket.onerror] = [open, fail];
            }),
            code: async () => Function("return 1")(),
          };
          if (self.document) {
            ways.beacon = async () => { navigator.sendBeacon(address + "beacon", "x"); throw 0; };
            ways.image = () => new Promise((load, fail) => {
              const image = new Image();
              [image.onload, image.onerror, image.src] = [load, fail, address + "image"];
            });
            ways.form = async () => {
              const form = document.createElement("form");
              [form.action, form.method] = [address + "form", "post"];
              document.body.append(form);
              form.submit();
              throw 0;
            };
          }
          for (const [way, go] of Object.entries(ways)) {
            await go().then(() => found.push(`${way} went through`), () => undefined);
          }
          await new Promise((done) => setTimeout(done, 300));
          return found;
        }
        """;

    [Fact]
    public void Every_page_says_the_policy_itself_and_has_no_script_or_style_within()
    {
        var pages = Directory.GetFiles(PublishedSite.Folder, "*.html", SearchOption.AllDirectories);

        Assert.NotEmpty(pages);
        Assert.All(
            pages,
            page =>
            {
                var html = File.ReadAllText(page);
                Assert.Equal(SecurityHeaders.PolicyOfPage, Policy().Match(html).Groups[1].Value);
                Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", html);
                // What is sent compressed is the same text.
                Assert.Equal(html, Unpacked(new BrotliStream(File.OpenRead(page + ".br"), CompressionMode.Decompress)));
                Assert.Equal(html, Unpacked(new GZipStream(File.OpenRead(page + ".gz"), CompressionMode.Decompress)));
            }
        );
    }

    [Fact]
    public void Whoever_hosts_it_elsewhere_is_told_the_same_policy()
    {
        var told = File.ReadAllText(Path.Combine(Repository.Root, "docs", "hosting.md"))
            .Split('\n')
            .Where(line => line.Contains("Content-Security-Policy: ", StringComparison.Ordinal))
            .Select(line => line.Trim()["Content-Security-Policy: ".Length..])
            .ToList();

        Assert.NotEmpty(told);
        Assert.All(told, policy => Assert.Equal(SecurityHeaders.ContentSecurityPolicy, policy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Neither_the_page_nor_its_worker_reaches_another_address(bool sendsHeaders)
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using PlainHost elsewhere = new(PublishedSite.Folder, "/");
        await using var context = await site.BrowserFor("view=none").NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{(sendsHeaders ? site.Address : host.Address)}?view=none");
        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = 60_000 });

        var inWorker = await page.Workers.Single().EvaluateAsync<string[]>(Canary, elsewhere.Address);
        var inPage = await page.EvaluateAsync<string[]>(Canary, elsewhere.Address);

        Assert.DoesNotContain(inWorker.Concat(inPage), found => found.EndsWith("went through", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "connect-src", "script-src", "script-src-elem" }, inWorker.ToHashSet());
        Assert.Superset(
            new HashSet<string> { "connect-src", "script-src", "script-src-elem", "img-src", "form-action" },
            inPage.ToHashSet()
        );
        Assert.Empty(elsewhere.Asked);
    }

    // Without headers nothing binds a service worker; docs/hosting.md says so. Then it is known of this one by what is in it.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_service_worker_reaches_no_other_address_where_the_host_sends_the_policy(bool sendsHeaders)
    {
        await using PlainHost host = new(PublishedSite.Folder)
        {
            Policy = sendsHeaders ? SecurityHeaders.ContentSecurityPolicy : null,
        };
        await using PlainHost elsewhere = new(PublishedSite.Folder, "/");
        host.PutBeforeKeeper(
            $"const canary = {Canary};\n"
                + "addEventListener('message', ({ data, ports }) => data.address && canary(data.address).then((found) => ports[0].postMessage(found)));\n"
        );
        await using var context = await site.BrowserFor("view=none").NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{host.Address}?view=none");
        await OfflineTests.KeepsAsync(page);

        var found = await page.EvaluateAsync<string[]>(
            """
            (address) => new Promise((done) => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = ({ data }) => done(data);
              navigator.serviceWorker.controller.postMessage({ address }, [port2]);
            })
            """,
            elsewhere.Address
        );

        Assert.Equal(!sendsHeaders, found.Contains("fetch went through"));
        Assert.Equal(!sendsHeaders, found.Contains("code went through"));
        Assert.Equal(!sendsHeaders, !elsewhere.Asked.IsEmpty);
        Assert.Equal(sendsHeaders, found.Contains("connect-src"));
    }

    [Fact]
    public async Task Our_own_host_sends_the_policy_with_all_that_a_browser_can_open_or_start_and_its_type_with_all()
    {
        using HttpClient client = new();
        var token = TestContext.Current.CancellationToken;
        Assert.Contains(site.Paths, path => path.EndsWith("/service-worker.js", StringComparison.Ordinal));
        foreach (var path in site.Paths)
        {
            using var answer = await client.GetAsync(
                new Uri(new(site.Address), path),
                HttpCompletionOption.ResponseHeadersRead,
                token
            );

            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            var canBeStarted = new[] { ".html", ".js", ".svg" }.Contains(Path.GetExtension(path));
            answer.Headers.TryGetValues("Content-Security-Policy", out var policies);
            if (canBeStarted)
                Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(policies!));
        }
    }

    private static string Unpacked(Stream stream)
    {
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""<meta http-equiv="Content-Security-Policy" content="([^"]*)">""")]
    private static partial Regex Policy();
}
