namespace Sortline.Site.Tests;

/// <summary>What a newcomer meets in the first five minutes.</summary>
public class FirstMinutesTests(PublishedSite site)
{
    [Fact]
    public async Task A_part_and_a_question_come_before_anything_is_asked_of_the_learner()
    {
        await using var visit = await Visit.BeginAsync(site);
        var page = visit.Page;

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Is this gear good?" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByAltText("The part under the camera")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Nothing learned yet. Tell the robot what you see.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".answers .answer kbd")).ToHaveTextAsync(["1", "2"]);
        Assert.Equal(0, await page.Locator(".key").CountAsync());
        await visit.WaitUntilReadyAsync();
        await visit.ScreenshotAsync("teach-first");
        await visit.AssertAccessibleAsync("teach, nothing taught");
        visit.AssertClean();
    }

    [Fact]
    public async Task The_robot_guesses_from_the_second_label_on_and_shows_who_voted()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1");
        var page = visit.Page;
        await visit.TeachAsync(each: 2, byKeyboard: false);
        await visit.NextPartAsync();

        await Assertions.Expect(page.Locator(".guess:not(.is-past) .bars meter")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li").First).ToContainTextAsync("like it: ");
        await visit.ScreenshotAsync("teach-guess");
        await visit.AssertAccessibleAsync("teach, guessing");
        visit.AssertClean();
    }

    [Fact]
    public async Task Labels_are_added_renamed_recoloured_and_rerouted()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1");
        var page = visit.Page;
        await visit.NextPartAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a label" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("  good ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is a label “Good” already: choose another name.")).ToBeVisibleAsync();
        await page.GetByLabel("Name").FillAsync("Zahnräder <b>");
        await page.GetByLabel("Plum").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".answers .answer").Nth(2)).ToContainTextAsync("Zahnräder <b>");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit label Good" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Fine");
        await page.GetByLabel("takes it off: reject").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".tray").First).ToContainTextAsync("Fine");
        await Assertions.Expect(page.Locator(".tray").First).ToContainTextAsync("taken off");
        visit.AssertClean();
    }

    [Fact]
    public async Task An_example_is_moved_to_another_label_from_its_thumbnail()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1");
        var page = visit.Page;
        await visit.NextPartAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(".thumbnail")).ToHaveCountAsync(1);

        await page.Locator(".thumbnail").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Defective" }).ClickAsync();

        await visit.ExpectCountsAsync(0, 1);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_link_with_a_mistake_in_it_says_so_and_opens_something_useful()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gaers&seed=many");

        await Assertions.Expect(visit.Page.GetByText("There is no level “gaers”")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Is this gear good?" })).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task The_address_names_the_shift_that_was_chosen()
    {
        await using var visit = await Visit.BeginAsync(site);
        var page = visit.Page;

        await page.GetByLabel("Level").SelectOptionAsync("gears-and-bolts");
        await page.GetByLabel("Shift", new() { Exact = true }).FillAsync("12");
        await page.GetByLabel("Shift", new() { Exact = true }).BlurAsync();

        await page.WaitForURLAsync("**/?level=gears-and-bolts&seed=12");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Is this part good?" })).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task The_page_can_be_used_by_keyboard_alone()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2");
        var page = visit.Page;
        await Assertions.Expect(page.GetByAltText("The part under the camera")).ToBeVisibleAsync();
        HashSet<string> reached = [];

        for (var press = 0; press < 40; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.id + ' ' + document.activeElement.innerText"));
        }

        Assert.All(
            ["Run", "Help", "Pause", "One part", "Good", "Defective", "Let it pass", "Add a label", "level", "seed", "speed"],
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

    [Fact]
    public async Task Nothing_is_wider_than_the_window_and_on_a_school_laptop_nothing_needs_scrolling()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1");
        var page = visit.Page;
        await visit.TeachAsync(each: 2, byKeyboard: true);
        await visit.NextPartAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);

        Assert.Equal(
            0,
            await page.EvaluateAsync<int>("document.documentElement.scrollHeight - document.documentElement.clientHeight")
        );
        foreach (
            var whole in new[]
            {
                page.Locator(".answers .answer").First,
                page.Locator(".voters"),
                page.Locator(".ways"),
                page.Locator(".next-step"),
            }
        )
            await Assertions.Expect(whole).ToBeInViewportAsync(new() { Ratio = 1 });
        foreach (var (width, height) in new[] { (1366, 768), (1024, 700), (390, 844), (320, 640) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Equal(
                0,
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            );
            await page.WaitForTimeoutAsync(1000); // The scene is drawn anew, for the picture.
            await visit.ScreenshotAsync($"teach-{width}");
        }

        visit.AssertClean();
    }
}
