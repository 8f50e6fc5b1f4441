using System.IO.Compression;
using System.Text.Json;
using Sortline.Projects;

namespace Sortline.Cli.Tests;

/// <summary>Pictures as people bring them: in splits, in wrappers, in zips and in what Teachable Machine saved.</summary>
public sealed class LayoutTests
{
    [Fact]
    public async Task A_test_that_was_given_is_used_and_it_is_said()
    {
        using var folder = Splits();

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--json");

        Assert.Equal((0, 4), (run.ExitCode, run.Json.GetProperty("testPictures").GetInt32()));
        Assert.Equal(["bar", "disc"], Labels(run.Json));
        Assert.False(run.Json.TryGetProperty("shots", out _)); // Nothing was drawn.
        Assert.Contains("The 4 pictures in “test” are kept for testing.", run.Errors, StringComparison.Ordinal);
        var table = await CommandLine.RunAsync("evaluate", folder.Photos);
        Assert.Contains("the 4 pictures that were kept for it, after 8 were learned", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_for_the_test_is_not_taught()
    {
        using var folder = Splits();

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"), "--json");

        Assert.Equal([4, 4], Counts(run.Json));
        Assert.Contains("kept for testing", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_round_the_labels_and_a_file_beside_them_are_no_labels()
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos/all/bar", 2);
        folder.AddLabel("photos/all/disc", 2);
        folder.AddText("photos/README.txt", "Read me.");
        folder.AddText("photos/all/.DS_Store", "x");

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"), "--json");

        Assert.Equal(["bar", "disc"], Names(run.Json));
        Assert.Contains("They lie in “all”.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("README.txt: It does not lie in the folder of a label.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_of_one_heap_is_a_label_that_is_called_like_the_file_and_one_label_is_told_to_be_too_few()
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos/disc", 3);
        ZipFile.CreateFromDirectory(folder.At("photos/disc"), folder.At("round things.zip"));

        var run = await CommandLine.RunAsync("train", folder.At("round things.zip"), "-o", folder.At("x.sortline"), "--json");

        Assert.Equal(["round things"], Names(run.Json));
        Assert.Contains("All pictures lie in one heap, so all are “round things”.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("There are pictures of one label only.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heap_in_a_folder_is_refused_with_a_list_beside_it_too()
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos", 3);
        folder.AddText("photos/labels.txt", "0 bar");

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There are no pictures in folders.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Teachable_Machine_saved_is_known_in_a_folder_too()
    {
        using var folder = new PictureFolder();
        folder.AddLabel("photos/bar", 2);
        folder.AddLabel("photos/disc", 2);
        foreach (var (label, place) in new[] { ("bar", 0), ("disc", 1) })
        {
            var files = Directory.GetFiles(folder.At($"photos/{label}"));
            for (var i = 0; i < files.Length; i++)
            {
                var name = Path.GetExtension(files[i]);
                Directory.CreateDirectory(folder.At("tm/project"));
                Directory.CreateDirectory(folder.At("genai/samples"));
                File.Copy(files[i], folder.At($"tm/project/{label}-!-{i}{name}"));
                File.Copy(files[i], folder.At($"genai/samples/{place}_{i}{name}"));
            }
        }

        folder.AddText("tm/project/manifest.json", """{"type":"image"}""");
        folder.AddText("genai/metadata.json", """{"labels":["bar","disc"]}""");
        folder.AddText("model/metadata.json", """{"labels":["bar","disc"]}""");
        folder.AddText("model/model.json", "{}");

        foreach (var from in new[] { "tm", "genai" })
        {
            var run = await CommandLine.RunAsync("train", folder.At(from), "-o", folder.At($"{from}.sortline"), "--json");
            Assert.Equal(["bar", "disc"], Names(run.Json));
            Assert.Equal([2, 2], Counts(run.Json));
        }

        var model = await CommandLine.RunAsync("train", folder.At("model"), "-o", folder.At("x.sortline"));
        Assert.Equal(1, model.ExitCode);
        Assert.Contains("a Teachable Machine model without the pictures", model.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(37)]
    public async Task More_pictures_than_a_project_holds_are_refused_before_any_is_looked_at()
    {
        using var folder = new PictureFolder();
        Directory.CreateDirectory(folder.At("photos/disc"));
        for (var i = 0; i <= Project.MaxExamples; i++)
            await File.WriteAllBytesAsync(folder.At($"photos/disc/{i}.jpg"), [], TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There are more than 10000 pictures", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Passed over", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_with_two_meanings_are_refused_with_both_until_one_is_chosen()
    {
        using var folder = new PictureFolder();
        foreach (var machine in new[] { "left", "right" })
        {
            folder.AddLabel($"photos/{machine}/bar", 2);
            folder.AddLabel($"photos/{machine}/disc", 2);
        }

        var unclear = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));
        Assert.Equal(1, unclear.ExitCode);
        Assert.Contains("either left, right; or bar, disc.", unclear.Errors, StringComparison.Ordinal);
        Assert.Contains("--layout outer / --layout inner", unclear.Errors, StringComparison.Ordinal);

        var inner = await CommandLine.RunAsync(
            "train",
            folder.Photos,
            "-o",
            folder.At("x.sortline"),
            "--layout",
            "inner",
            "--json"
        );
        Assert.Equal(["bar", "disc"], Names(inner.Json));
        Assert.Equal([4, 4], Counts(inner.Json));
    }

    [Fact]
    public async Task A_zip_a_Teachable_Machine_project_and_a_project_file_are_taught_evaluated_and_sorted_like_their_folder()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 4);
        var (zip, tm, project) = (folder.At("photos.zip"), folder.At("class.tm"), folder.At("folder.sortline"));
        await ZipFile.CreateFromDirectoryAsync(folder.Photos, zip, TestContext.Current.CancellationToken);
        using (var file = await ZipFile.OpenAsync(tm, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            foreach (
                var (label, number) in from label in new[] { "bar", "disc" }
                from number in Enumerable.Range(0, 4)
                select (label, number)
            )
                await file.CreateEntryFromFileAsync(
                    folder.At($"photos/{label}/{number:000}.png"),
                    $"{label}-!-{number}.png",
                    TestContext.Current.CancellationToken
                );
            await using var manifest = new StreamWriter(
                await file.CreateEntry("manifest.json").OpenAsync(TestContext.Current.CancellationToken)
            );
            await manifest.WriteAsync("""{"type":"image"}""");
        }

        var whole = await CommandLine.RunAsync("train", folder.Photos, "-o", project, "--json");
        foreach (var (source, at) in new[] { zip, tm, project }.Select((source, at) => (source, at)))
        {
            var (one, other) = (folder.At($"{at}.sortline"), folder.At("photos/disc/003.png"));
            var train = await CommandLine.RunAsync("train", source, "-o", one, "--json");
            Assert.Equal(Names(whole.Json), Names(train.Json));
            Assert.Equal(Counts(whole.Json), Counts(train.Json));

            var asked = await CommandLine.RunAsync("predict", one, other, "--jsonl");
            var known = await CommandLine.RunAsync("predict", project, other, "--jsonl");
            Assert.Equal(known.Output, asked.Output);

            var evaluate = await CommandLine.RunAsync("evaluate", source, "--shots", "2", "--repeats", "2", "--json");
            Assert.Equal(["bar", "disc"], Labels(evaluate.Json));

            var inside = await CommandLine.RunAsync("predict", project, source, "--jsonl");
            Assert.Equal((0, 8), (inside.ExitCode, inside.JsonLines.Count));
        }
    }

    [Fact]
    public async Task A_model_without_pictures_says_what_to_save_instead()
    {
        using var folder = new PictureFolder();
        folder.AddText("model/metadata.json", """{"labels":["a","b"]}""");
        folder.AddText("model/model.json", "{}");
        await ZipFile.CreateFromDirectoryAsync(folder.At("model"), folder.At("model.zip"), TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("train", folder.At("model.zip"), "-o", folder.At("x.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Download project as file", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_are_told_before_the_work()
    {
        using var folder = new PictureFolder();
        for (var label = 0; label < 101; label++)
            folder.AddText($"photos/label {label}/1.jpg", "no picture");
        folder.AddText($"long/{new string('x', 61)}/1.jpg", "no picture");
        folder.AddText("long/ok/1.jpg", "no picture");

        var many = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("x.sortline"));
        var lengthy = await CommandLine.RunAsync("train", folder.At("long"), "-o", folder.At("x.sortline"));

        Assert.Equal((1, 1), (many.ExitCode, lengthy.ExitCode));
        Assert.Contains("There are 101 labels", many.Errors, StringComparison.Ordinal);
        Assert.Contains("Keep the name to 60 characters.", lengthy.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", many.Errors + lengthy.Errors, StringComparison.Ordinal);
    }

    private static PictureFolder Splits()
    {
        var folder = new PictureFolder();
        foreach (var split in new[] { "train", "valid", "test" })
        {
            folder.AddLabel($"photos/{split}/bar", 2);
            folder.AddLabel($"photos/{split}/disc", 2);
        }

        return folder;
    }

    private static string?[] Labels(JsonElement json) =>
        [.. json.GetProperty("labels").EnumerateArray().Select(label => label.GetString())];

    private static string?[] Names(JsonElement json) =>
        [.. json.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("name").GetString())];

    private static int[] Counts(JsonElement json) =>
        [.. json.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("pictures").GetInt32())];
}
