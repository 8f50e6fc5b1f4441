using System.Diagnostics;

namespace Sortline.Pictures.Tests;

/// <summary>Whatever a file's bytes are, it is read or refused, and soon.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_129;

    private static readonly int Rounds = LongRun.Or(2_000, 40_000);

    [Theory]
    [InlineData("jpeg")]
    [InlineData("progressive")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("bmp")]
    [Fault(2, 3)]
    public void Thousands_of_headers_with_wrong_bytes_are_survived(string format)
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        var plain = format is "progressive" ? Photos.Progressive : PictureHeaderTests.File(format);
        byte[] file = format switch
        {
            "jpeg" or "progressive" => PictureFiles.WithOrientation(plain, 6),
            "png" => Turned.Png(plain, 6),
            "webp" => Turned.WebP(plain, 61, 45, 6),
            _ => plain,
        };
        var outcomes = new SortedDictionary<string, int>();
        var longest = TimeSpan.Zero;
        for (var i = 0; i < Rounds; i++)
        {
            var wrong = file[..(random.Next(2) == 0 ? file.Length : random.Next(1, file.Length))];
            for (var changes = random.Next(1, 12); changes > 0; changes--)
                wrong[random.Next(random.Next(3) == 0 ? wrong.Length : Math.Min(wrong.Length, 200))] = (byte)random.Next(256);
            var begin = Stopwatch.GetTimestamp();

            var header = PictureHeader.Read(wrong);
            var refusal = PictureRule.RefusalOf(header, wrong.Length);
            if (refusal is null)
                _ = header.MendUnturned(wrong);

            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(begin).Ticks));
            var outcome = refusal is null ? "read" : PictureTexts.English[refusal.Value.Why];
            Assert.NotEmpty(outcome);
            outcome = refusal?.Kind.ToString() ?? "read";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        output.WriteLine($"{string.Join(", ", outcomes.Select(one => $"{one.Value} {one.Key}"))}; the longest took {longest}");
        Assert.True(longest < TimeSpan.FromSeconds(10), $"One took {longest}.");
    }
}
