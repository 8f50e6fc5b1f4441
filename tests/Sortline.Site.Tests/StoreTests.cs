using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>What a real browser keeps of projects: with two pages, in faults, and when it is ended by force.</summary>
public class StoreTests(PublishedSite site)
{
    private IBrowser Browser => site.BrowserFor("view=none");

    [Fact]
    [Fault(31)]
    [Promise(5)]
    public async Task A_second_page_reads_takes_over_and_the_first_one_is_told_and_cannot_write()
    {
        await using var context = await Browser.NewContextAsync();
        var (first, second) = (await StorePage.OpenAsync(context, site), await StorePage.OpenAsync(context, site));
        Assert.Equal("done", await first.TellAsync("store.write('gears', [1, 2])"));

        Assert.True(await second.EvaluateAsync<bool>("async () => (await store.read('gears')).isReadOnly"));
        Assert.Equal("storage.taken-over", await second.TellAsync("store.write('gears', [3])"));
        Assert.Empty(await first.HappenedAsync());

        // What the first one is writing at that moment, the second one gets.
        await first.EvaluateAsync("() => void (globalThis.writing = store.told(store.write('gears', [3, 4, 5])))");
        Assert.Equal("1 2 3 4 5", await second.ReadAsync("gears", takeOver: true));
        Assert.Equal("done", await first.EvaluateAsync<string>("() => writing"));
        Assert.Equal(["taken-over gears"], await first.HappenedAsync());
        Assert.Equal("storage.taken-over", await first.TellAsync("store.write('gears', [6])"));
        Assert.Equal("done", await second.TellAsync("store.write('gears', [7])"));
        Assert.Equal("1 2 3 4 5 7", await first.ReadAsync("gears"));
        await AssertNoFaultsAsync(first, second);
    }

    [Fact]
    [Fault(31)]
    [Promise(5)]
    public async Task From_a_page_that_hangs_a_project_is_taken_by_force()
    {
        await using var context = await Browser.NewContextAsync();
        var (first, second) = (await StorePage.OpenAsync(context, site), await StorePage.OpenAsync(context, site));
        Assert.Equal("done", await first.TellAsync("store.write('gears', [1])"));
        await first.EvaluateAsync(
            """
            () => void setTimeout(() => {
              for (const begun = performance.now(); performance.now() - begun < 5_000; );
              globalThis.late = store.told(store.write("gears", [2]));
            })
            """
        );

        Assert.Equal("1", await second.ReadAsync("gears", takeOver: true));
        Assert.Equal("done", await second.TellAsync("store.write('gears', [3])"));
        await first.WaitForFunctionAsync("() => globalThis.late");
        Assert.Equal("storage.taken-over", await first.EvaluateAsync<string>("() => late"));
        Assert.Equal(["taken-over gears"], await first.HappenedAsync());
        Assert.Equal("1 3", await second.ReadAsync("gears"));
        await AssertNoFaultsAsync(first, second);
    }

