using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sortline.Site.Tests;

/// <summary>What each release left in a browser, and a file that it saved, opens in this one as it was left.</summary>
public class ReleaseTests(PublishedSite site)
{
    private const string Unseen = "view=none&key=1&lang=en";

    public static TheoryData<int> Releases => [.. Enumerable.Range(1, ReleaseFixture.Current)];

    [Theory]
    [MemberData(nameof(Releases))]
    [Promise(1)]
    public async Task What_a_release_kept_opens_as_it_was_left(int release)
    {
        ReleaseFixture fixture = new(release);
        var expected = fixture.ReadExpectation();
        await using var context = await NewContextAsync();
        var keeper = await RestoreAsync(context, fixture);
        await HoldAsync(keeper, DeleterOf(fixture)); // The page that deleted a project can still have it back.
        await KeepNetworkOutAsync(context);
        await using (var visit = await Visit.BeginAsync(context, site, site.Address, $"?{Unseen}"))
        {
            await AssertListedAsync(visit.Page, expected);
            await visit.Page.Locator($"#restore-{expected.Deleted.Id}").ClickAsync();
            await OpenAsync(visit.Page, expected.Deleted);
            await AssertProjectAsync(visit, expected.Deleted);

            await visit.Page.Locator("#projects").ClickAsync();
            await OpenAsync(visit.Page, expected.Taught);
            await AssertReportAsync(visit, expected.Taught);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Teach more" }).ClickAsync();
            if (expected.Network == ReleaseExpectation.CurrentNetwork)
                await AssertSeenAsync(visit);
            await AssertProjectAsync(visit, expected.Taught);
            Assert.DoesNotContain(visit.Complaints, complaint => complaint.StartsWith("error", StringComparison.Ordinal));
        }

        await context.UnrouteAllAsync();
        await using (var visit = await Visit.BeginAsync(context, site, site.Address, $"?{expected.Running.Query}"))
        {
            await AssertGoesOnAsync(visit, expected.Running);
            await AssertProjectAsync(visit, expected.Running);
            visit.AssertClean();
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_a_release_deleted_goes_and_nothing_else_does(int release)
    {
        ReleaseFixture fixture = new(release);
        var deleted = fixture.ReadExpectation().Deleted.Id;
        await using var context = await NewContextAsync();
        var keeper = await RestoreAsync(context, fixture);
        var before = JsonNode.Parse(await KeptDatabase.ExportAsync(keeper, ReleaseFixture.Database))!;
        await using var visit = await Visit.BeginAsync(context, site, site.Address, $"?level=rust&{Unseen}"); // It lists no projects.

        JsonNode after;
        do after = JsonNode.Parse(await KeptDatabase.ExportAsync(keeper, ReleaseFixture.Database))!;
        while (after.ToJsonString().Contains(deleted, StringComparison.Ordinal));

        foreach (var store in new[] { "projects", "records" })
        {
            var expected = EntriesOf(before, store).Where(entry => !entry.Contains(deleted, StringComparison.Ordinal));
            Assert.Equal(expected, EntriesOf(after, store));
        }

        var named = EntriesOf(after, "projects").Concat(EntriesOf(after, "records")).ToList();
        var pictures = EntriesOf(before, "pictures");
        Assert.Equal(
            pictures.Where(picture => named.Any(entry => entry.Contains(KeyOf(picture), StringComparison.Ordinal))),
            EntriesOf(after, "pictures")
        );
        Assert.NotEqual(pictures, EntriesOf(after, "pictures"));

        static string KeyOf(string picture) => JsonNode.Parse(picture)!["key"]!.ToJsonString();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    [Fault(19)]
    [Promise(4)]
    public async Task A_file_that_the_page_of_a_release_saved_opens_in_the_page_and_on_the_command_line(int release)
    {
        ReleaseFixture fixture = new(release);
        var expected = fixture.ReadExpectation();
        AssertHas(expected.Taught.File, await ShownProject.InspectAsync(fixture.ProjectFile));
        await using var context = await NewContextAsync();
        await KeepNetworkOutAsync(context);
        await using var visit = await Visit.BeginAsync(context, site, site.Address, $"?level=gears&{Unseen}");

        await visit.Page.SetInputFilesAsync("#project-file", fixture.ProjectFile);

        await Assertions.Expect(visit.Page.Locator("#level")).ToHaveValueAsync(expected.Taught.Level);
        await Assertions.Expect(visit.Page.Locator(".file-work progress")).ToHaveCountAsync(0);
        Assert.Equal(expected.Taught.Examples, await ShownProject.ExamplesAsync(visit.Page));
        if (expected.Network == ReleaseExpectation.CurrentNetwork)
            await AssertSeenAsync(visit);
        AssertHas(expected.Taught.File, await ShownProject.InspectAsync(await ShownProject.SaveAsync(visit)));
    }

    private static async Task AssertListedAsync(IPage page, ReleaseExpectation expected)
    {
        foreach (var project in new[] { expected.Taught, expected.Running })
        {
            var title = await page.Locator($"#project-level option[value='{project.Level}']").InnerTextAsync();
            var card = page.Locator($"#open-{project.Id}");
            await Assertions.Expect(card.Locator("strong")).ToHaveTextAsync(project.Name ?? title);
            await Assertions.Expect(card).ToContainTextAsync(title);
            await Assertions.Expect(card).ToContainTextAsync(new Regex($@"\b{project.Count} example"));
            await Assertions.Expect(card.Locator("img")).ToBeVisibleAsync();
        }
    }

    private static async Task OpenAsync(IPage page, ExpectedProject project)
    {
        await page.Locator($"#open-{project.Id}").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"project={project.Id}(&|$)"));
        await Assertions.Expect(page.Locator("#level")).ToHaveValueAsync(project.Level);
    }

    private static async Task AssertProjectAsync(Visit visit, ExpectedProject expected)
    {
        var page = visit.Page;
        await page.Locator(".tray").First.WaitForAsync();
        Assert.Equal(expected.Examples, await ShownProject.ExamplesAsync(page));
        Assert.Equal(expected.Position, await ShownProject.PositionAsync(page));
        Assert.Equal(expected.Moments, await ShownProject.MomentsAsync(page));
        Assert.Equal(expected.Examples, await ShownProject.ExamplesAsync(page));
        Assert.Equal(expected.Shift, await ShownProject.ShiftAsync(page));
        AssertHas(expected.File, await ShownProject.InspectAsync(await ShownProject.SaveAsync(visit)));
    }

    // Without the network nothing can be looked at: what is known of the pictures was kept.
    private static async Task AssertSeenAsync(Visit visit)
    {
        await visit.TrialsAsync();
        await Assertions.Expect(visit.Page.Locator(".thumbnail.is-waiting")).ToHaveCountAsync(0);
    }

    private static async Task AssertReportAsync(Visit visit, ExpectedProject expected)
    {
        await visit.ShiftEndsAsync();
        using var report = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        AssertHas(expected.Report!.Value, report.RootElement);
    }

    private static async Task AssertGoesOnAsync(Visit visit, ExpectedProject expected)
    {
        await FinishAsync(visit);
        using var report = JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
        var parts = report.RootElement.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(20, parts.Count);
        var done = expected.Report!.Value.EnumerateArray().ToList();
        Assert.All(done.Zip(parts), pair => AssertHas(pair.First, pair.Second));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Teach more" }).ClickAsync();
    }

    internal static async Task FinishAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await visit.Page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
    }

