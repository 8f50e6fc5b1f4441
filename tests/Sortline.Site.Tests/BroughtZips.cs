using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Sortline.Site.Tests;

/// <summary>A zip as people bring it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Labels">The labels that come of it, each with how many examples it has; <see langword="null"/> if it is not opened.</param>
/// <param name="Said">What the page says of it, behind "Opened" or "was not opened".</param>
internal sealed record BroughtZip(string Name, byte[] Bytes, string? Labels, string Said)
{
    public string Sentence =>
        Labels is null
            ? $"“{Name}” was not opened, and nothing was changed. {Said}"
            : $"Opened “{Name}”: {Counted(Labels)} {Said}";

    private static string Counted(string labels)
    {
        var counts = labels.Split(' ').Select(label => int.Parse(label.Split(':')[1], null)).ToList();
        return $"{Plural(counts.Sum(), "example")} of {Plural(counts.Count, "label")}.";
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}

/// <summary>Zips of many layouts, from many systems and programs.</summary>
internal static class BroughtZips
{
    private const string SayWhat = "The robot ships all of them: say with the pencil beside a label what it is to take off.",
        Letters = "The names in the file do not say in which letters they are written. They were read as";

    private static readonly byte[] Hat = Photo(SKColors.Firebrick),
        Shoe = Photo(SKColors.SteelBlue),
        Mask = PictureFiles.Encode(120, 90, (x, y) => IsThing(x, y) ? SKColors.White : SKColors.Black, SKEncodedImageFormat.Png),
        Text = "x"u8.ToArray();

    private static readonly (string, byte[])[] TeachableMachine =
    [
        ("Class 1-!-0.jpg", Hat),
        ("Class 2-!-0.jpg", Shoe),
        ("manifest.json", """{"type":"image"}"""u8.ToArray()),
    ];

    /// <summary>Two ways to understand it: by machine, or by what is the matter.</summary>
    public static byte[] Unclear => Zip("gear/good/1.jpg gear/bad/2.jpg bolt/good/3.jpg bolt/bad/4.jpg");

