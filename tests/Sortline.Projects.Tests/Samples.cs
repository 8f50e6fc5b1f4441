using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Tests;

/// <summary>Projects to write and to read, and the shortest ways of doing so.</summary>
internal static class Samples
{
    /// <summary>A backbone with few numbers, so that a test can look at them.</summary>
    public static ProjectBackbone Small { get; } =
        new("small", new string('0', 64), "test") { Lengths = new(Plain: 2, Upright: 3, AnyWayRound: 3) };

    public static ImmutableArray<ProjectLabel> Labels { get; } =
    [
        new(new(1), "Gear", "teal", Ships: true),
        new(new(2), "Scratched gear", "vermilion", Ships: false),
        new(new(7), "Größe 2 – ⚙️", "blue", Ships: false),
    ];

    /// <summary>So many examples, in turn of each label; each third has no features.</summary>
    public static Project Of(int examples) => new(Labels, Enumerable.Range(1, examples).Select(ExampleOf), new(), Small);

    public static ProjectExample ExampleOf(int id) => new(new(id), Labels[id % 3].Label, id % 3 == 0 ? null : Features(id));

    public static PictureFeatures Features(int seed) => new(FeatureVector.Of(1, seed), FeatureVector.Of(seed, 0.5f, -1));

    public static ValueTask<byte[]?> Picture(ExampleId id) => ValueTask.FromResult<byte[]?>(Pngs.Draw(id.Value));

    public static async Task<byte[]> BytesAsync(Project project, Func<ExampleId, ValueTask<byte[]?>>? picture = null)
    {
        using var file = new MemoryStream();
        await ProjectFile.WriteAsync(
            project,
            picture ?? Picture,
            new AsyncOnlyStream(file, canSeek: false),
            cancellationToken: TestContext.Current.CancellationToken
        );
        return file.ToArray();
    }

    public static async Task<(ProjectReading Reading, Dictionary<ExampleId, byte[]> Pictures)> ReadAsync(
        byte[] bytes,
        ProjectBackbone? backbone = null,
        ProjectLimits? limits = null
    )
    {
        var pictures = new Dictionary<ExampleId, byte[]>();
        using var memory = new MemoryStream(bytes, writable: false);
        var reading = await ProjectFile.ReadAsync(
            new AsyncOnlyStream(memory, canSeek: true),
            (example, png) =>
            {
                pictures.Add(example.Id, png);
                return ValueTask.CompletedTask;
            },
            backbone ?? Small,
            limits,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return (reading, pictures);
    }

    /// <summary>What reading says when it refuses.</summary>
    public static async Task<string> RefusalAsync(byte[] bytes, ProjectLimits? limits = null)
    {
        var refusal = await Assert.ThrowsAsync<ProjectFormatException>(() => ReadAsync(bytes, limits: limits));
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }
}
