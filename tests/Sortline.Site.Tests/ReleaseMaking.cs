using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sortline.Site.Tests;

/// <summary>Makes the fixture of a release, once, by what a learner does in its page. Later releases open it: <see cref="ReleaseTests"/>.</summary>
public class ReleaseMaking(PublishedSite site)
{
    private const string Bad = "Rusty",
        Own = "Größe 2 – ⚙️",
        Class = "Class 7b: gears",
        Sorted = ".decisions li:has(.outcome svg)";

    /// <summary>By hand, before a release whose number in schema.ts is new; docs/storage.md has the command.</summary>
    [Fact(Explicit = true)]
    public async Task Make_the_fixture_of_a_new_release()
    {
        ReleaseFixture fixture = new(ReleaseFixture.Current);
        Assert.False(
            Directory.Exists(fixture.Folder),
            "A fixture is never made again: what is written in another way gets a new release number in schema.ts."
        );
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=5&key=1&view=none&lang=en");
        await visit.WaitUntilReadyAsync();
        var taught = await TeachAsync(visit, fixture);
        // The start of another page tidies up the pictures of parts that were still on their way.
        await visit.Page.GotoAsync($"{site.Address}?key=1&view=none&lang=en");
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        var deleted = await DeleteAsync(visit);
        var running = await LeaveInAShiftAsync(visit);

        var empty = await StorePage.OpenEmptyAsync(visit.Page.Context, site);
        await visit.Page.GotoAsync("about:blank");
        var database = await KeptDatabase.ExportAsync(empty, ReleaseFixture.Database);

        running = await GoOnAsync(visit, running);
        fixture.Write(database, new(ReleaseExpectation.CurrentNetwork, taught, running, deleted));
    }

    /// <summary>Two labels that are there, one renamed, one of the learner's own with photos; what was undone can be done again; a shift that is over.</summary>
    private static async Task<ExpectedProject> TeachAsync(Visit visit, ReleaseFixture fixture)
    {
        var page = visit.Page;
        await visit.NextPartAsync();
        await page.Keyboard.PressAsync("1");
        await visit.ExpectCountAsync("Good", 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit label Bad" }).ClickAsync();
        await page.Locator("#label-name").FillAsync(Bad);
        await page.Locator("#label-dialog .primary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a label" }).ClickAsync();
        await page.Locator("#label-name").FillAsync(Own);
        await page.Locator("#label-dialog .palette input").Nth(3).CheckAsync();
        await page.Locator("#label-dialog .primary").ClickAsync();
        await DropAsync(page, Bad, 1, 2);
        await DropAsync(page, Own, 3, 4);
        await DropAsync(page, "Good", 5);

        await visit.LookInsideAsync();
        await page.Locator(".way", new() { HasText = "Weighs everything" }).Locator("input").CheckAsync();
        await page.Locator("input[name=look]").Nth(1).CheckAsync();
        await ChangeAsync("Good", page.Locator("#example-dialog .answer", new() { HasText = Bad }));
        await ChangeAsync(Own, page.Locator("#example-dialog .danger"));
        await ChangeAsync(Bad, page.Locator("#example-dialog .danger"));
        for (var times = 2; times > 0; times--)
            await page.Locator("#undo").ClickAsync();
        await Assertions.Expect(page.Locator("#redo")).ToBeEnabledAsync();
        await visit.TrialsAsync();
        File.Copy(await ShownProject.SaveAsync(visit), Created(fixture.ProjectFile));
        var project = await ReadAsync(visit, "rust") with { Name = Class };

        await visit.StartShiftAsync(parts: 40, speed: 0.3, bet: 8);
        await page.Locator(Sorted).First.WaitForAsync();
        await page.Locator(".modes button").First.ClickAsync();
        await page.Locator("#stop-shift").ClickAsync();
        await visit.ShiftEndsAsync();
        using var report = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("mode=report"));
        project = project with { Query = QueryOf(page), Shift = new("0.3", "40"), Report = report.RootElement.Clone() };

        await SavedAsync(page);
        await page.Locator("#projects").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await page.Locator("#project-name").FillAsync(Class);
        await page.Locator("#rename-dialog .primary").ClickAsync();
        await Assertions.Expect(page.Locator($"#open-{project.Id} strong")).ToHaveTextAsync(Class);
        return project;

