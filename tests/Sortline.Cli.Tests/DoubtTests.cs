using System.Text.Json;
using SkiaSharp;

namespace Sortline.Cli.Tests;

/// <summary>What makes a number too good to be true, and what <c>evaluate</c> says to it.</summary>
public sealed class DoubtTests(ITestOutputHelper output)
{
    private const int Seed = 20260917;

    [LongFact]
    public async Task Copies_of_every_picture_change_the_numbers_by_less_than_two_standard_errors()
    {
        output.WriteLine($"Seed {Seed}");
        using var originals = new PictureFolder();
        using var copies = new PictureFolder();
        DrawScribbles(originals, copies: false);
        DrawScribbles(copies, copies: true);

        var once = await EvaluateAsync(originals);
        var often = await EvaluateAsync(copies);

        var (mean, error) = Balanced(once);
        var (meanOfCopies, errorOfCopies) = Balanced(often);
        output.WriteLine($"Once {mean:0.000} ± {error:0.000}, four times {meanOfCopies:0.000} ± {errorOfCopies:0.000}");
        Assert.InRange(Math.Abs(mean - meanOfCopies), 0, 2 * Math.Sqrt((error * error) + (errorOfCopies * errorOfCopies)));
        Assert.Empty(Files(once, "nearCopies"));
        var groups = often.Json.GetProperty("nearCopies").EnumerateArray().ToArray();
        Assert.Equal(40, groups.Length);
        Assert.All(
            groups,
            group =>
            {
                var names = group.EnumerateArray().Select(file => file.GetString()!).ToArray();
                Assert.Equal(4, names.Length);
                Assert.Single(names.Select(name => name[..name.LastIndexOf('-')]).Distinct());
            }
        );
        Assert.Contains("160 pictures are near-copies of one another, in 40 groups", often.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_pictures_that_are_no_copies_are_refused_by_name()
    {
        using var folder = new PictureFolder();
        DrawScribbles(folder, copies: true, each: 3);

        var run = await CommandLine.RunAsync("evaluate", folder.Photos, "--shots", "3");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("has 3 pictures that can be used where near-copies count as one", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--shots 2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masks_and_pictures_of_a_single_colour_are_named_and_listed()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 8);
        var black = Save(folder, "photos/bar/black.png", canvas => canvas.Clear(SKColors.Black));
        var mask = Save(folder, "photos/disc/mask.png", Mask);
        var (run, text) = (await EvaluateAsync(folder, shots: 2), await EvaluateAsync(folder, shots: 2, "--repeats", "1"));

        Assert.Equal([black], Files(run, "singleColour"));
        Assert.Equal([mask], Files(run, "masks"));
        Assert.Contains($"1 picture is of a single colour: {black}.", text.Errors, StringComparison.Ordinal);
        Assert.Contains($"as masks have it: {mask}.", text.Errors, StringComparison.Ordinal);

        static void Mask(SKCanvas canvas)
        {
            canvas.Clear(SKColors.Black);
            using SKPaint paint = new() { Color = SKColors.White, IsAntialias = true };
            canvas.DrawCircle(50, 40, 20, paint);
        }
    }

    [Fact]
    public async Task A_label_with_few_pictures_left_for_the_test_is_named()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 12);
        folder.AddLabel("photos/few-disc", 4);

        var run = await EvaluateAsync(folder, shots: 3, "--repeats", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("“few-disc” has too few pictures: with --shots 3, 1 is left", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("“bar”", run.Errors, StringComparison.Ordinal);
    }

    [LongFact]
    public async Task Train_and_inspect_leave_copies_out_together()
    {
        using var folder = new PictureFolder();
        DrawScribbles(folder, copies: true);

        var run = await CommandLine.RunAsync("train", folder.Photos, "-o", folder.At("brain.sortline"), "--json");
        var inspected = await CommandLine.RunAsync("inspect", folder.At("brain.sortline"), "--json");

        var methods = run.Json.GetProperty("leaveOneOut");
        Assert.All(methods.EnumerateArray(), method => Assert.InRange(method.GetProperty("accuracy").GetDouble(), 0, 0.75));
        Assert.Equal(methods.GetRawText(), inspected.Json.GetProperty("leaveOneOut").GetRawText());
        var groups = run.Json.GetProperty("nearCopies").EnumerateArray().ToArray();
        Assert.Equal(40, groups.Length);
        Assert.All(
            groups,
            group => Assert.Single(group.EnumerateArray().Select(file => file.GetString()![..^"-0.jpg".Length]).Distinct())
        );
        Assert.Equal(
            groups.Select(group => group.GetArrayLength()),
            inspected.Json.GetProperty("nearCopies").EnumerateArray().Select(group => group.GetArrayLength())
        );
        Assert.Contains(
            "160 pictures are near-copies of one another, in 40 groups: each group is left out together.",
            (await CommandLine.RunAsync("inspect", folder.At("brain.sortline"))).Output,
            StringComparison.Ordinal
        );
    }

    // Nothing tells the labels apart: whoever does better than chance has seen the picture before.
    private static void DrawScribbles(PictureFolder folder, bool copies, int each = 20)
    {
        Random chance = new(Seed);
        foreach (var label in new[] { "left", "right" })
        {
            for (var i = 0; i < each; i++)
            {
                using SKBitmap bitmap = new(160, 160, SKColorType.Rgba8888, SKAlphaType.Opaque);
                using (SKCanvas canvas = new(bitmap))
                    Scribble(canvas, chance);
                var name = folder.At($"photos/{label}/{i:00}");
                Directory.CreateDirectory(Path.GetDirectoryName(name)!);
                Write(bitmap, 95, $"{name}-0.jpg");
                if (!copies)
                    continue;

                WriteLit(bitmap, 1.03, 80, $"{name}-1.jpg");
                WriteLit(bitmap, 0.97, 85, $"{name}-2.jpg");
                using SKBitmap cropped = new();
                bitmap.ExtractSubset(cropped, new SKRectI(3, 3, 157, 157));
                Write(cropped, 75, $"{name}-3.jpg");
            }
        }
    }

    private static void Scribble(SKCanvas canvas, Random chance)
    {
        canvas.Clear(Colour(chance));
        for (var shape = 0; shape < 14; shape++)
        {
            using SKPaint paint = new() { Color = Colour(chance), IsAntialias = true };
            float x = chance.Next(160),
                y = chance.Next(160);
            if (chance.Next(2) == 0)
                canvas.DrawCircle(x, y, chance.Next(5, 35), paint);
            else
                canvas.DrawRect(x, y, chance.Next(5, 60), chance.Next(5, 60), paint);
        }
    }

    private static SKColor Colour(Random chance) => new((byte)chance.Next(240), (byte)chance.Next(240), (byte)chance.Next(240));

    private static void WriteLit(SKBitmap bitmap, double light, int quality, string path)
    {
        using var lit = bitmap.Copy();
        for (var y = 0; y < lit.Height; y++)
        {
            for (var x = 0; x < lit.Width; x++)
            {
                var pixel = lit.GetPixel(x, y);
                lit.SetPixel(x, y, new(Lit(pixel.Red), Lit(pixel.Green), Lit(pixel.Blue)));
            }
        }

        Write(lit, quality, path);

        byte Lit(byte level) => (byte)Math.Min(255, level * light);
    }

    private static void Write(SKBitmap bitmap, int quality, string path)
    {
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using var file = File.Create(path);
        jpeg.SaveTo(file);
    }

    private static string Save(PictureFolder folder, string path, Action<SKCanvas> draw)
    {
        using SKBitmap bitmap = new(96, 80);
        using (SKCanvas canvas = new(bitmap))
            draw(canvas);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var file = File.Create(folder.At(path));
        png.SaveTo(file);
        return folder.At(path);
    }

    private static Task<Run> EvaluateAsync(PictureFolder folder, int shots = 10, params string[] options) =>
        CommandLine.RunAsync([
            "evaluate",
            folder.Photos,
            "--shots",
            $"{shots}",
            .. options.Length > 0 ? options : ["--repeats", "8", "--json"],
        ]);

    private static (double Mean, double StandardError) Balanced(Run run)
    {
        var json = run.Json;
        var balanced = json.GetProperty("balancedAccuracy");
        return (
            balanced.GetProperty("mean").GetDouble(),
            balanced.GetProperty("sd").GetDouble() / Math.Sqrt(json.GetProperty("repeats").GetInt32())
        );
    }

    private static string[] Files(Run run, string property) =>
        [
            .. run
                .Json.GetProperty(property)
                .EnumerateArray()
                .Select(file => file.ValueKind is JsonValueKind.String ? file.GetString()! : "a group"),
        ];
}
