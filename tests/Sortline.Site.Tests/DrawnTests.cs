namespace Sortline.Site.Tests;

/// <summary>What a learner sees: the line is drawn as it is for most.</summary>
[Collection(DrawnFirst.Drawn)]
public class DrawnTests(PublishedSite site)
{
    private const string Shift = "?level=gears-and-bolts&seed=4&key=1";
    private const int Pictures = 6;

    // The canvas gets the page's proportions in the very frame in which the line is drawn anew.
    private const string DrawnToSize = """
        () => {
          const canvas = document.querySelector("canvas");
          return Math.abs(canvas.width / canvas.height - canvas.clientWidth / canvas.clientHeight) < 0.02;
        }
        """;

    [Fact]
    [Fault(14, 57)]
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
    [Fault(58)]
    public async Task Nothing_is_wider_than_the_window_and_on_a_school_laptop_nothing_needs_scrolling()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1");
        var page = visit.Page;
        await visit.TeachAsync(each: 2, byKeyboard: false);
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
                page.Locator(".inside > summary"),
                page.Locator(".next-step"),
            }
        )
            await Assertions.Expect(whole).ToBeInViewportAsync(new() { Ratio = 1 });
        foreach (var (width, height) in new[] { (1366, 768), (1024, 700), (390, 844), (320, 640) })
        {
            await visit.ResizeAsync(width, height);
            Assert.Equal(
                0,
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            );
            await page.WaitForFunctionAsync(DrawnToSize); // For the picture.
            await visit.ScreenshotAsync($"teach-{width}");
        }

        visit.AssertClean();
    }

    [LongFact]
    public async Task The_robot_sees_the_same_pixels_whether_or_not_the_line_is_drawn()
    {
        byte[][] drawn,
            unseen;
        await using (var visit = await Visit.BeginAsync(site, Shift))
        {
            drawn = await PicturesAsync(visit);
            await Assertions.Expect(visit.Page.Locator("canvas")).ToBeVisibleAsync();
            visit.AssertClean();
        }

        await using (var visit = await Visit.BeginAsync(site, $"{Shift}&view=none"))
        {
            unseen = await PicturesAsync(visit);
            Assert.Equal(0, await visit.Page.Locator("canvas").CountAsync());
            visit.AssertClean();
        }

        Assert.Equal(Pictures, drawn.DistinctBy(Convert.ToBase64String).Count());
        Assert.Equal(drawn, unseen);
    }

    private static async Task<byte[][]> PicturesAsync(Visit visit)
    {
        List<byte[]> pictures = [];
        for (var last = -1; pictures.Count < Pictures; )
        {
            (last, _) = await visit.NextPartAsync(last);
            pictures.Add(await Visit.PngAsync(visit.Page.Locator("img#camera-picture:not(.is-past)")));
            await visit.Page.Keyboard.PressAsync("0");
        }

        return [.. pictures];
    }
}
