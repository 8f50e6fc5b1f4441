using System.Text.Json;
using System.Text.RegularExpressions;
using Sortline.Cli.Tests;

namespace Sortline.Site.Tests;

/// <summary>What is taught is saved as it is taught, comes back, and is never lost without a word.</summary>
public sealed class SavingTests(PublishedSite site)
{
    private const string Query = "?level=rust&seed=21&view=none";

    [Fact]
    [Promise(1)]
    public async Task A_page_that_is_loaded_again_is_where_it_was_in_the_middle_of_a_shift_too()
    {
        await using var visit = await Visit.BeginAsync(site, Query + "&key=1");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 2, byKeyboard: true);
        await SavedAsync(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("project=[a-z0-9]+-1"));

        await page.ReloadAsync();
        await visit.ExpectCountsAsync(2, 2);
        await page.Keyboard.PressAsync("Control+z");
        await page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.answers .count')].reduce((sum, count) => sum + parseInt(count.textContent), 0) === 3"
        );
        await page.Keyboard.PressAsync("Control+y");
        await visit.ExpectCountsAsync(2, 2);

        await visit.StartShiftAsync(parts: 20, speed: 0.3);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("mode=shift"));
        await page.Locator(".decisions li").Nth(2).WaitForAsync();
        await SavedAsync(page);
        await page.ReloadAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
        using var report = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        Assert.Equal(20, report.RootElement.GetProperty("parts").GetArrayLength());
        await page.ReloadAsync();
        await visit.ShiftEndsAsync(); // The report is still open.
        visit.AssertClean();
    }

    [Fact]
    [Fault(25)]
    [Promise(1)]
    public async Task What_is_taught_a_moment_before_the_page_is_closed_is_there()
    {
        await using var visit = await Visit.BeginAsync(site, Query);
        await visit.WaitUntilReadyAsync();
        await TeachOneAsync(visit.Page);
        await SavedAsync(visit.Page);
        await visit.Page.Locator("button.answer:not([disabled])").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("2");
        await visit.ExpectCountsAsync(1, 1);
        await Task.Delay(80, TestContext.Current.CancellationToken);
        var address = visit.Page.Url;
        await visit.Page.CloseAsync();

        var again = await visit.OpenAsync(address);

        await Assertions.Expect(again.Locator(".answers .count")).ToHaveTextAsync(["1 example", "1 example"]);
    }

    [Fact]
    [Fault(31)]
    [Promise(5)]
    public async Task Two_tabs_never_write_the_same_project()
    {
        await using var visit = await Visit.BeginAsync(site, Query);
        var first = visit.Page;
        await visit.WaitUntilReadyAsync();
        await TeachOneAsync(first);
        await SavedAsync(first);

        var second = await visit.OpenAsync(first.Url);
        await second.Locator("#read-only").WaitForAsync();
        await visit.AssertAccessibleAsync("two tabs");
        await TeachOneAsync(second);
        await Assertions.Expect(second.Locator(".answers .count").First).ToHaveTextAsync("1 example");
        await Assertions.Expect(second.GetByText("Another tab has this project open").First).ToBeVisibleAsync();

        await second.Locator("#read-only button").ClickAsync();
        await SavedAsync(second);
        await first.Locator("#read-only").WaitForAsync();
        await TeachOneAsync(second);
        await Assertions.Expect(second.Locator(".answers .count").First).ToHaveTextAsync("2 examples");
        await SavedAsync(second);
        await first.ReloadAsync();
        await Assertions.Expect(first.Locator(".answers .count").First).ToHaveTextAsync("2 examples");
    }

    [Fact]
    [Promise(5)]
    public async Task A_project_that_one_tab_has_left_can_be_taught_in_another()
    {
        await using var visit = await Visit.BeginAsync(site, Query);
        var first = visit.Page;
        await visit.WaitUntilReadyAsync();
        await TeachOneAsync(first);
        await SavedAsync(first);
        var address = first.Url;
        await first.GetByRole(AriaRole.Button, new() { Name = "Projects", Exact = true }).ClickAsync();
        await first.Locator("#new-project").ClickAsync();
        await Assertions.Expect(first.Locator(".answers .count").First).ToHaveTextAsync("0 examples");

        var second = await visit.OpenAsync(address);
        await TeachOneAsync(second);
        await Assertions.Expect(second.Locator(".answers .count").First).ToHaveTextAsync("2 examples");
        await SavedAsync(second);

        await first.GetByRole(AriaRole.Button, new() { Name = "Projects", Exact = true }).ClickAsync();
        await first.Locator(".project-open").First.ClickAsync();
        await first.Locator("#read-only").WaitForAsync();
        await Assertions.Expect(first.Locator(".answers .count").First).ToHaveTextAsync("2 examples");
    }

    [Fact]
    [Fault(27, 29)]
    [Promise(2)]
    public async Task A_save_that_fails_is_told_loses_nothing_and_can_be_made_good()
    {
        (string Call, string Fault)[] faults =
        [
            ("IDBObjectStore.put", "throw new DOMException('Full', 'QuotaExceededError')"),
            ("IDBObjectStore.put", "throw new DOMException('Broken', 'UnknownError')"),
            ("IDBObjectStore.get", "throw new DOMException('Broken', 'UnknownError')"),
            ("IDBDatabase.transaction", "throw new DOMException('Broken', 'UnknownError')"),
            ("IDBTransaction.commit", "return it.abort()"),
        ];
        await using var visit = await Visit.BeginAsync(site, Query);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        var taught = 0;
        foreach (var (call, fault) in faults)
        {
            await page.EvaluateAsync(
                $$"""
                () => {
                  const [owner, name] = "{{call}}".split(".");
                  const prototype = globalThis[owner].prototype;
                  const whole = prototype[name];
                  const fail = (it) => { {{fault}}; };
                  window.faults = 0;
                  window.mend = () => { prototype[name] = whole; };
                  prototype[name] = function () {
                    window.faults++;
                    return fail(this);
                  };
                }
                """
            );
            await TeachOneAsync(page);
            taught++;

            await page.Locator("#not-saved").WaitForAsync();
            Assert.True(await page.EvaluateAsync<int>("() => window.faults") > 0, $"{call} was never called.");
            await visit.AssertAccessibleAsync($"not saved: {call}");
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#not-saved button").Last.ClickAsync());
            using var inspected = JsonDocument.Parse(
                (await CommandLine.RunAsync("inspect", await SavedFileAsync(download), "--json")).Output
            );
            Assert.Equal(taught, inspected.RootElement.GetProperty("labels")[0].GetProperty("pictures").GetInt32());

            await page.EvaluateAsync("() => window.mend()");
            // What is found out by itself, such as the progress, may have been first to bring all of it along.
            await page.Locator("#not-saved button").EvaluateAllAsync<object?>("buttons => buttons[0]?.click()");
            await SavedAsync(page);
            await Assertions.Expect(page.Locator("#not-saved")).ToHaveCountAsync(0);
        }

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".answers .count").First).ToHaveTextAsync($"{taught} examples");
    }

    [Theory]
    [InlineData("IDBFactory.prototype.open = () => { throw new DOMException('No', 'SecurityError'); };")]
    [InlineData("IDBFactory.prototype.open = () => new EventTarget();")]
    [Fault(28)]
    [Promise(2)]
    public async Task Where_the_browser_keeps_nothing_that_is_said_and_all_else_works(string breakage)
    {
        await using var visit = await Visit.BeginAsync(site, Query + "&key=1", before: page => page.AddInitScriptAsync(breakage));
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 2, byKeyboard: true);

        await visit.Page.Locator("#not-saved").WaitForAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(visit.Page.Locator("#not-saved")).ToContainTextAsync("private window");
        await visit.ScreenshotAsync("not-saved");
        using var report = await visit.RunShiftAsync(() => visit.Page.Locator("#finish").ClickAsync());
        Assert.Equal(40, report.RootElement.GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public async Task The_back_button_leads_through_what_was_shown()
    {
        await using var visit = await Visit.BeginAsync(site, Query + "&key=1");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 1, byKeyboard: true);
        await SavedAsync(page);
        await page.Locator("#level").SelectOptionAsync("gears");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("level=gears"));
        await visit.ExpectCountsAsync(0, 0);

        await page.GoBackAsync();
        await visit.ExpectCountsAsync(1, 1);
        await Assertions.Expect(page.Locator("#level")).ToHaveValueAsync("rust");
        await page.GoForwardAsync();
        await Assertions.Expect(page.Locator("#level")).ToHaveValueAsync("gears");
        await page.GoBackAsync();

        await visit.StartShiftAsync(parts: 20);
        await page.Locator(".decisions li").First.WaitForAsync();
        await page.GoBackAsync();
        await page.Locator("#stop-dialog[open] .primary").ClickAsync(); // Nobody leaves a shift unasked.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("mode=shift"));
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("mode=report"));
        await page.GoBackAsync();
        await visit.ExpectCountsAsync(1, 1); // A shift that is over is no place to go back to.
        visit.AssertClean();
    }

    [Fact]
    [Fault(30)]
    public async Task Data_that_were_cleared_leave_an_honest_page()
    {
        await using var visit = await Visit.BeginAsync(site, Query);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await TeachOneAsync(page);
        await SavedAsync(page);
        var address = page.Url;
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await page.GotoAsync("about:blank");
        await devTools.SendAsync(
            "Storage.clearDataForOrigin",
            new() { ["origin"] = site.Address.TrimEnd('/'), ["storageTypes"] = "all" }
        );

        await page.GotoAsync(address);

        await Assertions.Expect(page.GetByText("This browser does not keep the project")).ToBeVisibleAsync();
        await visit.WaitUntilReadyAsync();
        await TeachOneAsync(page);
        await SavedAsync(page);
        visit.AssertClean();
    }

    [Fact]
    [Fault(27)]
    [Promise(2)]
    public async Task No_room_is_told_and_more_room_makes_it_good()
    {
        await using var visit = await Visit.BeginAsync(site, Query);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        var devTools = await page.Context.NewCDPSessionAsync(page);
        var origin = site.Address.TrimEnd('/');
        // Before anything is written: the browser remembers for a while how much room it had.
        await devTools.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = origin, ["quotaSize"] = 1_000 });
        await TeachOneAsync(page);

        await Assertions.Expect(page.Locator("#not-saved")).ToContainTextAsync("There is no room left");
        await devTools.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = origin });
        // Unless something else that was due has brought it by itself.
        await page.Locator("#not-saved button").EvaluateAllAsync<object?>("buttons => buttons[0]?.click()");
        await SavedAsync(page);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".answers .count").First).ToHaveTextAsync("1 example");
    }

    private static async Task TeachOneAsync(IPage page)
    {
        await page.Locator("button.answer:not([disabled])").First.WaitForAsync();
        await page.Keyboard.PressAsync("1");
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("#saving-button")).ToHaveTextAsync("Saved");

    private static async Task<string> SavedFileAsync(IDownload download) => await download.PathAsync();
}
