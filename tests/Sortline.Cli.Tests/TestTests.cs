using System.Text.Json;

namespace Sortline.Cli.Tests;

/// <summary>What <c>test</c> says of a taught project and pictures whose labels are known.</summary>
public sealed class TestTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Fact]
    public async Task The_document_says_how_well_new_pictures_are_sorted()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "test/bar", "test/disc");

        var run = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--json");

        Assert.True(run.ExitCode == 0, run.Errors);
        var json = run.Json;
        Assert.InRange(json.GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.InRange(json.GetProperty("accuracyInterval").GetProperty("low").GetDouble(), 0.4, 0.9);
        Assert.InRange(json.GetProperty("balancedAccuracy").GetProperty("mean").GetDouble(), 0.9, 1);
        Assert.InRange(json.GetProperty("balancedAccuracy").GetProperty("standardError").GetDouble(), 0.01, 0.2);
        Assert.Equal(["bar", "disc"], Strings(json.GetProperty("labels")));
        Assert.Equal("[[4,0],[0,4]]", JsonSerializer.Serialize(json.GetProperty("confusion")));
        Assert.Equal("[1,1]", JsonSerializer.Serialize(json.GetProperty("precision")));
        Assert.Equal(8, json.GetProperty("newPictures").GetProperty("pictures").GetInt32());
        Assert.False(json.TryGetProperty("robot", out _)); // Both labels are shipped.
        Assert.False(json.TryGetProperty("testPictures", out _));
        Assert.Equal(0, json.GetProperty("mistakes").GetArrayLength());
    }

    [Fact]
    public async Task Escapes_and_false_rejects_are_counted_and_mistakes_are_named()
    {
        using var photos = new PictureFolder();
        photos.AddLabel("photos/bar", 4);
        photos.AddLabel("photos/disc", 4);
        AddNew(photos, "test/bar", "test/disc");
        var wrong = photos.AddPicture("test/bar/wrong.png", isDisc: true); // A bar, whoever sorted it says: the robot ships it by mistake.
        var project = photos.At("brain.sortline");
        Assert.Equal(0, (await CommandLine.RunAsync("train", photos.Photos, "-o", project, "--reject", "bar")).ExitCode);

        var run = await CommandLine.RunAsync("test", project, photos.At("test"), "--json");
        var text = await CommandLine.RunAsync("test", project, photos.At("test"), "--mistakes");

        Assert.Equal(
            """{"toReject":5,"escapes":1,"toShip":4,"falseRejects":0}""",
            JsonSerializer.Serialize(run.Json.GetProperty("robot"))
        );
        var mistake = Assert.Single(run.Json.GetProperty("mistakes").EnumerateArray());
        Assert.Equal(
            (wrong, "bar", "disc"),
            (
                mistake.GetProperty("file").GetString(),
                mistake.GetProperty("label").GetString(),
                mistake.GetProperty("predicted").GetString()
            )
        );
        Assert.Contains("1 of 5 to take off the belt would be shipped", text.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 4 to ship would be taken off", text.Output, StringComparison.Ordinal);
        Assert.Contains($"{wrong}: “bar”, taken for “disc”", text.Output, StringComparison.Ordinal);
        Assert.Contains("0.889 (0.", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_that_were_taught_flatter_and_that_is_said()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "test/bar", "test/disc");
        File.Copy(Path.Combine(taught.Folder.Photos, "bar", "000.png"), photos.At("test/bar/taught.png"));

        var run = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--json");
        var same = await CommandLine.RunAsync("test", taught.Project, taught.Folder.Photos);
        var itself = await CommandLine.RunAsync("test", taught.Project, taught.Project, "--json");

        var copy = Assert.Single(run.Json.GetProperty("taughtCopies").EnumerateArray());
        Assert.Equal(photos.At("test/bar/taught.png"), copy.GetProperty("file").GetString());
        Assert.Equal(0, Assert.Single(copy.GetProperty("examples").EnumerateArray()).GetInt32());
        Assert.Equal(8, run.Json.GetProperty("newPictures").GetProperty("pictures").GetInt32());
        Assert.Contains("1 of 9 test pictures is a near-copy of pictures", run.Errors, StringComparison.Ordinal);
        Assert.Contains("10 of 10 test pictures are near-copies", same.Errors, StringComparison.Ordinal);
        Assert.Contains("No picture is left that would be a test.", same.Errors, StringComparison.Ordinal);
        Assert.Equal(10, itself.Json.GetProperty("taughtCopies").GetArrayLength());
    }

    [Fact]
    public async Task Labels_are_told_by_name_in_any_spelling_and_those_never_taught_are_left_out()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "test/ Bar", "test/dent");

        var run = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--json");
        var none = await CommandLine.RunAsync("test", taught.Project, photos.At("test/dent/.."), "--json", "--layout", "outer");

        Assert.Equal(["bar", "disc"], Strings(run.Json.GetProperty("labels")));
        Assert.Equal("[4,0]", JsonSerializer.Serialize(run.Json.GetProperty("pictures")));
        Assert.Equal("[1,null]", JsonSerializer.Serialize(run.Json.GetProperty("recall")));
        Assert.Equal("""[{"name":"dent","pictures":4}]""", JsonSerializer.Serialize(run.Json.GetProperty("unknownLabels")));
        Assert.Contains("“dent” is no label that", run.Errors, StringComparison.Ordinal);
        Assert.Contains("its 4 pictures are left out", run.Errors, StringComparison.Ordinal);
        Assert.Contains("There are no test pictures of disc", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, none.ExitCode);
    }

    [Fact]
    public async Task Nothing_but_labels_never_taught_is_refused_with_both_lists()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "test/dent", "test/scratch");

        var run = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--json");

        Assert.Equal(1, run.ExitCode);
        var error = run.Json.GetProperty("error").GetString();
        Assert.Contains("(dent, scratch)", error, StringComparison.Ordinal);
        Assert.Contains("(bar, disc)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_was_given_is_all_that_is_tested()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "set/train/bar", "set/train/disc", "set/test/bar", "set/test/disc");

        var run = await CommandLine.RunAsync("test", taught.Project, photos.At("set"), "--json");

        Assert.Equal((0, 8), (run.ExitCode, run.Json.GetProperty("testPictures").GetInt32()));
        Assert.Equal("[4,4]", JsonSerializer.Serialize(run.Json.GetProperty("pictures")));
        Assert.Contains("Tested are the 8 pictures kept for it; the other 8 are left out.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spreadsheets_get_a_record_for_each_picture_and_only_one_form_is_printed()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "test/bar", "test/disc");
        var broken = photos.AddText("test/bar/broken.png", "no picture");

        var run = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--csv", "--strict");
        var both = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--csv", "--json");

        Assert.Equal(3, run.ExitCode);
        var lines = run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("file,label,predicted,confidence,taughtCopy,error,confidence.bar,confidence.disc", lines[0]);
        Assert.Equal(10, lines.Length);
        Assert.StartsWith($"{photos.At("test/bar/000.png")},bar,bar,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{broken},,,,,", lines[9], StringComparison.Ordinal);
        Assert.Equal(2, both.ExitCode);
    }

    [Fact]
    public async Task The_result_does_not_depend_on_the_number_of_cores()
    {
        using var photos = new PictureFolder();
        AddNew(photos, "test/bar", "test/disc");

        var one = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--csv", "--cores", "1");
        var three = await CommandLine.RunAsync("test", taught.Project, photos.At("test"), "--csv", "--cores", "3");

        Assert.Equal(one.Output, three.Output);
    }

    // None of the pictures that were taught, which are the first ones of the same row.
    private static void AddNew(PictureFolder folder, params string[] labels)
    {
        foreach (var _ in Enumerable.Range(0, 20))
            folder.AddPicture("unused.png", isDisc: false);
        File.Delete(folder.At("unused.png"));
        foreach (var label in labels)
            folder.AddLabel(label, 4);
    }

    private static string?[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString())];
}
