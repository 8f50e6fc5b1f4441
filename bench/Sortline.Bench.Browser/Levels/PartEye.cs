using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Sortline.Factory;
using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Web.Interop;

namespace Sortline.Bench.Browser.Levels;

/// <summary>A part, and what the network sees of it.</summary>
internal sealed record SeenPart(Part Part, PictureFeatures Features);

/// <summary>Has the page's own camera photograph parts and its own network look at them, any way round.</summary>
/// <remarks>
/// What was seen once is kept, a file for each part: by what the part is and how it lies, by the client's files and by the browser.
/// So only what a changed level changes is seen anew, and a run that was stopped goes on where it was.
/// </remarks>
/// <param name="browser">Sees.</param>
/// <param name="site">The bench page, published, with the site's client beside it.</param>
/// <param name="folder">Where is kept what was seen.</param>
internal sealed class PartEye(BenchBrowser browser, string site, string folder) : IAsyncDisposable
{
    private const int Batch = 20;

    // What draws parts and what looks at them, of the client's published files.
    private static readonly string[] Client = ["scene.js", "features.js", "worker.js", ".wasm", ".json", ".bin"];
    private static readonly string[] Folders = ["js", "models"];
    private static readonly int Plain = FeatureSpec.LengthOf(FeatureKind.Plain, Augmentation.AnyWayRound);
    private static readonly int Pooled = FeatureSpec.LengthOf(FeatureKind.Pooled, Augmentation.AnyWayRound);

    private readonly string _kept = Path.Combine(folder, SumOf(browser, site));
    private BenchPage? _page;

    /// <summary>Looks at parts.</summary>
    /// <param name="name">What they are, to say so while it takes its time.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task<ImmutableArray<SeenPart>> LookAtAsync(
        string name,
        ImmutableArray<Part> parts,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(_kept);
        Part[] unseen = [.. parts.Where(part => !File.Exists(FileOf(part))).DistinctBy(FileOf)];
        if (unseen.Length > 0)
            Console.WriteLine($"Photographing {unseen.Length} parts of {name}");
        foreach (var batch in unseen.Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _page ??= await browser.OpenAsync(ours: true, article: false);
            var seen = await _page.CallAsync<string[]>("see", LayoutJson.Write(), batch.Select(Passing).ToArray());
            foreach (var (part, numbers) in batch.Zip(seen))
                await KeepAsync(FileOf(part), Convert.FromBase64String(numbers), cancellationToken);
        }

        return [.. parts.Select(part => new SeenPart(part, Read(FileOf(part))))];
    }

    public ValueTask DisposeAsync() => _page?.DisposeAsync() ?? ValueTask.CompletedTask;

    // In the words of client/camera.ts.
    private static object Passing(Part part) =>
        new
        {
            json = PartJson.Write(part),
            id = part.Id.Value,
            travel = TravelOf(part),
            across = part.Placement.Across,
            heading = part.Placement.Heading,
        };

    // Where it lies along the belt, so that each has another stretch of its weave behind it, as on the line.
    private static double TravelOf(Part part) => (part.Id.Value * LineLayout.PartSpacing) + part.Placement.Along;

    private string FileOf(Part part)
    {
        var known = string.Create(
            CultureInfo.InvariantCulture,
            $"{PartJson.Write(part)} {TravelOf(part):R} {part.Placement.Across:R} {part.Placement.Heading:R}"
        );
        return Path.Combine(_kept, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(known)))[..32]);
    }

    // What is there is whole, also after a run that was stopped.
    private static async Task KeepAsync(string file, byte[] numbers, CancellationToken cancellationToken)
    {
        if (numbers.Length != (Plain + Pooled) * sizeof(float))
            throw new InvalidDataException($"The page saw {numbers.Length} bytes of a part: it is of another version.");

        await File.WriteAllBytesAsync(file + ".part", numbers, cancellationToken);
        File.Move(file + ".part", file, overwrite: true);
    }

    // The plain numbers come first: see client/inference/features.ts.
    private static PictureFeatures Read(string file)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file).AsSpan());
        return new(FeatureVector.Of(numbers[..Plain]), FeatureVector.Of(numbers[Plain..]));
    }

    private static string SumOf(BenchBrowser browser, string site)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes(browser.Version + FeatureSpec.Id));
        var files = Folders
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(site, part), "*", SearchOption.AllDirectories))
            .Where(file => Client.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));
        foreach (var file in files.Order(StringComparer.Ordinal))
            sum.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        return $"seen-{Convert.ToHexStringLower(sum.GetHashAndReset())[..12]}";
    }
}