        // To the oldest example of a label.
        async Task ChangeAsync(string label, ILocator how)
        {
            await page.Locator(".tray", new() { HasText = label }).Locator(".thumbnail").Last.ClickAsync();
            await how.ClickAsync();
        }
    }

    private static async Task<ExpectedProject> DeleteAsync(Visit visit)
    {
        var page = visit.Page;
        await BeginAsync(visit, "gears-and-bolts");
        await DropAsync(page, "Good", 6);
        var project = await ReadAsync(visit, "gears-and-bolts");
        await page.Locator("#projects").ClickAsync();
        await page.Locator(".project-card", new() { Has = page.Locator($"#open-{project.Id}") })
            .GetByRole(AriaRole.Button, new() { Name = "Delete" })
            .ClickAsync();
        await page.Locator($"#restore-{project.Id}").WaitForAsync();
        return project;
    }

    private static async Task<ExpectedProject> LeaveInAShiftAsync(Visit visit)
    {
        var page = visit.Page;
        await BeginAsync(visit, "gears");
        await visit.LookInsideAsync();
        await page.GetByLabel("the right way up, but left may be right").CheckAsync();
        await DropAsync(page, "Good", 7);
        await DropAsync(page, "Bad", 8);
        var project = await ReadAsync(visit, "gears");
        await visit.StartShiftAsync(parts: 20, speed: 0.1); // Slow: few parts are under way, as each picture takes 90 KB.
        await page.Locator("#no").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("mode=shift"));
        await SavedAsync(page);
        return project with
        {
            Query = QueryOf(page),
            Shift = new("0.1", "20"),
            Report = JsonSerializer.SerializeToElement(await page.Locator(".decisions .no-said").CountAsync()),
        };
    }

    /// <summary>What came of the parts that were decided when it was left is in its report, in the end.</summary>
    private async Task<ExpectedProject> GoOnAsync(Visit visit, ExpectedProject running)
    {
        await visit.Page.GotoAsync($"{site.Address}?{running.Query}");
        await ReleaseTests.FinishAsync(visit);
        using var report = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        var decided = report.RootElement.GetProperty("parts").EnumerateArray().Take(running.Report!.Value.GetInt32());
        return running with { Report = JsonSerializer.SerializeToElement(decided) };
    }

    private static async Task BeginAsync(Visit visit, string level)
    {
        await visit.Page.Locator("#project-level").SelectOptionAsync(level);
        await visit.Page.Locator("#new-project").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#level")).ToHaveValueAsync(level);
        await visit.ExpectCountsAsync(0, 0);
    }

    /// <summary>Drops photos that take little room.</summary>
    private static async Task DropAsync(IPage page, string label, params int[] photos)
    {
        foreach (var photo in photos)
        {
            var tray = page.Locator(".tray", new() { HasText = label });
            var count = int.Parse(await tray.Locator(".tray-count").InnerTextAsync(), CultureInfo.InvariantCulture);
            await DropTests.GiveAsync(page, "drop", $"photo{photo}.png", Pngs.Draw(photo));
            await page.Locator("#drop-dialog .answer", new() { HasText = label }).ClickAsync();
            await Assertions.Expect(tray.Locator(".tray-count")).ToHaveTextAsync($"{count + 1}");
        }

        await Assertions.Expect(page.Locator(".thumbnail.is-waiting")).ToHaveCountAsync(0);
    }

    private static async Task<ExpectedProject> ReadAsync(Visit visit, string level)
    {
        var page = visit.Page;
        await SavedAsync(page);
        var position = await ShownProject.PositionAsync(page);
        var moments = await ShownProject.MomentsAsync(page);
        var examples = await ShownProject.ExamplesAsync(page);
        await SavedAsync(page);
        return new()
        {
            Id = Regex.Match(page.Url, "project=([^&]+)").Groups[1].Value,
            Query = QueryOf(page),
            Level = level,
            Examples = examples,
            Count = Regex
                .Matches(examples.Counts, @"\d+(?=,|$)")
                .Sum(count => int.Parse(count.Value, CultureInfo.InvariantCulture)),
            Position = position,
            Moments = moments,
            Shift = await ShownProject.ShiftAsync(page),
            File = await ShownProject.InspectAsync(await ShownProject.SaveAsync(visit)),
        };
    }

    private static string QueryOf(IPage page) => new Uri(page.Url).Query[1..];

    private static string Created(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("#saving-button")).ToHaveTextAsync("Saved");
}
