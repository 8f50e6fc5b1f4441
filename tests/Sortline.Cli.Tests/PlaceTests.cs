using System.Diagnostics;

namespace Sortline.Cli.Tests;

/// <summary>Places that results are to go to, when they are not what they should be.</summary>
public sealed class PlaceTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Fact]
    public async Task A_place_without_a_name_is_a_sentence()
    {
        Run[] runs =
        [
            await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", "", "--force"),
            await CommandLine.RunAsync("export", taught.Project, "--to", "folders", "-o", ""),
            await CommandLine.RunAsync("export", taught.Project, "--to", "knn-json", "-o", "", "--json"),
        ];

        Assert.All(
            runs,
            run =>
            {
                Assert.Equal(2, run.ExitCode);
                Assert.Equal("The place to write to has no name. Name one.\n", run.Errors);
            }
        );
    }

    [Fact]
    public async Task A_pipe_is_never_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such pipes.");
        var pipe = taught.Folder.At("pipe.sortline");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", pipe, "--force");
        var look = await CommandLine.ShellAsync($"test -p '{pipe}' && echo still a pipe");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no place for a file", run.Errors, StringComparison.Ordinal);
        Assert.Equal("still a pipe\n", look.Output);
    }

    [Fact]
    [Fault(60)]
    public async Task What_a_killed_run_has_left_is_gone_after_the_next_one()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 1);
        var left = folder.AddText(".x.sortline.q0jvhdw2.5sk", "half a project");
        string[] kept =
        [
            folder.AddText(".y.sortline.q0jvhdw2.5sk", "of another place"),
            folder.AddText(".x.sortline.mine", "not of our making"),
            folder.AddText(".x.sortline.2v1ybzxk.dpo", "being written"),
        ];

        Run run;
        await using (new FileStream(kept[^1], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.False(File.Exists(left));
        Assert.All(kept, file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public async Task A_folder_that_a_killed_run_has_left_half_filled_is_gone_after_the_next_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are another matter there.");
        using var folder = new PictureFolder();
        string[] export = ["export", taught.Project, "--to", "folders", "-o", folder.At("out")];
        var left = await KillWhileFillingAsync(folder, export);
        var kept = folder.AddText(".other.q0jvhdw2.5sk.folder/1.png", "of another place");

        var run = await CommandLine.RunAsync(export);

        Assert.NotEmpty(left);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(
            [folder.At(".other.q0jvhdw2.5sk.folder"), folder.At("out")],
            Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal)
        );
        Assert.True(File.Exists(kept));
    }

    // Until it is caught in the middle: it may be done before anybody looks.
    private static async Task<string[]> KillWhileFillingAsync(PictureFolder folder, string[] export)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            using var process = CommandLine.Start(export);
            while (!process.HasExited && Directory.GetDirectories(folder.Path, ".out.*").Length == 0)
                Thread.Yield();
            process.Kill();
            await CommandLine.EndAsync(process);
            var left = Directory.GetDirectories(folder.Path, ".out.*");
            if (left.Length > 0)
                return left;
            if (Directory.Exists(folder.At("out")))
                Directory.Delete(folder.At("out"), recursive: true);
        }

        return [];
    }

    [Fact]
    [Fault(60)]
    public async Task A_full_temporary_folder_is_a_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit on files is Linux's.");

        using var folder = PictureFolder.WithDiscsAndBars(each: 1);
        for (var i = 0; i < 200; i++)
            File.CreateSymbolicLink(folder.At($"photos/disc/link{i}.png"), folder.At("photos/disc/000.png"));

        // No file of more than 4 KiB, whatever makes it; the runtime keeps its own code in a file unless told not to.
        var run = await CommandLine.ShellAsync(
            "trap '' XFSZ; ulimit -f 8; DOTNET_EnableWriteXorExecute=0 "
                + $"\"$0\" \"$1\" train '{folder.Photos}' -o '{folder.At("nowhere.sortline")}' --json"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("could not be written", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("could not be written", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
