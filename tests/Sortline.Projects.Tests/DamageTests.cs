using System.Text.RegularExpressions;

namespace Sortline.Projects.Tests;

/// <summary>Whatever happens to a file, reading gives a project or one sentence.</summary>
public partial class DamageTests(ITestOutputHelper output)
{
    private const int Flips = 3_000;

    [Fact]
    [Fault(17)]
    [Promise(3)]
    public async Task A_file_cut_at_each_percent_is_refused()
    {
        var file = await Samples.BytesAsync(Samples.Of(6));

        for (var percent = 0; percent < 100; percent++)
        {
            var refusal = await Samples.RefusalAsync(file[..(file.Length * percent / 100)]);

            Assert.Contains("cut off", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Fault(17)]
    [Promise(3)]
    public async Task A_flipped_bit_gives_the_project_less_what_was_hit_or_one_sentence()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var project = Samples.Of(6);
        var file = await Samples.BytesAsync(project);

        var opened = 0;
        for (var i = 0; i < Flips; i++)
        {
            var flipped = file.ToArray();
            var bit = random.Next(flipped.Length * 8);
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            if (await OpenAsync(flipped) is not { } reading)
                continue;

            opened++;
            AssertIsPartOf(project, reading);
        }

        output.WriteLine($"{opened} of {Flips} files opened.");
        Assert.InRange(opened, Flips / 2, Flips);
    }

    [Fact]
    [Fault(17)]
    [Promise(3)]
    public async Task Noise_over_the_file_gives_a_project_or_one_sentence()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var file = Zips.Change(await Samples.BytesAsync(Samples.Of(6)), (_, bytes) => bytes); // Packed, so that the unpacker is hit, too.

        for (var i = 0; i < Flips; i++)
        {
            var noisy = file.ToArray();
            for (var hits = random.Next(1, 40); hits > 0; hits--)
                noisy[random.Next(noisy.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                noisy = noisy[random.Next(noisy.Length)..];
            await OpenAsync(noisy);
        }
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("\"x\"")]
    [InlineData("NaN")]
    [InlineData("99999999999999999999")]
    [InlineData("\"\\ud800\"")]
    [InlineData("true")]
    [InlineData("\"pictures/000001.png\"")]
    [Fault(17, 22)]
    [Promise(3)]
    public async Task Any_value_at_any_place_of_the_list_gives_a_project_or_one_sentence(string value)
    {
        var file = await Samples.BytesAsync(Samples.Of(3));
        var list = Zips.List(file);
        Match[] places = [.. new[] { Scalar(), Record(), Sequence() }.SelectMany(pattern => pattern.Matches(list))];
        Assert.True(places.Length > 60, $"The patterns find only {places.Length} values.");

        foreach (var place in places)
            await OpenAsync(Zips.ChangeList(file, _ => list[..place.Index] + value + list[(place.Index + place.Length)..]));
    }

    private static void AssertIsPartOf(Project project, ProjectReading reading)
    {
        if (reading.Repairs.IsEmpty)
        {
            Assert.Equal(project, reading.Project);
            return;
        }

        Assert.Equal(project.Labels, reading.Project.Labels);
        var known = project.Examples.ToDictionary(example => example.Id);
        Assert.All(
            reading.Project.Examples,
            example => Assert.True(example == known[example.Id] || example == known[example.Id] with { Features = null })
        );
    }

    private static async Task<ProjectReading?> OpenAsync(byte[] file)
    {
        try
        {
            return (await Samples.ReadAsync(file)).Reading;
        }
        catch (ProjectFormatException exception)
        {
            Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
            return null;
        }
    }

    // A value or the name of a member.
    [GeneratedRegex(@"""[^""]*""|[0-9]+")]
    private static partial Regex Scalar();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Record();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Sequence();
}
