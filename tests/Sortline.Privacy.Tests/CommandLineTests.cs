using Sortline.Watch;

namespace Sortline.Privacy.Tests;

/// <summary>What docs/privacy.md promises of the command line.</summary>
public sealed class CommandLineTests(Pictures pictures) : IClassFixture<Pictures>, IDisposable
{
    private readonly WatchedFolder _folder = new();

    [Fact]
    [Promise(6)]
    public async Task Evaluating_200_pictures_speaks_to_nobody_and_writes_nothing()
    {
        var run = await SortlineAsync("evaluate", pictures.Photos, "--repeats", "2");

        run.AssertPrivate(_folder);
    }

    [Fact]
    [Promise(6)]
    public async Task Training_predicting_inspecting_and_exporting_speak_to_nobody_and_write_only_what_was_asked_for()
    {
        var (project, target) = (Path.Combine(_folder.Work, "parts.sortline"), Path.Combine(_folder.Work, "folders"));

        var train = await SortlineAsync("train", pictures.Photos, "-o", project);
        train.AssertPrivate(_folder, project);

        // Six times over: what ONNX Runtime sends by itself it sends after some seconds.
        var predict = await SortlineAsync(["predict", project, .. Enumerable.Repeat(pictures.Photos, 6), "--jsonl"]);
        predict.AssertPrivate(_folder, project);
        Assert.Equal(1200, predict.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        var inspect = await SortlineAsync("inspect", project);
        inspect.AssertPrivate(_folder, project);

        var export = await SortlineAsync("export", project, "--to", "folders", "-o", target);
        export.AssertPrivate(_folder, project, target);
        Assert.Equal(200, Directory.EnumerateFiles(target, "*.png", SearchOption.AllDirectories).Count());
    }

    public void Dispose() => _folder.Dispose();

    private Task<WatchReport> SortlineAsync(params string[] arguments) =>
        WatchedRun.DotNetAsync(_folder, "Sortline.Cli.dll", arguments);
}
