using System.Text.RegularExpressions;

namespace Sortline.Site.Tests;

/// <summary>What a newcomer meets in the first five minutes.</summary>
public class FirstMinutesTests(PublishedSite site)
{
    [Fact]
    public async Task The_robot_guesses_from_the_second_label_on_and_shows_who_voted()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.TeachAsync(each: 2, byKeyboard: false);
        await visit.NextPartAsync();

        await Assertions.Expect(page.Locator(".guess:not(.is-past) .bars meter")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByText("Most like it, one vote each")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".way", new() { HasText = "Nearest examples" }).Locator("input")).ToBeCheckedAsync();
        await visit.ScreenshotAsync("teach-guess");
        await visit.AssertAccessibleAsync("teach, guessing");
        visit.AssertClean();
    }

    [Fact]
    [Fault(11, 13)]
    public async Task Labels_are_added_renamed_recoloured_and_rerouted()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.NextPartAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a label" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("  good ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is a label “Good” already: choose another name.")).ToBeVisibleAsync();
        await page.GetByLabel("Name").FillAsync("Zahnräder <b>");
        await page.GetByLabel("Purple").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".answers .answer").Nth(2)).ToContainTextAsync("Zahnräder <b>");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit label Good" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Fine");
        await page.GetByLabel("takes it off").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".tray").First).ToContainTextAsync("Fine");
        await Assertions.Expect(page.Locator(".tray").First).ToContainTextAsync("taken off");
        visit.AssertClean();
    }

    [Fact]
    public async Task An_example_is_moved_to_another_label_from_its_thumbnail()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.NextPartAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(".thumbnail")).ToHaveCountAsync(1);

        await page.Locator(".thumbnail").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Bad" }).ClickAsync();

        await visit.ExpectCountsAsync(0, 1);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_link_with_a_mistake_in_it_says_so_and_opens_something_useful()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gaers&seed=many&view=none");

        await Assertions.Expect(visit.Page.GetByText("There is no level “gaers”")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Is this gear good?" })).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task The_address_names_the_shift_that_was_chosen()
    {
        await using var visit = await Visit.BeginAsync(site, "?view=none");
        var page = visit.Page;

        await page.GetByLabel("Level").SelectOptionAsync("gears-and-bolts");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Is this part good?" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New parts" }).ClickAsync();

        // Asked again and again: the address changes without a page being loaded.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/[?]level=gears-and-bolts&seed=2&view=none$"));
        visit.AssertClean();
    }

    [Fact]
    [Fault(56, 57)]
    public async Task The_page_can_be_used_by_keyboard_alone()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&view=none");
        var page = visit.Page;
        await Assertions.Expect(page.GetByAltText("The part under the camera")).ToBeVisibleAsync();
        HashSet<string> reached = [];

        for (var press = 0; press < 40; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.id + ' ' + document.activeElement.innerText"));
        }

        Assert.All(
            ["Run", "Help", "Pause", "One part", "Good", "Bad", "Skip", "Add a label", "level", "New parts"],
            name => Assert.Contains(reached, text => text.Contains(name, StringComparison.Ordinal))
        );

        await page.GetByRole(AriaRole.Button, new() { Name = "Help" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync("help");
        await visit.ScreenshotAsync("help");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Help" })).ToBeFocusedAsync();
        visit.AssertClean();
    }
}
