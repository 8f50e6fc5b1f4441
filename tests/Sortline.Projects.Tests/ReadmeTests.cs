using Sortline.Learning;

namespace Sortline.Projects.Tests;

public class ReadmeTests
{
    [Fact]
    public async Task The_sample_does_what_it_says()
    {
        var pictures = new Dictionary<ExampleId, byte[]> { [new(1)] = Pngs.Draw(1), [new(2)] = Pngs.Draw(2) };
        using var file = new DamagedStream(hit: "pictures/000002.png"u8);
        var shown = new List<ProjectExample>();
        ValueTask Show(ProjectExample example, byte[] png)
        {
            shown.Add(example);
            return ValueTask.CompletedTask;
        }

#pragma warning disable xUnit1051 // Readers of the sample have no test to stop.
        // <sample>
        ProjectLabel good = new(new(1), "Good gear", Colour: "teal", Ships: true),
            bad = new(new(2), "Broken gear", Colour: "plum", Ships: false);
        var project = new Project(
            [good, bad],
            [new ProjectExample(new(1), good.Label, Features: null), new ProjectExample(new(2), bad.Label, Features: null)]
        );

        await ProjectFile.WriteAsync(project, id => ValueTask.FromResult<byte[]?>(pictures[id]), file);

        // Later, when a bad disk has turned one bit of the second picture:
        var (read, repairs) = await ProjectFile.ReadAsync(file, (example, png) => Show(example, png));
        Console.WriteLine(read); // 2 labels, 1 examples
        Console.WriteLine(repairs[0].Message); // Example 2 in the list (pictures/000002.png) was left out. “pictures/000002.png” is damaged …
        Console.WriteLine(read.AwaitingFeatures().Count()); // 1: its features are to be worked out from the picture
        // </sample>
#pragma warning restore xUnit1051

        Assert.Equal("2 labels, 1 examples", read.ToString());
        Assert.StartsWith(
            "Example 2 in the list (pictures/000002.png) was left out. “pictures/000002.png” is damaged",
            repairs[0].Message,
            StringComparison.Ordinal
        );
        Assert.Equal(shown, read.AwaitingFeatures());
    }

    [Fact]
    public void The_sample_in_the_README_is_the_one_that_is_tested() => ReadmeSample.AssertIsTested("Sortline.Projects");

    /// <summary>A file on a bad disk: a few bytes behind a name it turns a bit.</summary>
    private sealed class DamagedStream(ReadOnlySpan<byte> hit) : MemoryStream
    {
        private readonly byte[] _hit = hit.ToArray();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            var at = GetBuffer().AsSpan(0, (int)Length).IndexOf(_hit) + _hit.Length + 50;
            if (at < Length && at - _hit.Length - 50 >= 0 && Length - buffer.Length <= at)
                GetBuffer()[at] ^= 1;
        }
    }
}
