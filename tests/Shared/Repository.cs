namespace Sortline.Tests;

/// <summary>The checkout that the tests are run from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of what is written in TypeScript.</summary>
    public static string Client { get; } = Path.Combine(Root, "src", "Sortline.Web", "client");

    /// <summary>The folder of a test project.</summary>
    public static string Tests(string project) => Path.Combine(Root, "tests", project);

    /// <summary>Source files below a folder, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file =>
                !Path.GetRelativePath(Root, file)
                    .Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj" or "node_modules" or "artifacts")
            )
            .Order(StringComparer.Ordinal);

    /// <summary>The path of a file from the root on, with slashes.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sortline.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException(
            "Run these tests from a checkout of Sortline: there is no Sortline.slnx above the test."
        );
    }
}
