using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sortline.Cli.Tests;

public sealed class EvaluateTests
{
    [Fact]
    public async Task The_document_says_how_well_it_went()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 6);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "3", "--repeats", "4", "--json");

        Assert.Equal(0, run.ExitCode);
        var json = run.Json;
        Assert.InRange(json.GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.InRange(json.GetProperty("balancedAccuracy").GetProperty("mean").GetDouble(), 0.9, 1);
        Assert.True(json.GetProperty("balancedAccuracy").GetProperty("sd").GetDouble() >= 0);
        Assert.Equal(["bar", "disc"], json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal(4, json.GetProperty("repeats").GetInt32());
        Assert.True(json.GetProperty("picturesPerSecond").GetDouble() > 0);
        Assert.Equal(0, json.GetProperty("skipped").GetArrayLength());
        Assert.InRange(json.GetProperty("expectedCalibrationError").GetDouble(), 0, 1);
        Assert.Equal(4, json.GetProperty("methods").EnumerateArray().Sum(method => method.GetProperty("repeats").GetInt32()));
    }

    [Fact]
    public async Task Rows_of_the_confusion_are_what_is_there_and_sum_to_all_tests()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 5);
        folder.AddPicture("photos/bar/more.png", isDisc: false);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "2", "--repeats", "3", "--json");

        var rows = run
            .Json.GetProperty("confusion")
            .EnumerateArray()
            .Select(row => row.EnumerateArray().Sum(count => count.GetInt32()));
        Assert.Equal([3 * 4, 3 * 3], rows);
    }

    [Theory]
    [InlineData("knn", "plain")]
    [InlineData("ridge", "pooled")]
    public async Task A_method_that_was_asked_for_is_taken(string classifier, string features)
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 4);

        var run = await CommandLine.RunAsync(
            "evaluate",
            folder.Photos,
            "--shots",
            "2",
            "--repeats",
            "2",
            "--classifier",
            classifier,
            "--features",
            features,
            "--views",
            "1",
            "--json"
        );

        var method = Assert.Single(run.Json.GetProperty("methods").EnumerateArray());
        Assert.Equal(
            (classifier, features),
            (method.GetProperty("classifier").GetString(), method.GetProperty("features").GetString())
        );
        Assert.Equal(1, run.Json.GetProperty("views").GetInt32());
    }

    [Fact]
    public async Task What_holds_unless_told_can_also_be_told()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 4);

        var silent = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "2", "--json");
        var told = await CommandLine.RunAsync(
            "evaluate",
            folder.Photos,
            "--shots",
            "2",
            "--json",
            "--repeats",
            "10",
            "--seed",
            "1",
            "--views",
            "2",
            "--classifier",
            "auto",
            "--features",
            "auto"
        );

        Assert.Equal(WithoutSpeed(silent), WithoutSpeed(told));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_result_on_any_number_of_cores()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 6);

        var one = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "2", "--seed", "5", "--cores", "1", "--json");
        var three = await CommandLine.RunAsync(
            "evaluate",
            folder.Photos,
            "--shots",
            "2",
            "--seed",
            "5",
            "--cores",
            "3",
            "--json"
        );

        Assert.Equal(WithoutSpeed(one), WithoutSpeed(three));
    }

    [Fact]
    public async Task One_picture_left_for_the_test_is_enough()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 3);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "2", "--repeats", "1", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            2,
            run.Json.GetProperty("confusion")
                .EnumerateArray()
                .SelectMany(row => row.EnumerateArray())
                .Sum(count => count.GetInt32())
        );
    }

    [Fact]
    public async Task A_label_with_too_few_pictures_is_named_with_what_to_do()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 4);
        folder.AddPicture("photos/bar/more.png", isDisc: false);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "4");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("“disc” has 4 pictures", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--shots 3", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task Broken_pictures_are_named_and_passed_over()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 4);
        var text = folder.AddText("photos/disc/notes.jpg", "no picture");
        var empty = folder.AddText("photos/bar/empty.png", "");

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "2", "--repeats", "2", "--json");
        var strict = await CommandLine.RunAsync(
            "evaluate",
            folder.Photos,
            "--shots",
            "2",
            "--repeats",
            "2",
            "--json",
            "--strict"
        );

        Assert.Equal(0, run.ExitCode);
        var skipped = run.Json.GetProperty("skipped").EnumerateArray().ToList();
        Assert.Equal([empty, text], skipped.Select(one => one.GetProperty("file").GetString()));
        Assert.All(skipped, one => Assert.NotEmpty(one.GetProperty("reason").GetString()!));
        Assert.Contains("notes.jpg", run.Errors, StringComparison.Ordinal);
        Assert.Equal([4, 4], run.Json.GetProperty("pictures").EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal(3, strict.ExitCode);
    }

    [Fact]
    public async Task People_get_a_plain_table_when_it_goes_into_a_pipe()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 7);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "2", "--repeats", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
        Assert.Contains("what a picture actually is", run.Output, StringComparison.Ordinal);
        Assert.Contains("Balanced accuracy", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    [Fact]
    [Fault(14)]
    public async Task One_label_alone_cannot_be_evaluated()
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos/disc", 3);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "1", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("only one label", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task A_folder_without_pictures_is_refused_in_a_sentence()
    {
        using var folder = new PictureFolder();
        Directory.CreateDirectory(folder.At("photos/disc"));

        var run = await CommandLine.RunAsync("evaluate", folder.Photos);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("named after the label", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task A_folder_of_broken_pictures_alone_is_refused_in_a_sentence()
    {
        using var folder = new PictureFolder();
        folder.AddText("photos/a/1.png", "no");
        folder.AddText("photos/b/1.png", "no");

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Not one file", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task Links_that_go_round_in_circles_come_to_an_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var folder = PictureFolder.WithDiscsAndBars(each: 3);
        Directory.CreateSymbolicLink(folder.At("photos/disc/round"), folder.Photos);
        Directory.CreateSymbolicLink(folder.At("photos/bar/self"), folder.At("photos/bar/self"));

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "1", "--repeats", "1", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            run.Json.GetProperty("skipped").EnumerateArray(),
            one => one.GetProperty("file").GetString()!.Contains("round", StringComparison.Ordinal)
        );
    }

    [Fact]
    [Fault(60)]
    public async Task Folders_a_thousand_deep_are_looked_through_at_once()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 2);
        Directory.CreateDirectory(folder.At("photos/bar" + string.Concat(Enumerable.Repeat("/d", 1_700))));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "1", "--repeats", "1", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1)); // Minutes, if each folder asks for all parts of its path anew.
    }

    private static string WithoutSpeed(Run run)
    {
        var json = JsonSerializer.Deserialize<JsonObject>(run.Output)!;
        json.Remove("picturesPerSecond");
        return json.ToJsonString();
    }
}
