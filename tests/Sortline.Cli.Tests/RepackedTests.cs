using System.IO.Compression;
using System.Text.Json;

namespace Sortline.Cli.Tests;

/// <summary>A project file that somebody has unpacked, or unpacked and packed again.</summary>
public sealed class RepackedTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Theory]
    [InlineData("folder")]
    [InlineData("folder in a folder")]
    [InlineData("zip")]
    [InlineData("zip of a folder")]
    [InlineData("zip of the file")]
    public async Task It_is_inspected_tested_sorted_by_exported_and_learned_from_like_the_file(string form)
    {
        using var folder = new PictureFolder();
        var given = Remake(form, folder);

        var inspected = await CommandLine.RunAsync("inspect", given, "--json");
        var tested = await CommandLine.RunAsync("test", taught.Project, given, "--json");
        var sorted = await CommandLine.RunAsync("predict", given, taught.NewDisc, "--jsonl");
        var exported = await CommandLine.RunAsync("export", given, "--to", "folders", "-o", folder.At("out"), "--json");
        var learned = await CommandLine.RunAsync("train", given, "-o", folder.At("again.sortline"), "--json");

        Assert.All(new[] { inspected, tested, sorted, exported, learned }, run => Assert.True(run.ExitCode == 0, run.Errors));
        Assert.Equal(10, inspected.Json.GetProperty("examples").GetInt32());
        Assert.Equal(10, tested.Json.GetProperty("taughtCopies").GetArrayLength());
        Assert.Equal("disc", Assert.Single(sorted.JsonLines).GetProperty("label").GetString());
        Assert.Equal(5, Directory.GetFiles(folder.At("out/disc")).Length);
        Assert.Equal(
            """[{"name":"bar","pictures":5},{"name":"disc","pictures":5}]""",
            JsonSerializer.Serialize(learned.Json.GetProperty("labels"))
        );
    }

    [Fact]
    public async Task A_folder_that_has_a_list_of_another_program_is_a_folder()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 2);
        folder.AddText("photos/project.json", """{"name":"shop"}""");

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"), "--json");
        var inspected = await CommandLine.RunAsync("inspect", folder.Photos);

        Assert.Equal((0, 1), (run.ExitCode, inspected.ExitCode));
        Assert.Contains("is a folder", inspected.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_learned_again_stays_as_it_was_taught_where_nothing_else_is_said()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 3);
        string[] taughtSo = ["--reject", "bar", "--views", "8", "--classifier", "knn"];
        await CommandLine.RunAsync(["train", folder.Photos, "-o", folder.At("one.sortline"), .. taughtSo]);

        await CommandLine.RunAsync("train", folder.At("one.sortline"), "-o", folder.At("same.sortline"));
        await CommandLine.RunAsync(
            "train",
            folder.At("one.sortline"),
            "-o",
            folder.At("other.sortline"),
            "--views",
            "2",
            "--reject",
            "disc"
        );

        Assert.Equal(("8", "knn", "bar"), await TaughtAsync(folder.At("same.sortline")));
        Assert.Equal(("2", "knn", "disc"), await TaughtAsync(folder.At("other.sortline")));

        static async Task<(string Views, string Classifier, string Rejected)> TaughtAsync(string file)
        {
            var json = (await CommandLine.RunAsync("inspect", file, "--json")).Json;
            var settings = json.GetProperty("settings");
            return (
                settings.GetProperty("views").ToString(),
                settings.GetProperty("classifier").ToString(),
                string.Join(
                    ' ',
                    json.GetProperty("labels")
                        .EnumerateArray()
                        .Where(label => !label.GetProperty("ships").GetBoolean())
                        .Select(label => label.GetProperty("name").GetString())
                )
            );
        }
    }

    private string Remake(string form, PictureFolder folder)
    {
        var unpacked = folder.At("un/brain");
        ZipFile.ExtractToDirectory(taught.Project, unpacked);
        folder.AddText("un/brain/.DS_Store", "x");
        folder.AddText("un/brain/pictures/Thumbs.db", "x");
        var zip = folder.At("x.zip");
        switch (form)
        {
            case "folder":
                return unpacked;
            case "folder in a folder":
                return folder.At("un");
            case "zip":
                ZipFile.CreateFromDirectory(unpacked, zip);
                return zip;
            case "zip of a folder":
                folder.AddText("un/__MACOSX/brain/._project.json", "x");
                ZipFile.CreateFromDirectory(folder.At("un"), zip);
                return zip;
            default:
                using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
                    archive.CreateEntryFromFile(taught.Project, "to mail/parts.sortline");
                return zip;
        }
    }
}
