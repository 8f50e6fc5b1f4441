using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Sortline.Projects;

namespace Sortline.Site.Tests;

/// <summary>What the page of one release left in a browser, and a file that it saved: kept for ever, for all later releases to open.</summary>
internal sealed partial class ReleaseFixture(int release)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // As people read it: no page is made of it.
    };

    /// <summary>The name of the database at the address where the tests serve the site.</summary>
    public const string Database = "sortline:/";

    /// <summary>The release number of the page that is built now: schema.ts has it.</summary>
    public static int Current { get; } =
        int.Parse(
            ReleaseNumber().Match(File.ReadAllText(Path.Combine(Repository.Client, "storage", "schema.ts"))).Groups[1].ValueSpan,
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>Where it is kept.</summary>
    public string Folder { get; } = Path.Combine(Repository.Tests("Sortline.Site.Tests"), "golden", $"release-{release}");

    /// <summary>The project that was being taught, as a file.</summary>
    public string ProjectFile => Path.Combine(Folder, $"taught{Sortline.Projects.ProjectFile.Extension}");

    private string DatabaseFile => Path.Combine(Folder, "database.json");

    private string ExpectationFile => Path.Combine(Folder, "expected.json");

    /// <summary>What the page showed of it on that day.</summary>
    public ReleaseExpectation ReadExpectation()
    {
        Assert.True(
            File.Exists(ExpectationFile),
            $"There is no fixture of release {release}: docs/storage.md says how it is made, once."
        );
        return JsonSerializer.Deserialize<ReleaseExpectation>(File.ReadAllText(ExpectationFile), Readable)!;
    }

    /// <summary>The database, for <see cref="KeptDatabase.RestoreAsync"/>.</summary>
    public string ReadDatabase()
    {
        var database = JsonNode.Parse(File.ReadAllText(DatabaseFile))!;
        var pictures = ReadSavedPictures();
        foreach (var blob in BlobsOf(database))
        {
            var name = blob["$file"]!.GetValue<string>();
            blob.Remove("$file");
            blob["$blob"] = Convert.ToBase64String(
                pictures.TryGetValue(name, out var saved) ? saved : File.ReadAllBytes(Path.Combine(Folder, name))
            );
        }

        return database.ToJsonString();
    }

    /// <summary>Writes all but the project file; pictures as such, so that people can look at them, but for those that are in that file.</summary>
    public void Write(string database, ReleaseExpectation expectation)
    {
        var document = JsonNode.Parse(database)!;
        Directory.CreateDirectory(Path.Combine(Folder, "pictures"));
        var saved = ReadSavedPictures();
        foreach (var (blob, index) in BlobsOf(document).Select((blob, index) => (blob, index)))
        {
            var png = Convert.FromBase64String(blob["$blob"]!.GetValue<string>());
            var name = saved.FirstOrDefault(picture => picture.Value.AsSpan().SequenceEqual(png)).Key;
            if (name is null)
                File.WriteAllBytes(Path.Combine(Folder, name = $"pictures/{index + 1:00}.png"), png);
            blob.Remove("$blob");
            blob["$file"] = name;
        }

        File.WriteAllText(DatabaseFile, document.ToJsonString(Readable) + "\n");
        File.WriteAllText(ExpectationFile, JsonSerializer.Serialize(expectation, Readable) + "\n");
    }

    private Dictionary<string, byte[]> ReadSavedPictures()
    {
        using var zip = ZipFile.OpenRead(ProjectFile);
        return zip
            .Entries.Where(entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal))
            .ToDictionary(entry => $"{Path.GetFileName(ProjectFile)}/{entry.FullName}", Read);

        static byte[] Read(ZipArchiveEntry entry)
        {
            using MemoryStream bytes = new();
            using var stream = entry.Open();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    private static ImmutableArray<JsonObject> BlobsOf(JsonNode? node) =>
        node switch
        {
            JsonObject blob when blob.ContainsKey("$blob") || blob.ContainsKey("$file") => [blob],
            JsonObject members => [.. members.SelectMany(member => BlobsOf(member.Value))],
            JsonArray items => [.. items.SelectMany(item => BlobsOf(item))],
            _ => [],
        };

    [GeneratedRegex(@"^export const release = (\d+);", RegexOptions.Multiline)]
    private static partial Regex ReleaseNumber();
}

/// <summary>What the page of a release showed.</summary>
/// <param name="Network">What had seen the pictures: with another network they are looked at anew.</param>
/// <param name="Taught">A project with a history and a shift that is over.</param>
/// <param name="Running">One in the middle of a shift.</param>
/// <param name="Deleted">One that was deleted and can still be had back.</param>
internal sealed record ReleaseExpectation(
    string Network,
    ExpectedProject Taught,
    ExpectedProject Running,
    ExpectedProject Deleted
)
{
    /// <summary>The network of this release.</summary>
    public static string CurrentNetwork { get; } = $"{ProjectBackbone.MobileNet.Sha256} {ProjectBackbone.MobileNet.Recipe}";
}

/// <summary>What the page of a release showed of one project.</summary>
internal sealed record ExpectedProject
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What follows the <c>?</c> of its address.</summary>
    public required string Query { get; init; }

    /// <summary>What the learner calls it; <see langword="null"/> if it is called by its level.</summary>
    public string? Name { get; init; }

    /// <summary>The id of its level.</summary>
    public required string Level { get; init; }

    /// <summary>Its labels and pictures.</summary>
    public required ShownExamples Examples { get; init; }

    /// <summary>How many examples it has.</summary>
    public required int Count { get; init; }

    /// <summary>After how many acts it stands.</summary>
    public required int Position { get; init; }

    /// <summary>The labels with their counts after each number of acts, from 0; those after <see cref="Position"/> were undone.</summary>
    public required ImmutableArray<string> Moments { get; init; }

    /// <summary>The belt's speed, and how many parts a shift has.</summary>
    public required ShownShift Shift { get; init; }

    /// <summary>What the command line says of it as a file.</summary>
    public required JsonElement File { get; init; }

    /// <summary>The report of its shift, or of what was done of it.</summary>
    public JsonElement? Report { get; init; }
}

/// <summary>The examples that a page shows.</summary>
/// <param name="Counts">Each label with its number of examples.</param>
/// <param name="Fingerprint">Of all pictures with their labels, see <see cref="ProjectFingerprint"/>.</param>
internal sealed record ShownExamples(string Counts, string Fingerprint);

/// <summary>What a page offers before a shift.</summary>
internal sealed record ShownShift(string Speed, string Parts);
