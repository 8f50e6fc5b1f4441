namespace Sortline.Cli.Tests;

public sealed class TrainTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Fact]
    public async Task The_document_tells_what_was_learned_and_how_well()
    {
        var file = taught.Folder.At("told.sortline");

        var run = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", file, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(file, run.Json.GetProperty("file").GetString());
        Assert.Equal(new FileInfo(file).Length, run.Json.GetProperty("bytes").GetInt64());
        Assert.Equal(
            ["bar", "disc"],
            run.Json.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("name").GetString())
        );
        Assert.Equal(4, run.Json.GetProperty("leaveOneOut").GetArrayLength());
        Assert.Single(run.Json.GetProperty("leaveOneOut").EnumerateArray(), trial => trial.GetProperty("taken").GetBoolean());
    }

    [Fact]
    public async Task What_the_robot_is_to_take_off_can_be_named_and_must_be_there()
    {
        var file = taught.Folder.At("rejecting.sortline");

        var wrong = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", file, "--reject", "disk");
        var right = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", file, "--reject", "disc");
        var inspected = await CommandLine.RunAsync("inspect", file, "--json");

        Assert.Equal((1, 0), (wrong.ExitCode, right.ExitCode));
        Assert.Contains("There is no label “disk” to reject. There are: bar, disc.", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(
            [("bar", true), ("disc", false)],
            inspected
                .Json.GetProperty("labels")
                .EnumerateArray()
                .Select(label => (label.GetProperty("name").GetString(), label.GetProperty("ships").GetBoolean()))
        );
    }

    [Theory]
    [InlineData("M\u00FCller", "Mu\u0308ller")]
    [InlineData("M\u00FCller", " M\u00DCLLER")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u062E\u0648\u0627\u0647\u0645")]
    public async Task What_to_take_off_can_be_spelled_otherwise_than_its_folder(string folderName, string spelling)
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos/disc", 1);
        folder.AddLabel($"photos/{folderName}", 1);
        var file = folder.At("x.sortline");

        var train = await CommandLine.RunAsync("train", folder.Photos, "-o", file, "--reject", spelling);
        var inspected = await CommandLine.RunAsync("inspect", file);

        Assert.True(train.ExitCode == 0, train.Errors);
        Assert.Matches($@"{folderName}\W+1\W+takes it off", inspected.Output);
    }

    [Fact]
    public async Task A_file_that_is_there_is_only_written_over_by_force()
    {
        var file = taught.Folder.AddText("kept.sortline", "precious");

        var refused = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", file);
        var kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var forced = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", file, "--force");

        Assert.Equal((1, "precious", 0), (refused.ExitCode, kept, forced.ExitCode));
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length > 1000);
    }

    [Fact]
    public async Task A_place_where_no_file_can_be_is_refused_before_the_work()
    {
        var folder = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", taught.Folder.Path, "--force");
        var nowhere = await CommandLine.RunAsync(
            "train",
            taught.Folder.Photos,
            "-o",
            taught.Folder.At("no/such/folder.sortline")
        );

        Assert.Equal((1, 1), (folder.ExitCode, nowhere.ExitCode));
        Assert.Contains("is a folder", folder.Errors, StringComparison.Ordinal);
        Assert.Contains("Make it first", nowhere.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_never_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /dev/full.");

        var run = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", "/dev/full", "--force");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no place for a file", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task A_folder_that_must_not_be_written_is_a_sentence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Nothing is forbidden to root.");
        var locked = taught.Folder.At("locked");
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", Path.Combine(locked, "x.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("could not be written", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task Ctrl_C_leaves_no_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var folder = PictureFolder.WithDiscsAndBars(each: 1);
        for (var i = 0; i < 3000; i++)
            File.CreateSymbolicLink(folder.At($"photos/disc/link{i}.png"), folder.At("photos/disc/000.png"));
        var before = folder.Everything();
        using var process = CommandLine.Start("train", folder.Photos, "-o", folder.At("never.sortline"), "--views", "8");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(process.HasExited, "It ended before it could be stopped.");

        await CommandLine.InterruptAsync(process);
        await CommandLine.EndAsync(process);

        Assert.Equal(130, process.ExitCode);
        Assert.Equal(before, folder.Everything());
    }

    [Fact]
    public async Task Labels_that_a_project_has_no_room_for_are_refused_before_the_work()
    {
        using var folder = new PictureFolder();
        for (var i = 0; i <= 100; i++)
            folder.AddText($"photos/kind {i}/no picture.jpg", "Nobody should look at it.");

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("There are 101 labels", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_folder_whose_name_cannot_be_a_label_is_refused_before_the_work()
    {
        using var folder = new PictureFolder();
        folder.AddText("photos/disc/no picture.jpg", "Nobody should look at it.");
        folder.AddText($"photos/{new string('x', 61)}/no picture.jpg", "Nobody should look at it.");

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot be a label. Keep the name to 60 characters.", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task One_label_alone_can_be_kept_for_later()
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos/disc", 3);

        var train = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("one.sortline"));
        var predict = await CommandLine.RunAsync(
            "predict",
            folder.At("one.sortline"),
            folder.At("photos/disc/000.png"),
            "--jsonl"
        );

        Assert.Equal((0, 0), (train.ExitCode, predict.ExitCode));
        Assert.Equal("disc", Assert.Single(predict.JsonLines).GetProperty("label").GetString());
    }

    [Fact]
    [Fault(11)]
    public async Task Folders_that_people_would_take_for_one_label_are_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "Such folders are one there.");
        using var folder = new PictureFolder();
        folder.AddLabel("photos/disc", 1);
        folder.AddPicture("photos/Disc/1.png", isDisc: true);
        folder.AddLabel("photos/bar", 2);

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"), "--json");

        Assert.Equal(
            [("Disc", 2), ("bar", 2)],
            run.Json.GetProperty("labels")
                .EnumerateArray()
                .Select(label => (label.GetProperty("name").GetString(), label.GetProperty("pictures").GetInt32()))
        );
    }
}
