using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;
using Sortline.Tests;

namespace Sortline.Bench.Browser;

/// <summary>A project file as large as one may be: pictures as grainy as photos and features as the command line writes them.</summary>
internal static class LargeProject
{
    private const int Seed = 10_000;

    // So many differ, and come again and again: nothing in the page minds, and to pack all of them takes minutes.
    private const int Pictures = 500;

    /// <summary>The file; made where it is not there yet.</summary>
    /// <param name="folder">Where such files are kept.</param>
    /// <param name="count">How many examples.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task<string> OfAsync(string folder, int count, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"large-{count}{ProjectFile.Extension}");
        if (File.Exists(file))
            return file;

        Console.WriteLine($"Making a project of {count} examples");
        Directory.CreateDirectory(folder);
        var unfinished = file + ".unfinished";
        await using (var stream = File.Create(unfinished))
            await WriteAsync(count, stream, cancellationToken);
        File.Move(unfinished, file);
        return file;
    }

    private static async Task WriteAsync(int count, Stream file, CancellationToken cancellationToken)
    {
        Random chance = new(Seed);
        ProjectLabel[] labels = [new(new(1), "Good", "teal", Ships: true), new(new(2), "Defective", "vermilion", Ships: false)];
        var examples = Enumerable
            .Range(1, count)
            .Select(id => new ProjectExample(new(id), labels[id % labels.Length].Label, FeaturesOf(id % labels.Length, chance)));
        Project project = new(labels, examples, new() { Views = Augmentation.AnyWayRound });
        var pictures = new byte[Pictures][];
        await ProjectFile.WriteAsync(
            project,
            id => new(pictures[id.Value % Pictures] ??= Pngs.DrawGrainy(id.Value)),
            file,
            cancellationToken: cancellationToken
        );
    }

    private static PictureFeatures FeaturesOf(int label, Random chance)
    {
        return new(VectorOf(FeatureKind.Plain), VectorOf(FeatureKind.Pooled));

        FeatureVector VectorOf(FeatureKind kind)
        {
            var numbers = new float[FeatureSpec.LengthOf(kind, Augmentation.AnyWayRound)];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = chance.NextSingle() + (i % 2 == label ? 0.2f : 0);
            return FeatureVector.Of(numbers);
        }
    }
}
