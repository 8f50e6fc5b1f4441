using System.Text.Json;

namespace Sortline.Cli.Tests;

/// <summary>Datasets of knn-classifier in JSON, and the projects of examples without pictures that come of them.</summary>
public sealed class WithoutPictureTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Theory]
    [InlineData("plain")]
    [InlineData("pooled")]
    public async Task What_is_exported_as_numbers_can_be_learned_again_and_answers_as_before(string features)
    {
        // By its content, not by its name.
        var (rows, file) = (taught.Folder.At($"{features}.dat"), taught.Folder.At($"{features}.sortline"));
        var before = taught.Folder.At($"{features}-before.sortline");
        Succeeded(
            await CommandLine.RunAsync("train", taught.Folder.Photos, "-o", before, "--classifier", "knn", "--features", features)
        );
        Succeeded(await CommandLine.RunAsync("export", before, "--to", "knn-json", "--features", features, "-o", rows));

        var train = await CommandLine.RunAsync("train", rows, "-o", file, "--reject", "DISC", "--json");
        var inspect = await CommandLine.RunAsync("inspect", file);
        var expected = await CommandLine.RunAsync("predict", before, taught.NewDisc, taught.NewBar, "--jsonl");
        var actual = await CommandLine.RunAsync("predict", file, taught.NewDisc, taught.NewBar, "--jsonl");

        Succeeded(train);
        Assert.Contains($"{rows}: 10 examples without a picture", train.Errors, StringComparison.Ordinal);
        Assert.Equal(10, train.Json.GetProperty("withoutPicture").GetInt32());
        Assert.Equal(
            $$"""{"classifier":"knn","features":"{{features}}"}""",
            JsonSerializer.Serialize(train.Json.GetProperty("method"))
        );
        Assert.Contains("10, 10 of them without a picture", inspect.Output, StringComparison.Ordinal);
        Assert.Matches(@"disc\W+5\W+takes it off", inspect.Output);
        Assert.Equal(["disc", "bar"], actual.JsonLines.Select(line => line.GetProperty("label").GetString()));
        foreach (var (one, other) in expected.JsonLines.Zip(actual.JsonLines))
            Assert.Equal(one.GetProperty("confidence").GetDouble(), other.GetProperty("confidence").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Such_a_project_goes_out_as_numbers_and_not_as_folders()
    {
        var (rows, file) = await LearnedAsync("out");
        var again = taught.Folder.At("out-again.json");

        var numbers = await CommandLine.RunAsync("export", file, "--to", "knn-json", "-o", again, "--json");
        var folders = await CommandLine.RunAsync("export", file, "--to", "folders", "-o", taught.Folder.At("out-folders"));
        var pooled = await CommandLine.RunAsync(
            "export",
            file,
            "--to",
            "knn-json",
            "--features",
            "pooled",
            "-o",
            taught.Folder.At("none.json")
        );

        Succeeded(numbers);
        Assert.Equal(0, numbers.Json.GetProperty("leftOut").GetInt32());
        Assert.Equal(await ReadAsync(rows), await ReadAsync(again));
        Assert.Equal((1, 1), (folders.ExitCode, pooled.ExitCode));
        Assert.Contains(
            "no pictures to export: its examples came as numbers alone. Use --to knn-json.",
            folders.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("no such features to export", pooled.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(taught.Folder.At("out-folders")));
    }

    [Fact]
    public async Task They_can_be_evaluated_and_learned_again_from_the_project()
    {
        var (rows, file) = await LearnedAsync("more");
        var more = taught.Folder.At("more-again.sortline");

        var evaluate = await CommandLine.RunAsync("evaluate", rows, "--shots", "3", "--json");
        var same = await CommandLine.RunAsync("evaluate", file, "--shots", "3", "--json");
        var train = await CommandLine.RunAsync("train", file, "-o", more);

        Succeeded(evaluate);
        Assert.Equal(1, evaluate.Json.GetProperty("accuracy").GetDouble());
        Assert.Equal(1, same.Json.GetProperty("accuracy").GetDouble());
        Succeeded(train);
        Assert.Contains(
            "Learned 10 examples, 10 of them without a picture, of 2 labels with knn on plain features.",
            train.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_way_to_learn_that_needs_pictures_is_refused_with_the_reason()
    {
        var (rows, _) = await LearnedAsync("ridge");

        var ridge = await CommandLine.RunAsync(
            "train",
            rows,
            "-o",
            taught.Folder.At("ridge-2.sortline"),
            "--classifier",
            "ridge"
        );
        var pooled = await CommandLine.RunAsync("evaluate", rows, "--features", "pooled", "--shots", "3");

        Assert.Equal((1, 1), (ridge.ExitCode, pooled.ExitCode));
        Assert.All(
            [ridge, pooled],
            run => Assert.Contains("say --classifier knn --features plain", run.Errors, StringComparison.Ordinal)
        );
        Assert.False(File.Exists(taught.Folder.At("ridge-2.sortline")));
    }

    [Theory]
    [InlineData(1024, "1024 numbers, so another network made it: 1,024 is what MobileNet gives")]
    [InlineData(7, "7 numbers, so another network made it. Sortline")]
    public async Task Numbers_of_another_network_are_refused_before_the_work(int length, string said)
    {
        var row = string.Join(',', Enumerable.Repeat("0.5", length));
        var rows = taught.Folder.AddText($"other-{length}.json", $"[[\"a\",[{row}],[1,{length}]],[\"b\",[{row}],[1,{length}]]]");

        var run = await CommandLine.RunAsync("train", rows, "-o", taught.Folder.At("other.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(taught.Folder.At("other.sortline")));
    }

    [Fact]
    public async Task Other_JSON_is_refused_in_a_sentence()
    {
        var text = taught.Folder.AddText("package.json", """{"name": "x", "version": "1.0.0"}""");

        var run = await CommandLine.RunAsync("train", text, "-o", taught.Folder.At("package.sortline"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no dataset of knn-classifier", run.Errors, StringComparison.Ordinal);
    }

    private async Task<(string Rows, string File)> LearnedAsync(string name)
    {
        var (rows, file) = (taught.Folder.At($"{name}.json"), taught.Folder.At($"{name}.sortline"));
        Succeeded(await CommandLine.RunAsync("export", taught.Project, "--to", "knn-json", "-o", rows));
        Succeeded(await CommandLine.RunAsync("train", rows, "-o", file));
        return (rows, file);
    }

    private static async Task<double[]> ReadAsync(string path)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .SelectMany(label => label[1].EnumerateArray())
                .Select(number => Math.Round(number.GetDouble(), 5)),
        ];
    }

    private static void Succeeded(Run run) => Assert.True(run.ExitCode == 0, run.Errors);
}
