using FsCheck.Xunit;

namespace Sortline.Factory.Tests;

public class BeltTests
{
    [Fact]
    public void At_normal_speed_a_part_comes_under_the_camera_every_second_and_a_half()
    {
        var seen = new SleepingOperator(Lines.Shift(60, 3)).RunToEnd().Events.OfType<LineEvent.PartSeen>().ToArray();

        Assert.Equal(Enumerable.Range(0, 60), seen.Select(part => part.Part.Value));
        var gaps = seen.Zip(seen.Skip(1), (one, next) => (next.Time - one.Time).TotalSeconds).ToArray();
        Assert.InRange(gaps.Average(), 1.49, 1.51);
        Assert.All(gaps, gap => Assert.InRange(gap, 1.3, 1.7));
    }

    [Theory]
    [InlineData(1ul, 0.60)]
    [InlineData(2ul, 0.37)]
    [InlineData(3ul, 0.05)]
    public void A_held_part_stands_exactly_under_the_camera(ulong seed, double feedSpeed)
    {
        var line = new ProductionLine(new PartGenerator(Lines.GearsAndBolts, seed), holdAtCamera: true);
        line.HoldFeedSpeed = feedSpeed;
        var frame = new PoseFrame();

        for (var part = 0; part < 12; part++)
        {
            line.StepUntil(() => line.HeldPart is not null);
            Assert.Equal(part, line.HeldPart!.Value.Value);
            Assert.Equal(part, Assert.Single(line.TakeEvents().OfType<LineEvent.PartSeen>()).Part.Value);
            Assert.InRange(frame.Read(line).PartWithId(part)!.Value.X, LineLayout.CameraX - 1e-9, LineLayout.CameraX + 1e-9);

            var travel = line.BeltTravel;
            for (var i = 0; i < 50; i++)
                line.Step();
            Assert.Equal((travel, 0.0), (line.BeltTravel, line.CurrentBeltSpeed));
            Assert.True(line.Release());
        }
    }

    [Fact]
    public void Held_parts_follow_each_other_in_less_than_a_second()
    {
        var line = new ProductionLine(new PartGenerator(Lines.GearsAndBolts, 1), holdAtCamera: true);
        line.StepUntil(() => line.HeldPart is not null);

        for (var part = 1; part < 20; part++)
        {
            var before = line.Time;
            line.Release();
            line.StepUntil(() => line.HeldPart is not null);
            Assert.InRange((line.Time - before).TotalSeconds, 0.5, 0.95);
        }
    }

    [Fact]
    public void A_part_too_close_to_stop_for_goes_by_and_the_next_one_is_held()
    {
        var line = Lines.Shift(10, 1, LineLayout.FastestBeltSpeed);
        var frame = new PoseFrame();
        line.StepUntil(() => line.PartsFed > 0 && frame.Read(line).PartWithId(0)!.Value.X > LineLayout.CameraX - 0.01);

        line.HoldAtCamera = true;
        line.StepUntil(() => line.HeldPart is not null);

        Assert.Equal(1, line.HeldPart!.Value.Value);
        Assert.Equal([0, 1], line.TakeEvents().OfType<LineEvent.PartSeen>().Select(seen => seen.Part.Value));
    }

    [Fact]
    public void Turning_the_holding_off_lets_the_held_part_go()
    {
        var line = new ProductionLine(new PartGenerator(Lines.GearsAndBolts, 1), holdAtCamera: true);
        line.StepUntil(() => line.HeldPart is not null);

        line.HoldAtCamera = false;
        line.StepUntil(() => line.CurrentBeltSpeed == LineLayout.NormalBeltSpeed);

        Assert.Null(line.HeldPart);
        Assert.False(line.Release());
    }

    [Property(MaxTest = 30)]
    public void The_belt_never_jerks_never_runs_back_and_keeps_its_limits(int seed)
    {
        var random = new Pcg32((ulong)seed);
        var line = new ProductionLine(new PartGenerator(Lines.GearsAndBolts, (ulong)seed), holdAtCamera: random.NextSign() > 0);
        var (travel, speed) = (line.BeltTravel, line.CurrentBeltSpeed);

        for (var i = 0; i < 4000; i++)
        {
            switch (random.NextBelow(120))
            {
                case 0:
                    line.BeltSpeed = random.Between(0.05, 0.40);
                    break;
                case 1:
                    line.HoldAtCamera = !line.HoldAtCamera;
                    break;
                case 2:
                    line.HoldFeedSpeed = random.Between(0.05, 0.60);
                    break;
                case 3:
                    line.Release();
                    break;
            }

            line.Step();
            line.TakeEvents();
            Assert.InRange(line.BeltTravel - travel, 0, 0.60 / 120 + 1e-12);
            Assert.InRange(Math.Abs(line.CurrentBeltSpeed - speed) * 120, 0, 2.26);
            (travel, speed) = (line.BeltTravel, line.CurrentBeltSpeed);
        }
    }

    [Theory]
    [InlineData(0.04)]
    [InlineData(0.41)]
    [InlineData(double.NaN)]
    public void Speeds_that_cannot_be_chosen_are_refused(double speed)
    {
        var line = Lines.Shift(1, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => line.BeltSpeed = speed);
        Assert.Throws<ArgumentOutOfRangeException>(() => Lines.Shift(1, 1, speed));
        Assert.Equal(LineLayout.NormalBeltSpeed, line.BeltSpeed);
        Assert.Throws<ArgumentOutOfRangeException>(() => line.HoldFeedSpeed = 0.61);
    }
}
