using System.Globalization;

namespace Sortline.Site.Tests;

/// <summary>A level is opened by its link and played by a learner who does what its lesson teaches, and by one who does not.</summary>
/// <remarks>The parts and what the network sees in them follow from the seed, so who plays the same way gets the same stars.</remarks>
public class LevelPlayTests(PublishedSite site)
{
    // The level, its seed, what the learner does in turn, and the stars at the end.
    private static readonly (string Level, int Seed, string Play, int Stars)[] Plays =
    [
        ("rust", 3, "teach 5, shift", 3),
        ("rust", 3, "say good 10, shift", 0),
        ("gears", 3, "teach 25, shift", 3),
        ("gears", 3, "as they come 4, shift", 1),
        ("subtle-teeth", 3, "teach 30, shift", 3),
        ("subtle-teeth", 3, "teach 5, shift", 0),
        ("gears-and-bolts", 3, "teach 5, shift", 0),
        ("many-shades", 3, "teach 25, shift", 3),
        ("many-shades", 3, "teach 5, shift", 0),
        ("rare-faults", 3, "teach 10, shift", 3),
        ("rare-faults", 3, "as they come 10, shift", 0),
    ];

    public static TheoryData<string, int, string, int> All =>
        [.. Plays.Select(play => new TheoryDataRow<string, int, string, int>(play.Level, play.Seed, play.Play, play.Stars))];

    [LongTheory]
    [MemberData(nameof(All))]
    public async Task A_level_is_won_by_its_lesson_and_not_without(string level, int seed, string play, int stars)
    {
        await using var visit = await Visit.BeginAsync(
            site,
            string.Create(CultureInfo.InvariantCulture, $"?level={level}&seed={seed}&key=1&view=none")
        );
        await visit.WaitUntilReadyAsync();
        foreach (var act in play.Split(", "))
            await DoAsync(visit, act);

        var won = await visit.Page.Locator("#stars .is-won").CountAsync();
        await visit.ScreenshotAsync($"level-{level}-{won}-stars");
        Assert.Equal(stars, won);
        visit.AssertClean();
    }

    private static Task DoAsync(Visit visit, string act) =>
        act.Split(' ') switch
        {
            ["teach", var each] => visit.TeachAsync(Number(each), byKeyboard: true),
            ["as", "they", "come", var count] => TeachAsync(visit, Number(count), isDefective => isDefective ? "2" : "1"),
            ["say", "good", var count] => TeachAsync(visit, Number(count), _ => "1"),
            ["shift"] => ShiftAsync(visit),
            _ => throw new ArgumentException($"Nobody knows how to “{act}”."),
        };

    private static async Task TeachAsync(Visit visit, int count, Func<bool, string> answer)
    {
        var last = -1;
        for (var i = 0; i < count; i++)
        {
            (last, var isDefective) = await visit.NextPartAsync(last);
            await visit.Page.Keyboard.PressAsync(answer(isDefective));
        }
    }

    private static async Task ShiftAsync(Visit visit)
    {
        await visit.Page.Locator("#run-shift").ClickAsync();
        await visit.Page.Locator("#start-shift").ClickAsync();
        await visit.Page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
