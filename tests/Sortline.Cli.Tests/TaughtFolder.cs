namespace Sortline.Cli.Tests;

/// <summary>A folder with a project that knows discs from bars, and pictures it has not seen. Made once for all tests of a class.</summary>
public sealed class TaughtFolder : IAsyncLifetime
{
    internal PictureFolder Folder { get; } = PictureFolder.WithDiscsAndBars(each: 5);

    internal string Project => Folder.At("parts.sortline");

    internal string NewDisc { get; private set; } = "";

    internal string NewBar { get; private set; } = "";

    internal string Broken { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        NewBar = Folder.AddPicture("new/a bar.png", isDisc: false);
        Broken = Folder.AddText("new/b broken.png", "no picture");
        NewDisc = Folder.AddPicture("new/c dïsc.png", isDisc: true);
        var run = await CommandLine.RunAsync("train", Folder.Photos, "-o", Project);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
