namespace Sortline.Privacy.Tests;

/// <summary>What docs/privacy.md promises to those who build Sortline.Vision into programs of their own.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly WatchedFolder _folder = new();

    [Fact]
    [Promise(6)]
    public async Task A_program_that_only_uses_the_library_speaks_to_nobody()
    {
        // The library's own tests are such a program. They lie beside ours.
        var tests = AppContext.BaseDirectory.Replace("Sortline.Privacy.Tests", "Sortline.Vision.Tests", StringComparison.Ordinal);

        var run = await WatchedRun.DotNetAsync(
            _folder,
            Path.Combine(tests, "Sortline.Vision.Tests.dll"),
            ["-method", "*A_mirrored_picture_has_the_features*", "-noColor"]
        );

        Assert.Contains("Total: 1,", run.Output, StringComparison.Ordinal);
        run.AssertPrivate(_folder);
    }

    public void Dispose() => _folder.Dispose();
}
