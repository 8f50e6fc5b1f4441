using System.Diagnostics;

namespace Sortline.Vision.Tests;

/// <summary>Runs alone: the memory of the whole process is watched, the decoder's too.</summary>
[CollectionDefinition(nameof(PixelBombTests), DisableParallelization = true)]
[Collection(nameof(PixelBombTests))]
public class PixelBombTests
{
    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(1, 500_000_000)]
    [InlineData(8_193, 1)]
    [InlineData(8_000, 8_000)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [Fault(1)]
    public void A_pixel_bomb_is_refused_by_its_header(uint width, uint height)
    {
        var file = PictureFiles.Png(width, height, 8, 2, new byte[100]);
        var before = Peak();

        var refusal = RefusalTests.Refused(file, "bomb.png");

        Assert.Equal(PictureRefusal.TooLarge, refusal.Reason);
        Assert.Equal(
            $"bomb.png: It is {width} x {height} pixels; 8192 a side and 40 million in all are the most. Save it smaller, or as JPEG.",
            refusal.Message
        );
        var growth = Peak() - before; // A little below zero at times: the kernel counts in batches.
        Assert.True(growth < 100_000_000, $"Refusing it took {growth} bytes.");
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
