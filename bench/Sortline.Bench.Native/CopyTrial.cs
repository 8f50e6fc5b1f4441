using System.Globalization;
using SkiaSharp;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Vision;

namespace Sortline.Bench.Native;

/// <summary>How far near-copies of the pictures of a folder are from the originals, and how far the originals are from each other.</summary>
internal static class CopyTrial
{
    private static readonly (string Name, Func<SKBitmap, byte[]> Make)[] Kinds =
    [
        ("JPEG, quality 85", picture => Jpeg(picture, 85)),
        ("JPEG, quality 75", picture => Jpeg(picture, 75)),
        ("JPEG, quality 50", picture => Jpeg(picture, 50)),
        ("3 % lighter, quality 80", picture => Jpeg(Lit(picture, 1.03f), 80)),
        ("3 % darker, quality 85", picture => Jpeg(Lit(picture, 0.97f), 85)),
        ("6 % lighter, quality 80", picture => Jpeg(Lit(picture, 1.06f), 80)),
        ("cropped by 1 % on each side", picture => Jpeg(Cropped(picture, 0.01, 0.01), 90)),
        ("cropped by 2 % on each side", picture => Jpeg(Cropped(picture, 0.02, 0.02), 90)),
        ("cropped by 3 % on each side", picture => Jpeg(Cropped(picture, 0.03, 0.03), 90)),
        ("cropped by 5 % on each side", picture => Jpeg(Cropped(picture, 0.05, 0.05), 90)),
        ("cropped by 3 % on the left", picture => Jpeg(Cropped(picture, 0.03, 0), 90)),
        ("70 % as large", picture => Jpeg(Smaller(picture), 90)),
        ("mirrored, quality 90", picture => Jpeg(Turned(picture, 0, isMirrored: true), 90)),
        ("turned a quarter, quality 90", picture => Jpeg(Turned(picture, 1, isMirrored: false), 90)),
        ("turned a half and mirrored, quality 75", picture => Jpeg(Turned(picture, 2, isMirrored: true), 75)),
    ];

    /// <summary>Measures, and prints a table.</summary>
    public static void Run(string folder, Augmentation views)
    {
        using Backbone backbone = new();
        Seen[] originals =
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .AsParallel()
                .AsOrdered()
                .Select(file => See(file, backbone, views)),
        ];
        List<Distances> pairs = [];
        for (var one = 0; one < originals.Length; one++)
        {
            for (var other = 0; other < one; other++)
                pairs.Add(Between(originals[one].Itself, originals[other].Itself));
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{originals.Length} pictures of {folder}, {(int)views} views")
        );
        Console.WriteLine("| what | print | plain features | pooled features | taken for copies |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var kind = 0; kind < Kinds.Length; kind++)
            Print(
                Kinds[kind].Name,
                [.. originals.Select(original => Between(original.Itself, original.Copies[kind]))],
                isFarthest: true
            );
        Print("two originals", pairs, isFarthest: false);
    }

    // Of copies half and the farthest, of originals the nearest and half.
    private static void Print(string what, List<Distances> all, bool isFarthest)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {Two(one => one.Print)} | {Two(one => one.Plain)} | {Two(one => one.Pooled)} | {all.Count(AreCopies)} of {all.Count} |"
            )
        );

        string Two(Func<Distances, float> distance)
        {
            var sorted = all.Select(distance).Order().ToArray();
            var (middle, extreme) = (sorted[sorted.Length / 2], isFarthest ? sorted[^1] : sorted[0]);
            return string.Create(CultureInfo.InvariantCulture, $"{extreme:0.0000} ({middle:0.0000})");
        }
    }

    private static bool AreCopies(Distances one) =>
        (one.Print < CopySearch.SamePrint || one.IsTurned) && 1 - one.Plain > CopySearch.LikeFeatures;

    private static Distances Between(Looks one, Looks other) =>
        new(
            one.Print.DistanceTo(other.Print),
            1 - one.Features.Plain.CosineTo(other.Features.Plain),
            1 - one.Features.Pooled.CosineTo(other.Features.Pooled),
            one.Print.IsTurned(other.Print, CopySearch.SamePrint)
        );

    private static Seen See(string file, Backbone backbone, Augmentation views)
    {
        var bytes = File.ReadAllBytes(file);
        using var bitmap = SKBitmap.Decode(bytes);
        return new(Look(bytes), [.. Kinds.Select(kind => Look(kind.Make(bitmap)))]);

        Looks Look(byte[] picture)
        {
            var canonical = PictureReader.Read(picture);
            return new(PicturePrint.Of(canonical.Rgb), backbone.Extract(canonical, views));
        }
    }

    private static byte[] Jpeg(SKBitmap picture, int quality)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    private static SKBitmap Lit(SKBitmap picture, float light)
    {
        var lit = picture.Copy(SKColorType.Rgba8888);
        for (var y = 0; y < lit.Height; y++)
        {
            for (var x = 0; x < lit.Width; x++)
            {
                var pixel = lit.GetPixel(x, y);
                lit.SetPixel(x, y, new(Level(pixel.Red), Level(pixel.Green), Level(pixel.Blue)));
            }
        }

        return lit;

        byte Level(byte level) => (byte)Math.Min(255, level * light);
    }

    private static SKBitmap Turned(SKBitmap picture, int quarters, bool isMirrored)
    {
        var isUpright = quarters % 2 == 0;
        SKBitmap turned = new(isUpright ? picture.Width : picture.Height, isUpright ? picture.Height : picture.Width);
        using SKCanvas canvas = new(turned);
        canvas.Translate(turned.Width / 2f, turned.Height / 2f);
        canvas.RotateDegrees(90 * quarters);
        if (isMirrored)
            canvas.Scale(-1, 1);
        canvas.Translate(-picture.Width / 2f, -picture.Height / 2f);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static SKBitmap Cropped(SKBitmap picture, double left, double others)
    {
        SKBitmap subset = new();
        picture.ExtractSubset(
            subset,
            new SKRectI(
                (int)(picture.Width * left),
                (int)(picture.Height * others),
                picture.Width - (int)(picture.Width * others),
                picture.Height - (int)(picture.Height * others)
            )
        );
        return subset.Copy();
    }

    private static SKBitmap Smaller(SKBitmap picture) =>
        picture.Resize(
            new SKImageInfo(picture.Width * 7 / 10, picture.Height * 7 / 10),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );

    private sealed record Looks(PicturePrint Print, PictureFeatures Features);

    private sealed record Seen(Looks Itself, Looks[] Copies);

    private readonly record struct Distances(float Print, float Plain, float Pooled, bool IsTurned);
}
