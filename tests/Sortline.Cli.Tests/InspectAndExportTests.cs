using System.Text.Json;

namespace Sortline.Cli.Tests;

public sealed class InspectAndExportTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Fact]
    public async Task Inspect_tells_what_is_in_a_file()
    {
        var run = await CommandLine.RunAsync("inspect", taught.Project, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(10, run.Json.GetProperty("examples").GetInt32());
        Assert.Equal(
            [("bar", 5), ("disc", 5)],
            run.Json.GetProperty("labels")
                .EnumerateArray()
                .Select(label => (label.GetProperty("name").GetString()!, label.GetProperty("pictures").GetInt32()))
        );
        Assert.Equal(2, run.Json.GetProperty("settings").GetProperty("views").GetInt32());
        Assert.Equal("mobilenet-v1-025-224", run.Json.GetProperty("backbone").GetProperty("id").GetString());
        Assert.Equal(4, run.Json.GetProperty("leaveOneOut").GetArrayLength());
        Assert.Equal(0, run.Json.GetProperty("repairs").GetArrayLength());
    }

    [Fact]
    public async Task Inspect_speaks_to_people()
    {
        var run = await CommandLine.RunAsync("inspect", taught.Project);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ships it", run.Output, StringComparison.Ordinal);
        Assert.Contains("Leaving each example out once", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Exported_folders_teach_the_same_again()
    {
        var target = taught.Folder.At("exported");

        var export = await CommandLine.RunAsync("export", taught.Project, "--to", "folders", "-o", target, "--json");
        var again = await CommandLine.RunAsync("export", taught.Project, "--to", "folders", "-o", target);
        var train = await CommandLine.RunAsync("train", target, "-o", taught.Folder.At("again.sortline"), "--json");

        Assert.Equal((0, 1, 0), (export.ExitCode, again.ExitCode, train.ExitCode));
        Assert.Equal(10, export.Json.GetProperty("examples").GetInt32());
        Assert.Equal(
            [5, 5],
            train.Json.GetProperty("labels").EnumerateArray().Select(label => label.GetProperty("pictures").GetInt32())
        );
        Assert.Contains("not empty", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exported_data_set_has_a_row_of_numbers_for_each_example()
    {
        var target = taught.Folder.At("knn.json");

        var run = await CommandLine.RunAsync("export", taught.Project, "--to", "knn-json", "-o", target);

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal(["bar", "disc"], json.RootElement.EnumerateArray().Select(label => label[0].GetString()));
        Assert.All(json.RootElement.EnumerateArray(), label => Assert.Equal(5 * 256, label[1].GetArrayLength()));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_a_sentence()
    {
        var bytes = await File.ReadAllBytesAsync(taught.Project, TestContext.Current.CancellationToken);
        var cut = taught.Folder.At("cut.sortline");
        await File.WriteAllBytesAsync(cut, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        var run = await CommandLine.RunAsync("inspect", cut);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
