using System.Globalization;
using System.Text;
using Sortline.Pictures;
using Sortline.Projects;
using Sortline.Vision;

namespace Sortline.Site.Tests;

/// <summary>Page and command line read the same photos, see the same pictures in them, and refuse the others in the same words.</summary>
public sealed class PhotoTests(PublishedSite site)
{
    // Of 255, in the mean. Browser and Skia unpack with the same library; what is left is how large JPEGs are made smaller.
    private const double MostDifference = 1.5;

    [Fact]
    [Fault(1, 2, 3, 4, 5, 6, 8, 10)]
    public async Task Page_and_command_line_have_one_rule_for_photos()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&view=none");
        await visit.WaitUntilReadyAsync();
        var banner = visit.Page.Locator(".banner");
        List<(PhotoKind Kind, CanonicalPicture Picture)> read = [];
        List<(PhotoKind Kind, string? Refusal)> outcomes = [];
        foreach (var (kind, number) in PhotoKinds.All().Select((kind, index) => (kind, index + 1)))
        {
            var refusal = Native(kind, out var picture);
            var name = string.Create(CultureInfo.InvariantCulture, $"photo{number}.jpg");
            await visit.Page.SetInputFilesAsync(
                "#photos-1",
                new FilePayload
                {
                    Name = name,
                    MimeType = "image/jpeg",
                    Buffer = kind.Bytes,
                }
            );
            if (refusal is not null && kind.Like is null)
                await Assertions.Expect(banner).ToContainTextAsync($"“{name}”: {refusal}");
            else
            {
                read.Add((kind, picture ?? PictureReader.Read(kind.Like)));
                await visit.ExpectCountsAsync(read.Count, 0);
            }

            outcomes.Add((kind, refusal));
        }

        Dictionary<int, CanonicalPicture> seen = [];
        await using (var stream = File.OpenRead(await visit.DownloadAsync("Save the brain")))
        {
            await ProjectFile.ReadAsync(
                stream,
                (example, png) =>
                {
                    seen.Add(seen.Count, PictureReader.Read(png));
                    return ValueTask.CompletedTask;
                },
                cancellationToken: TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(read.Count, seen.Count);
        var differences = read.Select((one, index) => (one.Kind, Mean: MeanDifference(one.Picture, seen[index]))).ToList();
        foreach (var (kind, mean) in differences)
            TestContext.Current.TestOutputHelper?.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{kind.Format}, {kind.Property}: {mean:0.000}")
            );
        Assert.All(differences, one => Assert.InRange(one.Mean, 0, MostDifference));
        visit.AssertClean();
        AssertDocumented(outcomes);
    }

    private static string? Native(PhotoKind kind, out CanonicalPicture? picture)
    {
        picture = null;
        try
        {
            picture = PictureReader.Read(kind.Bytes);
            return null;
        }
        catch (PictureException exception)
        {
            return PictureTexts.English[exception.Why];
        }
    }

    private static double MeanDifference(CanonicalPicture one, CanonicalPicture other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Rgb.Length; i++)
            sum += Math.Abs(one.Rgb[i] - other.Rgb[i]);
        return sum / one.Rgb.Length;
    }

    // The table is what this test has seen. If it differs, the right one is in the folder of the screenshots.
    private static void AssertDocumented(IEnumerable<(PhotoKind Kind, string? Refusal)> outcomes)
    {
        var table = new StringBuilder("| format | property | page | command line |\n|---|---|---|---|\n");
        foreach (var (kind, refusal) in outcomes)
        {
            var said =
                refusal is null ? "read | the same picture"
                : kind.Like is null ? $"refused | “{refusal}”"
                : $"read, as this browser does | “{refusal}”";
            table.Append(CultureInfo.InvariantCulture, $"| {kind.Format} | {kind.Property} | {said} |\n");
        }

        Directory.CreateDirectory(PublishedSite.ScreenshotFolder);
        File.WriteAllText(Path.Combine(PublishedSite.ScreenshotFolder, "pictures-table.md"), table.ToString());
        Assert.Contains(
            table.ToString(),
            File.ReadAllText(Path.Combine(Repository.Root, "docs/pictures.md")),
            StringComparison.Ordinal
        );
    }
}
