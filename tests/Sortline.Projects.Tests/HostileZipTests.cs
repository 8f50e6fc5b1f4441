using System.Diagnostics;
using System.IO.Compression;

namespace Sortline.Projects.Tests;

[CollectionDefinition(nameof(HostileZipTests), DisableParallelization = true)]
[Collection(nameof(HostileZipTests))] // Memory is counted for the whole process.
public class HostileZipTests
{
    [Theory]
    [InlineData("../../x")]
    [InlineData("pictures/../../x.png")]
    [InlineData("/etc/x")]
    [InlineData("C:/x")]
    [InlineData("..\\pictures\\000001.png")]
    [InlineData("..")]
    [Fault(15)]
    public async Task A_name_that_wants_out_of_the_zip_refuses_all_of_it(string name)
    {
        var file = Zips.Change(await Samples.BytesAsync(Samples.Of(2)), (_, bytes) => bytes, (name, [1]));

        Assert.Contains("outside of itself", await Samples.RefusalAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    [Fault(15)]
    public async Task Files_that_are_not_of_the_project_are_not_looked_at()
    {
        var project = Samples.Of(2);
        var file = Zips.Change(
            await Samples.BytesAsync(project),
            (_, bytes) => bytes,
            ("__MACOSX/._project.json", [1]),
            ("pictures/Thumbs.db", [2]),
            ("nested.zip", await Samples.BytesAsync(project))
        );

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal(project, reading.Project);
        Assert.Empty(reading.Repairs);
    }

    [Fact]
    [Fault(15)]
    public async Task A_name_that_is_there_twice_refuses_all_of_it()
    {
        var file = Zips.Change(await Samples.BytesAsync(Samples.Of(2)), (_, bytes) => bytes, ("project.json", "{}"u8.ToArray()));

        Assert.Contains("twice", await Samples.RefusalAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1 })]
    [InlineData(new byte[] { 0x50, 0x4B, 5, 6 })]
    [Fault(17)]
    public async Task What_is_no_zip_is_refused(byte[] file) =>
        Assert.Contains("not a zip", await Samples.RefusalAsync(file), StringComparison.Ordinal);

    [Fact]
    public async Task A_zip_of_something_else_is_refused() =>
        Assert.Contains(
            "not a Sortline project",
            await Samples.RefusalAsync(Zips.Of(("readme.txt", "Hello"))),
            StringComparison.Ordinal
        );

    [Fact]
    [Fault(16)]
    public async Task A_hundred_thousand_entries_are_refused_without_listing_them()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 100_000; i++)
                archive.CreateEntry($"{i}");
        }

        var refusal = await BoundedAsync(zip.ToArray());

        Assert.Contains("more than Sortline takes in", refusal, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(16)]
    public async Task A_bomb_that_says_its_size_is_refused_before_it_is_unpacked()
    {
        var zeros = new byte[20 << 20];
        var bomb = Zips.Of([
            .. Enumerable.Range(0, 104).Select(i => ($"pictures/{i:D6}.png", zeros)),
            ("project.json", "{}"u8.ToArray()),
        ]);
        Assert.True(bomb.Length < 64 << 20, "The bomb is not one.");

        var refusal = await BoundedAsync(bomb);

        Assert.Contains("more than Sortline takes in", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4_000_000)]
    [Fault(16)]
    public async Task A_bomb_that_lies_about_its_size_is_unpacked_no_further_than_it_says(uint claimed)
    {
        var bomb = Zips.Lie(Zips.Of(("project.json", new byte[300 << 20])), claimed);

        var refusal = await BoundedAsync(bomb);

        Assert.Contains("damaged", refusal, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(16)]
    public async Task A_size_that_is_not_there_takes_no_memory()
    {
        var bomb = Zips.Lie(Zips.Of(("project.json", "{}")), 25 << 20);

        var refusal = await BoundedAsync(bomb, maxBytes: 8 << 20);

        Assert.Contains("damaged", refusal, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(16, 18)]
    public async Task A_picture_that_is_a_bomb_costs_only_its_example()
    {
        var project = Samples.Of(5);
        var file = Zips.Change(
            await Samples.BytesAsync(project),
            (name, bytes) => name == "pictures/000002.png" ? new byte[24 << 20] : bytes
        );

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal(
            [
                new(
                    RepairKind.ExampleDropped,
                    "Example 2 in the list (pictures/000002.png) was left out. “pictures/000002.png” is too big. Make it smaller.",
                    new(2)
                ),
            ],
            InWords.Of(reading.Repairs)
        );
        Assert.Equal([1, 3, 4, 5], reading.Project.Examples.Select(example => example.Id.Value));
    }

    [Fact]
    public async Task Limits_can_be_tighter()
    {
        var file = await Samples.BytesAsync(Samples.Of(5));

        Assert.Contains("more than", await Samples.RefusalAsync(file, new(Entries: 6)), StringComparison.Ordinal);
        Assert.Contains("too big", await Samples.RefusalAsync(file, new(EntryBytes: 100)), StringComparison.Ordinal);
        Assert.Contains("more than", await Samples.RefusalAsync(file, new(TotalBytes: 1000)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_a_mistake_of_the_caller()
    {
        using var file = new MemoryStream(await Samples.BytesAsync(Samples.Of(1)));

        await Assert.ThrowsAsync<ArgumentException>(() =>
            ProjectFile.ReadAsync(
                new AsyncOnlyStream(file, canSeek: false),
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
    }

    // A generous clock, since the machine may be busy; the memory is exact.
    private static async Task<string> BoundedAsync(byte[] file, long maxBytes = 64 << 20)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();

        var refusal = await Samples.RefusalAsync(file);

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, maxBytes);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        return refusal;
    }
}
