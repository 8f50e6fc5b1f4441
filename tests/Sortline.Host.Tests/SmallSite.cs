namespace Sortline.Host.Tests;

/// <summary>The smallest folder that can be served.</summary>
internal sealed class SmallSite : IDisposable
{
    public const string Greeting = "<!doctype html><title>Sortline</title>";

    public SmallSite() => File.WriteAllText(Path.Combine(Folder, "index.html"), Greeting);

    public string Folder { get; } = Directory.CreateTempSubdirectory("sortline-host-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
