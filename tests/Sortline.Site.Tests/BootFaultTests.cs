namespace Sortline.Site.Tests;

/// <summary>A part of the program does not come, or not whole: that is said within ten seconds, and mends itself.</summary>
public class BootFaultTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    // How long the test looks; what the page takes, it measures itself.
    private const int Soon = 60_000,
        Patience = 150_000;

    // What is promised, and what a start takes at the most on a machine that has nothing else to do. By as much as one takes longer here,
    // what is wrong may be said later.
    private const double PromisedMilliseconds = 10_000,
        StartMilliseconds = 5_000;

    // Notes when something that is wrong could first be read, in milliseconds since the page was asked for.
    private const string Clock = """
        const looking = setInterval(() => {
          if (document.styleSheets.length === 0) return; // Nothing is to be seen yet.
          const told = ["boot-status", "boot-late"].some((id) => {
            const line = document.getElementById(id);
            return line?.checkVisibility({ visibilityProperty: true }) && /(did|has) not arrive|too old/.test(line.textContent);
          });
          const isUp = document.body && !document.getElementById("boot-progress");
          if (told) window.toldAt = performance.now();
          if (isUp) window.upAt = performance.now();
          if (told || isUp) clearInterval(looking);
        }, 50);
        """;

    private static double? _start;

    public enum Fault
    {
        Missing,
        Altered,
        WebPage,
        BrokenOff,
    }

    [Theory]
    [InlineData("_framework/System.Linq.", ".wasm", Fault.Missing)]
    [InlineData("_framework/System.Linq.", ".wasm", Fault.Altered)]
    [InlineData("_framework/dotnet.native.", ".wasm", Fault.WebPage)]
    [InlineData("_framework/dotnet.native.", ".js", Fault.BrokenOff)]
    [InlineData("_framework/dotnet.runtime.", ".js", Fault.WebPage)]
    [InlineData("_framework/blazor.webassembly", ".js", Fault.Missing)]
    [InlineData("_framework/blazor.webassembly", ".js", Fault.WebPage)]
    [InlineData("js/page", ".js", Fault.WebPage)]
    [InlineData("js/chunks/", ".js", Fault.Missing)]
    [Fault(40)]
    public async Task What_did_not_come_is_said_and_the_page_opens_by_itself_once_it_does(string start, string end, Fault fault)
    {
        await using PlainHost host = new(PublishedSite.Folder) { CacheControl = "public, max-age=31536000, immutable" };
        host.Instead = name =>
            name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal)
                ? Faulty(name, fault)
                : null;
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync(host.Address + Rust);

        await Assertions.Expect(page.Locator("#boot-status")).ToContainTextAsync("did not arrive", new() { Timeout = Soon });
        await AssertToldInTimeAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();

        host.Instead = _ => null;
        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("level=rust", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(40)]
    public async Task A_network_that_was_away_for_a_moment_brings_the_page_by_itself_or_by_the_button()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        host.Instead = name => name.StartsWith("_framework/", StringComparison.Ordinal) ? PlainHost.Answer.Nothing : null;
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + Rust);
        await Assertions.Expect(page.GetByText("The program did not arrive")).ToBeVisibleAsync(new() { Timeout = Soon });
        await AssertToldInTimeAsync(page);

        host.Instead = _ => null;
        try
        {
            await page.Locator("#boot-again").EvaluateAllAsync<object?>("(buttons) => buttons[0]?.click()");
        }
        catch (PlaywrightException)
        {
            // The page has looked for itself and was first: it is being loaded again.
        }

        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = Patience });
    }

    [Theory]
    [InlineData(Fault.Missing)]
    [InlineData(Fault.WebPage)]
    [InlineData(Fault.BrokenOff)]
    [Fault(40)]
    public async Task Without_the_very_first_script_that_is_said_and_the_page_opens_where_it_should_once_it_comes(Fault fault)
    {
        await using PlainHost host = new(PublishedSite.Folder);
        host.Instead = name => name == "js/boot.js" ? Faulty(name, fault) : null;
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + Rust);

        await Assertions.Expect(page.Locator("#boot-late")).ToBeVisibleAsync(new() { Timeout = Soon });
        await AssertToldInTimeAsync(page);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Load again" }))
            .ToHaveAttributeAsync("href", host.Address + Rust);

        host.Instead = _ => null;
        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("level=rust", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(40)]
    public async Task Without_any_script_at_all_the_page_still_says_so()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        host.Instead = name => name.StartsWith("js/", StringComparison.Ordinal) ? PlainHost.Answer.Nothing : null;
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address);

        await Assertions.Expect(page.Locator("#boot-late")).ToBeVisibleAsync(new() { Timeout = Soon });
        await AssertToldInTimeAsync(page);

        host.Instead = _ => null;
        await page.GetByRole(AriaRole.Link, new() { Name = "Load again" }).ClickAsync();
        await page.Locator("#boot-late").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });
    }

    [Fact]
    [Fault(39)]
    public async Task A_browser_that_is_too_old_is_told_so_before_the_program_is_asked_for()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync("WebAssembly.validate = () => false;");
        await page.GotoAsync(host.Address);

        await Assertions
            .Expect(page.GetByText("This browser is too old for Sortline"))
            .ToBeVisibleAsync(new() { Timeout = Soon });
        await AssertToldInTimeAsync(page);
        Assert.DoesNotContain(host.Asked, path => path.StartsWith("_framework/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_network_is_no_fault()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        host.Delay = name =>
            TimeSpan.FromSeconds(name.StartsWith("_framework/dotnet.native.", StringComparison.Ordinal) ? 13 : 0);
        // What keeps the site for later visits asks for all of it once more.
        await using var context = await site.BrowserFor(Rust)
            .NewContextAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + Rust);

        await Assertions.Expect(page.GetByText("It goes on by itself")).ToBeVisibleAsync(new() { Timeout = Soon });

        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = Patience });
        Assert.Equal(1, host.Asked.Count(path => path.StartsWith("js/boot.js", StringComparison.Ordinal)));
    }

    private async Task<IBrowserContext> NewContextAsync()
    {
        var context = await site.BrowserFor(Rust).NewContextAsync();
        await context.AddInitScriptAsync(Clock);
        return context;
    }

    private async Task AssertToldInTimeAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => window.toldAt");
        var told = await page.EvaluateAsync<double>("toldAt");
        var start = _start ??= await StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"Told after {told:0} ms; the page starts in {start:0} ms here.");
        Assert.InRange(told, 0, PromisedMilliseconds + Math.Max(0, start - StartMilliseconds));
    }

    /// <summary>How long the page takes to come up here and now when nothing is wrong.</summary>
    private async Task<double> StartAsync()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + Rust);
        await page.WaitForFunctionAsync("() => window.upAt", null, new() { Timeout = Patience });
        return await page.EvaluateAsync<double>("upAt");
    }

    private static PlainHost.Answer Faulty(string name, Fault fault)
    {
        switch (fault)
        {
            case Fault.Missing:
                return PlainHost.Answer.Page("Not found", status: 404);
            case Fault.WebPage:
                return PlainHost.Answer.Page("<html>Please log in</html>");
            case Fault.BrokenOff:
                return PlainHost.Answer.Nothing;
            default:
                var content = File.ReadAllBytes(Path.Combine(PublishedSite.Folder, name));
                content[content.Length / 2] ^= 1;
                return new(200, content);
        }
    }
}
