namespace Sortline.Privacy.Tests;

/// <summary>A home, a temp folder and a working folder for one watched program.</summary>
public sealed class WatchedFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sortline-privacy-");

    public WatchedFolder()
    {
        foreach (var folder in new[] { Home, Temp, Work })
            Directory.CreateDirectory(folder);
        File.WriteAllText(At("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
        File.WriteAllText(At("nsswitch.conf"), "hosts: files dns\n");
    }

    public string Home => At("home");

    public string Temp => At("temp");

    public string Work => At("work");

    public string At(string path) => Path.Combine(_root.FullName, path);

    /// <summary>Whether a path is in the temp or the working folder, where a program may write as long as it tidies up.</summary>
    public bool MayBeWritten(string path) =>
        new[] { Temp, Work }.Any(folder =>
            path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        );

    /// <summary>The home and the temp folder are as empty as they were, and the working folder holds nothing but what was asked for.</summary>
    public void AssertNothingLeft(params string[] results)
    {
        Assert.Empty(Everything(Home));
        Assert.Empty(Everything(Temp));
        Assert.DoesNotContain(
            Everything(Work),
            path => !results.Any(result => path.StartsWith(result, StringComparison.Ordinal))
        );
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static IEnumerable<string> Everything(string folder) =>
        Directory.EnumerateFileSystemEntries(
            folder,
            "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
        );
}
