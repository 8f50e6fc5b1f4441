namespace Sortline.Factory.Tests;

public class BinTests
{
    [Theory]
    [InlineData(Disposition.Ship, 45)]
    [InlineData(Disposition.Reject, 45)]
    public void Parts_pile_up_inside_their_bin(Disposition answer, int parts)
    {
        var line = Lines.Shift(parts, 61);
        var frame = new PoseFrame();

        new StubbornOperator(line, answer).RunToEnd();

        frame.Read(line);
        Assert.Equal(parts, frame.Parts);
        var (middleX, middleZ, halfX, halfZ, floor, rim) =
            answer == Disposition.Ship ? (1.34, 0.0, 0.18, 0.18, -0.42, -0.10) : (0.62, 0.42, 0.17, 0.15, -0.36, -0.04);
        for (var i = 0; i < parts; i++)
        {
            var (_, x, y, z) = frame.Part(i);
            Assert.InRange(x, middleX - halfX + 0.058, middleX + halfX - 0.058);
            Assert.InRange(z, middleZ - halfZ + 0.055, middleZ + halfZ - 0.055);
            Assert.InRange(y, floor + 0.008, rim);
        }

        Assert.InRange(Enumerable.Range(0, parts).Max(i => frame.Part(i).Y), floor + 0.15, rim);
    }

    [Fact]
    public void A_full_bin_is_emptied_and_filled_again()
    {
        var line = Lines.Shift(100, 62);
        var most = 0;
        var frame = new PoseFrame();

        var shift = new StubbornOperator(line, Disposition.Ship).RunToEnd(() => most = Math.Max(most, frame.Read(line).Parts));

        Assert.Equal([Bin.Ship, Bin.Ship], shift.Events.OfType<LineEvent.BinEmptied>().Select(emptied => emptied.Bin));
        Assert.Equal(100 - 96, frame.Read(line).Parts);
        Assert.InRange(most, 48, 60);
    }

    [Fact]
    public void Falling_parts_come_over_the_bins_rim_and_not_through_its_wall()
    {
        var line = Lines.Shift(60, 63);
        var frame = new PoseFrame();

        new PromptOperator(line).RunToEnd(() =>
        {
            frame.Read(line);
            for (var i = 0; i < frame.Parts; i++)
            {
                var (id, x, y, z) = frame.Part(i);
                var isClear =
                    x > 1
                        ? y > LineLayout.ShipBinRimY || (x > 1.16 + 0.02 && x < 1.52 - 0.05 && Math.Abs(z) < 0.18 - 0.05)
                        : y > LineLayout.RejectBinRimY
                            || (x > 0.45 + 0.05 && x < 0.79 - 0.05 && z > 0.27 + 0.05 && z < 0.57 - 0.05);
                Assert.True(isClear, $"Part {id} is in a bin's wall: {x:F3}, {y:F3}, {z:F3}.");
            }
        });
    }
}