    public static IEnumerable<BroughtZip> All()
    {
        const string two = "2 labels, one for each folder.";
        yield return new("plain.zip", Zip("hat/1.jpg hat/2.jpg shoe/1.jpg"), "hat:2 shoe:1", $"{two} {SayWhat}");
        yield return new(
            "wrapped.zip",
            Zip("README.txt photos/hat/1.jpg photos/shoe/1.jpg"),
            "hat:1 shoe:1",
            $"{two} They lie in “photos”. {SayWhat} " + "“README.txt” was passed over. It does not lie in the folder of a label."
        );
        yield return new(
            "splits.zip",
            Zip("train/hat/1.jpg train/shoe/1.jpg valid/hat/2.jpg test/hat/3.jpg test/shoe/4.jpg"),
            "hat:2 shoe:1",
            $"3 splits of 2 labels (test, train, valid). The 2 pictures in “test” are kept for testing. {SayWhat}"
        );
        yield return new(
            "bottle.zip",
            Zip("bottle/train/good/0.jpg bottle/test/good/1.jpg bottle/test/broken/2.jpg bottle/ground_truth/broken/2_mask.png"),
            "broken:1 good:2",
            "“good” and 1 other label, all taken as one set: “train” holds “good” alone. They lie in “bottle”. "
                + $"{SayWhat} “bottle/ground_truth” was passed over. It holds the mask of a photo."
        );
        yield return new("lots.zip", Zip("hat/lot1/1.jpg hat/lot2/2.jpg shoe/lot1/1.jpg"), "hat:2 shoe:1", $"{two} {SayWhat}");
        yield return new(
            "beside.zip",
            Zip([("hat/1.jpg", Hat), ("hat/1.png", Mask), ("shoe/2.jpg", Shoe), ("shoe/2.png", Hat)]), // The last is another photo.
            "hat:1 shoe:2",
            $"{two} {SayWhat} “hat/1.png” is left out: It is called like the mask of a photo beside it, and looks like one."
        );
        yield return new(
            "litter.zip",
            Zip("hat/1.jpg shoe/1.jpg .DS_Store __MACOSX/hat/._1.jpg hat/Thumbs.db hat/desktop.ini shoe/@eaDir/1.jpg"),
            "hat:1 shoe:1",
            $"{two} {SayWhat}"
        );
        yield return new("windows.zip", Zip(@"hat\1.jpg shoe\1.jpg"), "hat:1 shoe:1", $"{two} {SayWhat}");
        yield return new(
            "dos.zip",
            Zip("Schlüssel/1.jpg Gerät/1.jpg", CodePagesEncodingProvider.Instance.GetEncoding(437)),
            "Gerät:1 Schlüssel:1",
            $"{two} {SayWhat} {Letters} CP437."
        );
        yield return new(
            "chinese.zip",
            Zip("螺丝/1.jpg 齿轮/1.jpg", CodePagesEncodingProvider.Instance.GetEncoding("gbk")),
            "螺丝:1 齿轮:1",
            $"{two} {SayWhat} {Letters} GBK."
        );
        yield return new("large.zip", Large(Zip("hat/1.jpg shoe/1.jpg")), "hat:1 shoe:1", $"{two} {SayWhat}");
        yield return new(
            "heap.zip",
            Zip("1.jpg 2.jpg"),
            "heap:2",
            $"All pictures lie in one heap, so all are “heap”. With one label alone the robot has nothing to tell it from: add another. {SayWhat}"
        );
        yield return new("brain.tm", Zip(TeachableMachine), "Class_1:1 Class_2:1", "A Teachable Machine project.");
        yield return new(
            "again.zip",
            Zip([
                .. TeachableMachine.Select(file => ($"outer/{file.Item1}", file.Item2)),
                ("__MACOSX/outer/._Class 1-!-0.jpg", Text),
                ("outer/.DS_Store", Text),
            ]),
            "Class_1:1 Class_2:1",
            "A Teachable Machine project."
        );
        yield return new(
            "samples.zip",
            Zip([
                ("samples/0_0.jpg", Hat),
                ("samples/1_0.jpg", Shoe),
                ("metadata.json", """{"labels":["hat","shoe"]}"""u8.ToArray()),
                ("model.json", "{}"u8.ToArray()),
            ]),
            "hat:1 shoe:1",
            "A Teachable Machine project."
        );
        yield return new(
            "model.zip",
            Zip([
                ("metadata.json", """{"labels":["a","b"]}"""u8.ToArray()),
                ("model.json", "{}"u8.ToArray()),
                ("weights.bin", Text),
            ]),
            null,
            "This is a Teachable Machine model without the pictures that it learned from. "
                + "In Teachable Machine, choose “Download project as file” and open the .tm file that comes of it."
        );
        yield return new(
            "empty.tm",
            Zip([("manifest.json", """{"type":"image","version":"2.4.12","appdata":{}}"""u8.ToArray())]),
            null,
            "This Teachable Machine project has no pictures in it. "
                + "In Teachable Machine, add pictures to each class, then choose “Download project as file”."
        );
        yield return new("words.zip", Zip("read.me notes/list.csv"), null, "Its one file is no picture.");
    }

    private static byte[] Zip(string files, Encoding? names = null) =>
        Zip(
            [
                .. files
                    .Split(' ')
                    .Select(file =>
                        (
                            file,
                            file.EndsWith('g')
                                ? file.Contains("hat", StringComparison.Ordinal)
                                    ? Hat
                                    : Shoe
                                : Text
                        )
                    ),
            ],
            names
        );

    private static byte[] Zip((string Name, byte[] Bytes)[] files, Encoding? names = null)
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        return zip.ToArray();
    }

    /// <summary>The same with an end as large zips have it ("zip64"): the fields of old refer to longer ones before them.</summary>
    private static byte[] Large(byte[] zip)
    {
        var end = zip.AsSpan(^22..);
        var (count, length, start) = (
            BinaryPrimitives.ReadUInt16LittleEndian(end[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(end[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(end[16..])
        );
        using MemoryStream large = new();
        using BinaryWriter writer = new(large);
        writer.Write(zip.AsSpan(..^22));
        writer.Write(0x06064b50u);
        writer.Write(44L);
        writer.Write((ushort)45);
        writer.Write((ushort)45);
        writer.Write(0L);
        writer.Write((long)count);
        writer.Write((long)count);
        writer.Write((long)length);
        writer.Write((long)start);
        writer.Write(0x07064b50u);
        writer.Write(0u);
        writer.Write((long)zip.Length - 22);
        writer.Write(1u);
        writer.Write(0x06054b50u);
        writer.Write(0u);
        writer.Write(ushort.MaxValue);
        writer.Write(ushort.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write((ushort)0);
        return large.ToArray();
    }

    private static bool IsThing(int x, int y) => ((x - 60) * (x - 60)) + ((y - 45) * (y - 45)) < 900;

    private static byte[] Photo(SKColor thing) =>
        PictureFiles.Encode(
            120,
            90,
            (x, y) => IsThing(x, y) ? thing : new((byte)(120 + x), (byte)(120 + y), 130),
            SKEncodedImageFormat.Jpeg
        );
}