    /// <remarks>
    /// The page goes without a word to it. What has come as far as the browser is there; what has not is not, and nobody had said so.
    /// </remarks>
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(80)]
    [Fault(25, 26)]
    [Promise(1)]
    public async Task What_is_written_as_the_page_is_closed_is_there_if_it_was_said_and_whole_if_it_is_there(
        int millisecondsBefore
    )
    {
        await using var context = await Browser.NewContextAsync();
        var (first, second) = (await StorePage.OpenAsync(context, site), await StorePage.OpenAsync(context, site));
        Assert.Equal("done", await first.TellAsync("store.write('gears', [1])"));
        var said = new TaskCompletionSource();
        await first.ExposeFunctionAsync("said", said.SetResult);
        await first.EvaluateAsync("() => void store.write('gears', [2, 3], { hasPicture: false }).then(() => said())");
        await Task.Delay(millisecondsBefore, TestContext.Current.CancellationToken);
        var wasSaid = said.Task.IsCompleted;
        await first.CloseAsync();

        Assert.Contains(await second.ReadAsync("gears", takeOver: true), wasSaid ? ["1 2 3"] : (string[])["1", "1 2 3"]);
    }

    [Fact]
    [Fault(25)]
    [Promise(1)]
    public async Task What_was_written_survives_a_browser_that_is_killed()
    {
        var profile = Directory.CreateTempSubdirectory("sortline-profile-").FullName;
        try
        {
            var seed = Environment.TickCount;
            Random random = new(seed);
            TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
            List<int> written = [];
            for (var round = 0; round < 3; round++)
            {
                await using var browser = await KillableBrowser.StartAsync(site, profile);
                var page = await StorePage.OpenAsync(browser.Context, site);
                Assert.Equal(
                    written.Count == 0 ? null : string.Join(' ', written),
                    await page.ReadAsync("gears", takeOver: true)
                );
                for (var i = random.Next(1, 6); i > 0; i--)
                {
                    int[] ids = [.. Enumerable.Range(written.Count + 1, random.Next(1, 5))];
                    var act = $"store.write('gears', {JsonSerializer.Serialize(ids)}, {{ length: {random.Next(20_000)} }})";
                    Assert.Equal("done", await page.TellAsync(act));
                    written.AddRange(ids);
                }

                await browser.KillAsync();
            }

            await using var last = await KillableBrowser.StartAsync(site, profile);
            var after = await StorePage.OpenAsync(last.Context, site);
            Assert.Equal(string.Join(' ', written), await after.ReadAsync("gears"));
        }
        finally
        {
            await DeleteAsync(profile);
        }
    }

    [Fact]
    [Fault(27)]
    public async Task A_full_disk_is_told_and_what_was_kept_stays()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await StorePage.OpenAsync(context, site);
        var session = await context.NewCDPSessionAsync(page);
        var origin = new Uri(site.Address).GetLeftPart(UriPartial.Authority);
        // Before the first write: the browser remembers for a while how much room there is.
        await session.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = origin, ["quotaSize"] = 1_000_000 });
        Assert.Equal("done", await page.TellAsync("store.write('gears', [1])"));

        Assert.Equal("storage.full", await page.TellAsync("store.write('gears', [1, 2, 3], { length: 500_000 })"));
        Assert.Equal("1", await page.ReadAsync("gears"));

        await session.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = origin });
        Assert.Equal("done", await page.TellAsync("store.write('gears', [4], { isStrict: true })"));
        Assert.Equal("1 4", await page.ReadAsync("gears"));
        await AssertNoFaultsAsync(page);
    }

    [Theory]
    [InlineData("IDBObjectStore.prototype", "put", "UnknownError", "done")]
    [InlineData("IDBObjectStore.prototype", "get", "UnknownError", "done")]
    [InlineData("IDBDatabase.prototype", "transaction", "InvalidStateError", "done")]
    [InlineData("IDBObjectStore.prototype", "put", "QuotaExceededError", "storage.full")]
    [Fault(29)]
    public async Task A_call_that_fails_once_is_mended_or_told(string owner, string method, string error, string outcome)
    {
        await using var context = await Browser.NewContextAsync();
        var page = await StorePage.OpenAsync(context, site);
        Assert.Equal("done", await page.TellAsync("store.write('gears', [1])"));
        await page.EvaluateAsync(
            $$"""
            () => {
              const original = {{owner}}.{{method}};
              {{owner}}.{{method}} = function () {
                {{owner}}.{{method}} = original;
                throw new DOMException("As the test wants it.", "{{error}}");
              };
            }
            """
        );

        Assert.Equal(outcome, await page.TellAsync("store.write('gears', [2])"));
        Assert.Equal("done", await page.TellAsync("store.write('gears', [3])"));
        Assert.Equal(outcome == "done" ? "1 2 3" : "1 3", await page.ReadAsync("gears"));
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    [Fault(28)]
    public async Task A_browser_that_forbids_or_never_opens_its_database_is_told_and_asked_again()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await StorePage.OpenAsync(context, site);
        await page.EvaluateAsync(
            """
            () => {
              globalThis.open = indexedDB.open;
              IDBFactory.prototype.open = () => { throw new DOMException("As the test wants it.", "SecurityError"); };
            }
            """
        );
        Assert.Equal("storage.blocked", await page.TellAsync("store.write('gears', [1])"));

        await page.EvaluateAsync(
            """
            () => {
              const silent = { addEventListener: { value: () => {} } };
              IDBFactory.prototype.open = () => Object.create(IDBOpenDBRequest.prototype, silent);
            }
            """
        );
        var begun = TimeProvider.System.GetTimestamp();
        Assert.Equal("storage.blocked", await page.TellAsync("store.list()"));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30));

        await page.EvaluateAsync("() => void (IDBFactory.prototype.open = globalThis.open)");
        Assert.Equal("done", await page.TellAsync("store.write('gears', [1])"));
        Assert.Equal("1", await page.ReadAsync("gears"));
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    [Fault(32, 33)]
    [Promise(5)]
    public async Task A_page_makes_way_for_a_newer_database_and_its_pictures_can_still_be_saved()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await StorePage.OpenAsync(context, site);
        Assert.Equal("done", await page.TellAsync("store.write('gears', [1])"));
        await page.CloseAsync();
        page = await StorePage.OpenAsync(context, site);
        Assert.Equal("1", await page.ReadAsync("gears", takeOver: true));
        await page.EvaluateAsync(
            """
            () => new Promise((resolve, reject) => {
              const opening = indexedDB.open("sortline:/", 99);
              opening.onsuccess = () => (opening.result.close(), resolve());
              opening.onerror = () => reject(opening.error);
            })
            """
        );

        Assert.Equal(["outdated"], await page.HappenedAsync());
        Assert.Equal("storage.outdated", await page.TellAsync("store.write('gears', [2])"));
        Assert.True(await page.EvaluateAsync<int>("async () => (await store.pictures.png(1)).length") > 1_000);
        await AssertNoFaultsAsync(page);
    }

    [Fact]
    [Fault(35)]
    public async Task Two_sites_under_one_name_do_not_see_each_other()
    {
        await using var context = await Browser.NewContextAsync();
        var (one, other) = (await StorePage.OpenAsync(context, site), await StorePage.OpenAsync(context, site, "/other/"));
        Assert.Equal("done", await one.TellAsync("store.write('gears', [1])"));
        Assert.Equal("done", await other.TellAsync("store.write('gears', [2])"));

        Assert.Equal("1", await one.ReadAsync("gears"));
        Assert.Equal("2", await other.ReadAsync("gears"));
        Assert.Equal(
            ["sortline:/", "sortline:/other/"],
            await one.EvaluateAsync<string[]>("async () => (await indexedDB.databases()).map(({ name }) => name).sort()")
        );
    }

    private static async Task AssertNoFaultsAsync(params IPage[] pages)
    {
        foreach (var page in pages)
            Assert.Empty(await page.EvaluateAsync<string[]>("() => store.faults"));
    }

    // The browser's own processes may take a moment to go.
    private static async Task DeleteAsync(string folder)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
