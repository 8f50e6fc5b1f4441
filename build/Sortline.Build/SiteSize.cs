using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Sortline.Build;

/// <summary>How much a first visit downloads, compressed, by part.</summary>
/// <param name="Parts">Largest first; together all that a visit can ask for.</param>
public sealed record SiteSize(ImmutableArray<SiteSize.Part> Parts)
{
    /// <summary>What all parts together may take.</summary>
    public const int BudgetInKibibytes = 4_100;

    /// <summary>Files that belong together.</summary>
    /// <param name="Name">What they are, such as "model".</param>
    /// <param name="Bytes">Compressed where there is a compressed copy.</param>
    public sealed record Part(string Name, long Bytes);

    /// <summary>All parts together.</summary>
    public long Bytes => Parts.Sum(part => part.Bytes);

    /// <summary>Whether it keeps the budget.</summary>
    public bool IsWithinBudget => Bytes <= BudgetInKibibytes * 1024L;

    /// <summary>Measures a published wwwroot folder.</summary>
    /// <remarks>
    /// A file counts with its Brotli copy's size if it has one. Licence texts are there to read, not for the page; icons/ is for the system
    /// in which somebody installs it, and 404.html for those who missed it.
    /// </remarks>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SiteSize Measure(string folder) =>
        new([
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is not (".br" or ".gz" or ".txt"))
                .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(path => !IsApart(path))
                .GroupBy(PartOf, (part, paths) => new Part(part, paths.Sum(path => SizeOf(Path.Combine(folder, path)))))
                .OrderByDescending(part => part.Bytes),
        ]);

    /// <summary>A table for people, one part a line, then the sum and the budget.</summary>
    public override string ToString()
    {
        StringBuilder table = new();
        foreach (var part in Parts)
            table.AppendLine(CultureInfo.InvariantCulture, $"  {part.Name, -18}{part.Bytes / 1024.0, 8:N0} KiB");
        table.Append(CultureInfo.InvariantCulture, $"  {"together", -18}{Bytes / 1024.0, 8:N0} KiB of {BudgetInKibibytes:N0}");
        return table.ToString();
    }

    private static long SizeOf(string file) => new FileInfo(File.Exists(file + ".br") ? file + ".br" : file).Length;

    private static bool IsApart(string path) =>
        path is "404.html" or "js/lost.js" || path.StartsWith("icons/", StringComparison.Ordinal);

    private static string PartOf(string path) =>
        path switch
        {
            _ when path.StartsWith("_framework/", StringComparison.Ordinal) => "runtime and app",
            _ when path.StartsWith("models/", StringComparison.Ordinal) => "model",
            _ when path.StartsWith("fonts/", StringComparison.Ordinal) => "fonts",
            "js/worker.js" or "js/tfjs-backend-wasm-simd.wasm" => "TensorFlow.js",
            "service-worker.js" or "service-worker-assets.js" => "service worker",
            _ when path == "js/scene.js" || path.StartsWith("js/chunks/", StringComparison.Ordinal) => "three.js and scene",
            _ => "shell",
        };
}