    // A later release may say more, but not something else.
    private static void AssertHas(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind is JsonValueKind.Object && actual.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
            {
                Assert.True(actual.TryGetProperty(member.Name, out var value), $"There is no {member.Name} in {actual}");
                AssertHas(member.Value, value);
            }
        }
        else if (expected.ValueKind is JsonValueKind.Array && actual.ValueKind is JsonValueKind.Array)
        {
            Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
            foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
                AssertHas(one, other);
        }
        else
        {
            Assert.True(JsonElement.DeepEquals(expected, actual), $"{actual} is not {expected}.");
        }
    }

    private Task<IBrowserContext> NewContextAsync() =>
        site.BrowserFor(Unseen)
            .NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = 1366, Height = 768 },
                    AcceptDownloads = true,
                    ServiceWorkers = ServiceWorkerPolicy.Block,
                }
            );

    private async Task<IPage> RestoreAsync(IBrowserContext context, ReleaseFixture fixture)
    {
        var page = await StorePage.OpenEmptyAsync(context, site);
        await KeptDatabase.RestoreAsync(page, fixture.ReadDatabase());
        return page;
    }

    private static async Task HoldAsync(IPage page, string owner) =>
        await page.EvaluateAsync(
            "(name) => new Promise((held) => void navigator.locks.request(name, () => new Promise(() => held())))",
            $"{ReleaseFixture.Database}:page:{owner}"
        );

    private static string DeleterOf(ReleaseFixture fixture) =>
        JsonNode.Parse(fixture.ReadDatabase())!["stores"]!
            .AsArray()
            .Single(store => store!["name"]!.GetValue<string>() == "projects")!["entries"]!
            .AsArray()
            .Select(entry => entry!["value"]!)
            .Single(project => project["deletedAt"] is not null)["owner"]!.GetValue<string>();

    private static List<string> EntriesOf(JsonNode database, string store) =>
        [
            .. database["stores"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == store)!["entries"]!
                .AsArray()
                .Select(entry => entry!.ToJsonString()),
        ];

    private static async Task KeepNetworkOutAsync(IBrowserContext context) =>
        await context.RouteAsync("**/models/**", route => route.AbortAsync());
}
