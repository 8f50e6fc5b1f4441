using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Tests;

/// <summary>One real file of each version that was ever released, kept for ever: each must open like on its first day.</summary>
public class GoldenTests
{
    private static readonly string Version1 = GoldenFile("v1"),
        Version2 = GoldenFile("v2");

    // The backbone of that day, whatever it is today.
    private static readonly ProjectBackbone Backbone = new(
        "mobilenet-v1-025-224",
        "b2180536f2b96b5bdfaba51ffafb0188ee9c2d4ba7e30b0d8ec9e0652d684453",
        "pooled-2"
    )
    {
        Lengths = new(Plain: 256, Upright: 2240, AnyWayRound: 1472),
    };

    // What the file was made of. Change it only together with a new version and a new file beside the old one.
    private static Project Project { get; } =
        new(
            [
                new(new(1), "Good gear", "teal", Ships: true),
                new(new(2), "Scratched gear", "vermilion", Ships: false),
                new(new(5), "Größe 2 – ⚙️", "blue", Ships: false),
            ],
            [new(new(1), new(1), Seen(1)), new(new(2), new(2), Seen(2)), new(new(4), new(2), null), new(new(3), new(5), Seen(3))],
            new(Augmentation.Upright, ClassifierKind.Ridge, FeatureKind.Pooled, Neighbours: 5),
            Backbone
        );

    // The same with two examples that have no picture, which is what version 2 is for.
    private static Project WithNumbers { get; } =
        new(
            Project.Labels,
            [.. Project.Examples, new(new(6), new(5), Kept(4)), new(new(7), new(1), Kept(5))],
            new(Augmentation.Upright, ClassifierKind.Knn),
            Backbone
        );

    [Fact]
    [Fault(19)]
    [Promise(4)]
    public async Task Version_1_opens_as_it_was_saved()
    {
        var (reading, pictures) = await Samples.ReadAsync(
            await File.ReadAllBytesAsync(Version1, TestContext.Current.CancellationToken),
            Backbone
        );

        Assert.Empty(reading.Repairs);
        Assert.Equal(Project, reading.Project);
        Assert.Equal([1, 2, 4, 3], pictures.Keys.Select(id => id.Value));
    }

    [Fact]
    [Fault(23)]
    public async Task Version_1_is_written_byte_for_byte_on_every_machine()
    {
        var golden = await File.ReadAllBytesAsync(Version1, TestContext.Current.CancellationToken);
        var (_, pictures) = await Samples.ReadAsync(golden, Backbone);

        var written = await Samples.BytesAsync(Project, id => ValueTask.FromResult<byte[]?>(pictures[id]));

        Assert.Equal(golden, written);
    }

    [Fact]
    [Fault(19)]
    [Promise(4)]
    public async Task Version_2_opens_as_it_was_saved()
    {
        var (reading, pictures) = await Samples.ReadAsync(
            await File.ReadAllBytesAsync(Version2, TestContext.Current.CancellationToken),
            Backbone
        );

        Assert.Empty(reading.Repairs);
        Assert.Equal(WithNumbers, reading.Project);
        Assert.Equal([1, 2, 4, 3], pictures.Keys.Select(id => id.Value));
        Assert.Equal([6, 7], reading.Project.Examples.Where(example => !example.HasPicture).Select(example => example.Id.Value));
    }

    [Fact]
    [Fault(23)]
    public async Task Version_2_is_written_byte_for_byte_on_every_machine()
    {
        var golden = await File.ReadAllBytesAsync(Version2, TestContext.Current.CancellationToken);
        var (_, pictures) = await Samples.ReadAsync(golden, Backbone);

        var written = await Samples.BytesAsync(WithNumbers, id => ValueTask.FromResult<byte[]?>(pictures[id]));

        Assert.Equal(golden, written);
    }

    [Fact(Explicit = true)]
    public async Task Make_the_file_of_a_new_version()
    {
        Assert.False(File.Exists(Version2), "A golden file is never made again: give the new one the number of its version.");
        await File.WriteAllBytesAsync(Version2, await Samples.BytesAsync(WithNumbers), TestContext.Current.CancellationToken);
    }

    private static string GoldenFile(string version) =>
        Path.Combine(Repository.Tests("Sortline.Projects.Tests"), "golden", $"{version}.sortline");

    private static PictureFeatures Kept(int seed) => PictureFeatures.WithoutPicture(FeatureKind.Pooled, Numbers(seed, 2240));

    private static PictureFeatures Seen(int seed) => new(Numbers(seed, 256), Numbers(seed, 2240));

    private static FeatureVector Numbers(int seed, int length) =>
        FeatureVector.Of([.. Enumerable.Range(0, length).Select(i => ((i * seed % 97) + 1) / 128f)]);
}
