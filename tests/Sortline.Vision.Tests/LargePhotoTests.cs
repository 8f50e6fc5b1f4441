using System.Diagnostics;

namespace Sortline.Vision.Tests;

/// <summary>Runs alone: the memory of the whole process is watched, the decoder's too.</summary>
[CollectionDefinition(nameof(LargePhotoTests), DisableParallelization = true)]
[Collection(nameof(LargePhotoTests))]
public class LargePhotoTests(ITestOutputHelper output)
{
    private const long MostMemory = 512L << 20;

    [Theory]
    [InlineData(8_000, 6_000)]
    [InlineData(12_000, 9_000)]
    [InlineData(16_320, 12_240)]
    [Fault(1, 9)]
    public void A_photo_of_a_phone_is_read_in_bounded_memory(int width, int height)
    {
        var file = PictureFiles.PlainJpeg(width, height, level: 90);
        var before = ResetPeak();

        var picture = PictureReader.Read(file);

        var growth = Peak() - before;
        output.WriteLine($"{width} x {height}: {file.Length} bytes of file, {growth >> 20} MiB of memory");
        Assert.Equal([90, 90, 90], picture.Rgb[..3].ToArray());
        Assert.Equal([90, 90, 90], picture.Rgb[^3..].ToArray());
        Assert.InRange(growth, 0, MostMemory);
    }

    [Theory]
    [InlineData(3_000, 2_000)]
    [InlineData(8_001, 6_001)]
    [Fault(2)]
    public void A_photo_that_lacks_its_end_mark_is_read_and_one_that_lacks_more_is_not(int width, int height)
    {
        var file = PictureFiles.PlainJpeg(width, height, level: 90);

        Assert.Equal(PictureReader.Read(file).Rgb, PictureReader.Read(file.AsSpan(0, file.Length - 2)).Rgb);
        Assert.Equal(
            "It is cut off after 30 %: the rest is missing. Copy it again from where it came from.",
            RefusalTests.Refused(file[..(file.Length * 31 / 100)]).Message.Replace("31 %", "30 %", StringComparison.Ordinal)
        );
    }

    // The kernel keeps the highest mark until it is told to begin anew.
    private static long ResetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
        return Peak();
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
