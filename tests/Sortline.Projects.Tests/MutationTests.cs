using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

/// <summary>Whatever has happened to a file, it is read or refused in words, soon, and no label comes of it that nobody wrote.</summary>
/// <remarks>Thousands of each kind; with <c>--long</c> more than half a million in all.</remarks>
public class MutationTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_130;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly int Rounds = LongRun.Or(2_000, 40_000);

    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("folders")]
    [InlineData("splits")]
    [InlineData("a heap")]
    [InlineData("Teachable Machine")]
    [InlineData("genai-tm")]
    [InlineData("a project")]
    [InlineData("a project packed again")]
    [InlineData("large")]
    [Fault(17)]
    public async Task Zips_with_wrong_bytes_names_and_places(string kind)
    {
        var random = Begin(kind);
        var files = await FilesOfAsync(kind);
        for (var i = 0; i < Rounds; i++)
        {
            (string, byte[])[] mangled = random.Next(3) switch
            {
                0 => files,
                1 => Swap(files, random),
                _ => Rename(files, random),
            };
            var zip = kind == "large" || random.Next(2) == 0 ? Zips.Large(mangled) : Zips.Of(mangled);
            await SurviveAsync(random.Next(4) == 0 ? zip : Damage(zip, random), mangled, kind);
        }

        End();
    }

    [Theory]
    [InlineData("genai-tm", "metadata.json")]
    [InlineData("Teachable Machine", "manifest.json")]
    [InlineData("a project", "project.json")]
    [Fault(22)]
    public async Task Lists_in_zips_with_wrong_words(string kind, string list)
    {
        var random = Begin(list);
        var files = await FilesOfAsync(kind);
        for (var i = 0; i < Rounds; i++)
        {
            (string, byte[])[] mangled =
            [
                .. files.Select(file => file.Name == list ? (file.Name, MangleJson(file.Bytes, random)) : file),
            ];
            await SurviveAsync(Zips.Large(mangled), mangled, kind);
        }

        End();
    }

    [Theory]
    [InlineData("""[["gear",[3,4,1,0],[2,2]],["bolt",[0,5],[1,2]]]""")]
    [InlineData("""[["gear",{"0":3,"1":4,"2":1,"3":0},[2,2]],["bolt",{"0":0,"1":5},[1,2]]]""")]
    [InlineData("""[{"label":"gear","data":[3,4,1,0],"shape":[2,2]},{"label":"bolt","shape":[1,2],"data":{"0":0,"1":5}}]""")]
    [InlineData("""{"gear":[[3,4],[1,0]],"bolt":[[0,5]]}""")]
    [InlineData("""{"gear":{"shape":[2,2],"dtype":"float32","data":[3,4,1,0]},"bolt":{"shape":[1,2],"data":[0,5]},"nut":[]}""")]
    [InlineData(
        """{"dataset":{"0":{"shape":[2,2],"size":4,"label":"gear"},"1":{"shape":[1,2],"label":"bolt"},"2":null},"tensors":[{"0":3,"1":4,"2":1,"3":0},{"0":0,"1":5},null]}"""
    )]
    public async Task Datasets_of_knn_classifier_with_wrong_words(string json)
    {
        var random = Begin(json);
        var plain = Encoding.UTF8.GetBytes(json);
        for (var i = 0; i < Rounds; i++)
        {
            var wrong = MangleJson(plain, random);
            await TimeAsync(async () =>
            {
                using MemoryStream file = new(wrong);
                var rows = await KnnDataset.ReadAsync(file, TestContext.Current.CancellationToken);
                AssertWritten(rows.Select(row => row.Label), wrong);
                return "read";
            });
        }

        End();
    }

    private Random Begin(string kind)
    {
        output.WriteLine($"Seed {Seed}, {Rounds} of {kind}.");
        return new(Seed);
    }

    private void End()
    {
        output.WriteLine(string.Join("; ", _outcomes.Select(one => $"{one.Value} {one.Key}")));
        Assert.InRange(_outcomes.Count, 2, int.MaxValue); // Some are read, and some are not.
    }

    private async Task SurviveAsync(byte[] zip, (string Name, byte[] Bytes)[] files, string kind) =>
        await TimeAsync(async () =>
        {
            byte[] written = [.. zip, .. files.Where(file => file.Bytes is [(byte)'{', ..]).SelectMany(file => file.Bytes)];
            using MemoryStream file = new(zip);
            if (await ProjectFile.IsProjectAsync(file, TestContext.Current.CancellationToken))
            {
                var (reading, _) = await Samples.ReadAsync(zip);
                var isRenamed = reading.Repairs.Any(repair => repair.Kind is RepairKind.LabelChanged);
                if (!isRenamed) // Else it was told.
                    AssertWritten(reading.Project.Labels.Select(label => label.Name), written);
                return "opened";
            }

            var name = kind == "a heap" ? "heap" : null;
            var import = await PictureImport.FromZipAsync(file, new(Name: name), TestContext.Current.CancellationToken);
            AssertWritten(import.Labels.Where(label => label != name), written);
            foreach (var picture in import.Pictures)
            {
                try
                {
                    await using var stream = await picture.OpenAsync(TestContext.Current.CancellationToken);
                }
                catch (ProjectFormatException exception)
                {
                    Assert.NotEmpty(exception.Message);
                }
            }

            return $"imported {import.Labels.Length} labels";
        });

    private async Task TimeAsync(Func<Task<string>> read)
    {
        var (outcome, took) = await OutcomeAsync(read);
        if (took > Patience)
            (_, took) = await OutcomeAsync(read); // The machine may have had other things to do.
        Assert.InRange(took, TimeSpan.Zero, Patience);
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
    }

    private static async Task<(string Outcome, TimeSpan Took)> OutcomeAsync(Func<Task<string>> read)
    {
        var begin = Stopwatch.GetTimestamp();
        try
        {
            return (await read(), Stopwatch.GetElapsedTime(begin));
        }
        catch (ProjectFormatException exception)
        {
            Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
            return (exception.Reason.Key, Stopwatch.GetElapsedTime(begin));
        }
    }

    // By its letters and digits, which no encoding of old changes: all of them stand in the file side by side, but for what lies between.
    private static void AssertWritten(IEnumerable<string> labels, byte[] file)
    {
        var written = Encoding.Latin1.GetString(file);
        var plain = new string([.. written.Where(char.IsAsciiLetterOrDigit)]);
        Assert.All(
            labels,
            label =>
                Assert.Contains(
                    new string([.. label.Where(char.IsAsciiLetterOrDigit)]),
                    plain,
                    StringComparison.OrdinalIgnoreCase
                )
        );
    }

    private static async Task<(string Name, byte[] Bytes)[]> FilesOfAsync(string kind)
    {
        byte[] picture = Pngs.Draw(1);
        (string, byte[]) Text(string name, string text) => (name, Encoding.UTF8.GetBytes(text));
        return kind switch
        {
            "folders" or "large" =>
            [
                ("gear/1.jpg", picture),
                ("gear/2.jpg", picture),
                ("bolt/1.jpg", picture),
                ("Größe/1.jpg", picture),
                ("read.me", [1]),
            ],
            "splits" =>
            [
                ("set/train/gear/1.jpg", picture),
                ("set/train/bolt/1.jpg", picture),
                ("set/test/gear/2.jpg", picture),
                ("set/test/bolt/2.jpg", picture),
            ],
            "a heap" => [("1.jpg", picture), ("2.jpg", picture), ("list.csv", [1])],
            "Teachable Machine" =>
            [
                Text("manifest.json", """{"type":"image","version":"2.0","appdata":{"classes":["gear","bolt"]}}"""),
                ("gear-!-0.png", picture),
                ("gear-!-1.png", picture),
                ("bolt-!-2", picture),
            ],
            "genai-tm" =>
            [
                Text("metadata.json", """{"labels":["gear","bolt"],"imageSize":224,"packageName":"@genai-fi/tm"}"""),
                Text("model.json", "{}"),
                ("weights.bin", [0, 0, 0, 0]),
                ("samples/gear_1.png", picture),
                ("samples/1_2.png", picture),
            ],
            _ =>
            [
                .. Zips.Files(await Samples.BytesAsync(Samples.Of(3)))
                    .Select(file => (kind == "a project" ? file.Name : $"brain/{file.Name}", file.Bytes)),
            ],
        };
    }

    private static (string, byte[])[] Swap((string Name, byte[] Bytes)[] files, Random random)
    {
        var bytes = files.Select(file => file.Bytes).ToArray();
        random.Shuffle(bytes);
        (string, byte[])[] swapped = [.. files.Zip(bytes, (file, other) => (file.Name, other))];
        random.Shuffle(swapped);
        return swapped[random.Next(2)..];
    }

    private static (string, byte[])[] Rename((string Name, byte[] Bytes)[] files, Random random)
    {
        string[] parts =
        [
            "../",
            "\\",
            "\0",
            "/",
            "//",
            "__MACOSX/",
            "\u202E",
            " ",
            "ﬁ",
            "A\u0308",
            "-!-",
            "C:",
            ".",
            "1",
            "train/",
        ];
        return
        [
            .. files.Select(file =>
            {
                if (random.Next(2) == 0)
                    return file;
                var at = random.Next(file.Name.Length + 1);
                var name = random.Next(5) switch
                {
                    0 => file.Name[..at] + file.Name[Math.Min(file.Name.Length, at + 2)..],
                    1 => file.Name[..at] + (char)random.Next(1, 0x3000) + file.Name[at..],
                    2 => file.Name[..at] + new string('x', random.Next(200)) + file.Name[at..],
                    3 => files[random.Next(files.Length)].Name,
                    _ => file.Name[..at] + parts[random.Next(parts.Length)] + file.Name[at..],
                };
                return (name, file.Bytes);
            }),
        ];
    }

    // Wrong bytes anywhere, but more often where the list of the zip is; sometimes an end that is missing.
    private static byte[] Damage(byte[] zip, Random random)
    {
        var wrong = random.Next(4) == 0 ? zip[..random.Next(zip.Length)] : zip.ToArray();
        for (var hits = wrong.Length == 0 ? 0 : random.Next(1, 12); hits > 0; hits--)
        {
            var at =
                random.Next(3) == 0 ? random.Next(wrong.Length) : wrong.Length - 1 - random.Next(Math.Min(600, wrong.Length));
            wrong[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(wrong[at] ^ (1 << random.Next(8)));
        }

        return wrong;
    }

    private static byte[] MangleJson(byte[] json, Random random)
    {
        string[] pieces =
        [
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "null",
            "-1",
            "1e400",
            "2147483648",
            "0.5",
            "\"a\"",
            "\"0\":",
            "\\",
            "\\ud800",
            "\u0000",
            "[[",
            "]]",
            " ",
            "true",
        ];
        var text = Encoding.Latin1.GetString(json);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var (at, end) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
            (at, end) = (Math.Min(at, end), Math.Max(at, end));
            text = random.Next(7) switch
            {
                0 => text[..at] + pieces[random.Next(pieces.Length)] + text[at..],
                1 => text[..at] + text[Math.Min(text.Length, at + random.Next(1, 4))..],
                2 => text[..at] + (char)random.Next(256) + text[Math.Min(text.Length, at + 1)..],
                3 => text[..end] + text[at..end] + text[end..],
                4 => text[..Math.Max(at, text.Length / 2)],
                5 => text.Replace(pieces[random.Next(8)], pieces[random.Next(pieces.Length)], StringComparison.Ordinal),
                _ => text[..at] + random.Next(-9, 99).ToString(CultureInfo.InvariantCulture) + text[at..],
            };
            if (text.Length > 100_000)
                break;
        }

        return Encoding.Latin1.GetBytes(text);
    }
}
