namespace Sortline.Vision.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sortline.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Run the tests from inside the repository: no Sortline.slnx above the test program.");
    }
}
