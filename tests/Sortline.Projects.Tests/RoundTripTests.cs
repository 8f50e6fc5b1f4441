using System.IO.Compression;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Tests;

public class RoundTripTests
{
    [Fact]
    [Fault(23)]
    public async Task A_project_comes_back_as_it_was()
    {
        var project = Samples.Of(7);

        var (reading, pictures) = await Samples.ReadAsync(await Samples.BytesAsync(project));

        Assert.Equal(project, reading.Project);
        Assert.Empty(reading.Repairs);
        Assert.Equal(project.Examples.Select(example => example.Id), pictures.Keys);
        Assert.All(pictures, picture => Assert.Equal(Pngs.Draw(picture.Key.Value), picture.Value));
    }

    [Fact]
    public async Task Where_it_came_from_comes_back_and_what_is_wrong_with_it_is_passed_over()
    {
        var taught = Samples.Of(3);
        Project project = new(taught.Labels, taught.Examples, taught.Settings, taught.Backbone) { Origin = new("gears-2", 7) };
        var bytes = await Samples.BytesAsync(project);

        var (reading, _) = await Samples.ReadAsync(bytes);
        Assert.Equal(new("gears-2", 7), reading.Project.Origin);
        Assert.Null((await Samples.ReadAsync(await Samples.BytesAsync(taught))).Reading.Project.Origin);

        foreach (
            var wrong in new[]
            {
                "",
                "{",
                "[]",
                """{"level":"gears"}""",
                """{"level":"<b>","seed":1}""",
                """{"level":"gears","seed":-1}""",
            }
        )
        {
            var (odd, _) = await Samples.ReadAsync(
                Zips.Change(bytes, (name, old) => name == "origin.json" ? System.Text.Encoding.UTF8.GetBytes(wrong) : old)
            );
            Assert.Null(odd.Project.Origin);
            Assert.Empty(odd.Repairs);
            Assert.Equal(project, odd.Project);
        }

        Assert.Throws<ArgumentException>(() => new Project([], []) { Origin = new("Gears!", 1) });
    }

    [Fact]
    public async Task A_project_with_nothing_in_it_comes_back_too()
    {
        var project = new Project(
            [],
            [],
            new(Augmentation.Upright, ClassifierKind.Ridge, FeatureKind.Pooled, Neighbours: 5),
            Samples.Small
        );

        var (reading, _) = await Samples.ReadAsync(await Samples.BytesAsync(project));

        Assert.Equal(project, reading.Project);
        Assert.Empty(reading.Repairs);
    }

    [Fact]
    [Fault(23)]
    public async Task Writing_twice_gives_the_same_bytes()
    {
        var once = await Samples.BytesAsync(Samples.Of(9));
        var (reading, pictures) = await Samples.ReadAsync(once);

        var twice = await Samples.BytesAsync(reading.Project, id => ValueTask.FromResult<byte[]?>(pictures[id]));

        Assert.Equal(once, twice);
    }

    [Fact]
    public async Task Other_programs_can_open_the_zip()
    {
        var project = Samples.Of(4);

        using var zip = new ZipArchive(new MemoryStream(await Samples.BytesAsync(project)));

        Assert.Equal(
            [
                "pictures/000001.png",
                "pictures/000002.png",
                "pictures/000003.png",
                "pictures/000004.png",
                "features.safetensors",
                "project.json",
            ],
            zip.Entries.Select(entry => entry.FullName)
        );
        await using var picture = await zip.Entries[1].OpenAsync(TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await picture.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(Pngs.Draw(2), bytes.ToArray());
    }

    [Fact]
    [Fault(24)]
    public async Task Progress_is_told_picture_by_picture()
    {
        var reports = new List<ProjectProgress>();

        await ProjectFile.WriteAsync(
            Samples.Of(3),
            Samples.Picture,
            Stream.Null,
            new SynchronousProgress(reports.Add),
            TestContext.Current.CancellationToken
        );

        Assert.Equal([new(1, 3), new(2, 3), new(3, 3)], reports);
    }

    [Fact]
    [Fault(24)]
    public async Task Writing_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var asked = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ProjectFile.WriteAsync(
                Samples.Of(50),
                async id =>
                {
                    if (++asked == 5)
                        await stop.CancelAsync();
                    return await Samples.Picture(id);
                },
                Stream.Null,
                cancellationToken: stop.Token
            )
        );

        Assert.Equal(5, asked);
    }

    [Fact]
    public async Task A_lost_picture_costs_its_example_and_not_the_save()
    {
        using var file = new MemoryStream();

        var repairs = await ProjectFile.WriteAsync(
            Samples.Of(5),
            id =>
                id.Value switch
                {
                    2 => ValueTask.FromResult<byte[]?>(null),
                    3 => ValueTask.FromResult<byte[]?>([1, 2, 3]),
                    _ => Samples.Picture(id),
                },
            file,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [
                new(RepairKind.ExampleDropped, "Example 2 of “Größe 2 – ⚙️” was not saved. The picture is lost.", new(2)),
                new(
                    RepairKind.ExampleDropped,
                    "Example 3 of “Gear” was not saved. The picture is not a PNG. Take it again.",
                    new(3)
                ),
            ],
            InWords.Of(repairs)
        );
        var (reading, _) = await Samples.ReadAsync(file.ToArray());
        Assert.Empty(reading.Repairs);
        Assert.Equal([1, 4, 5], reading.Project.Examples.Select(example => example.Id.Value));
    }

    [Fact]
    public async Task A_project_that_nobody_could_read_is_not_written()
    {
        var big = Pngs.Draw(1, Enumerable.Repeat(Pngs.Chunk("IDAT", new byte[1 << 20]), 3).ToArray());
        var project = new Project(Samples.Labels, Enumerable.Range(1, 700).Select(Samples.ExampleOf), null, Samples.Small);

        var refusal = await Assert.ThrowsAsync<ProjectFormatException>(() =>
            ProjectFile.WriteAsync(
                project,
                _ => ValueTask.FromResult<byte[]?>(big),
                Stream.Null,
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

        Assert.Contains("too big", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class SynchronousProgress(Action<ProjectProgress> tell) : IProgress<ProjectProgress>
    {
        public void Report(ProjectProgress value) => tell(value);
    }
}
