namespace Sortline.Factory.Tests;

public class PoseTests
{
    private readonly PoseFrame _frame = new();

    [Fact]
    public void The_array_is_laid_out_as_the_view_expects_it()
    {
        var gear = SampleParts.Good(GearKind.Instance, 0, heading: 1.2);
        var line = Lines.Of(gear);
        line.Step();
        line.Step();

        var numbers = _frame.Read(line).Numbers;

        var joints = line.Robot.Joints;
        double[] head =
        [
            2 / 120.0,
            line.BeltTravel,
            joints.Yaw,
            joints.Shoulder,
            joints.Elbow,
            joints.WristPitch,
            joints.WristRoll,
            joints.Grip,
            0,
            0,
            line.BeltTravel, // One belt: the outfeed is the same.
            0,
            0,
            0,
            1,
        ];
        double[] part = [0, -1.30 + line.BeltTravel, ((Gear)gear).Shape.Thickness / 2, 0, 0, Math.Sin(0.6), 0, Math.Cos(0.6)];
        Assert.Equal(23, numbers.Length);
        for (var i = 0; i < 23; i++)
            Assert.Equal(i < 15 ? head[i] : part[i - 15], numbers[i], 12);
    }

    [Fact]
    public void A_bolt_lies_on_a_flat_of_its_head()
    {
        var bolt = (HexBolt)SampleParts.Good(BoltKind.Instance);
        var line = Lines.Of(bolt);
        line.Step();

        Assert.Equal(bolt.Shape.HeadRadius * Math.Sqrt(3) / 2, _frame.Read(line).Part(0).Y, 12);
    }

    [Fact]
    public void The_camera_flashes_when_it_sees_a_part_and_fades()
    {
        var line = Lines.WithFirstPartSeen(SampleParts.Good(GearKind.Instance));
        Assert.Equal(1, _frame.Read(line).Flash);

        for (var i = 0; i < 60; i++)
            line.Step();

        Assert.InRange(_frame.Read(line).Flash, 0.001, 0.05);
    }

    [Theory]
    [InlineData(Disposition.Ship, 1)]
    [InlineData(Disposition.Reject, 2)]
    public void The_lamp_shows_what_was_decided_about_the_part_last_seen(Disposition answer, int lamp)
    {
        var line = Lines.WithFirstPartSeen(SampleParts.Good(GearKind.Instance), SampleParts.Good(GearKind.Instance, 1));
        Assert.Equal(0, _frame.Read(line).Lamp);

        line.Decide(new(0), answer);
        Assert.Equal(lamp, _frame.Read(line).Lamp);

        line.StepUntil(() => line.TakeEvents().OfType<LineEvent.PartSeen>().Any());
        Assert.Equal(0, _frame.Read(line).Lamp);
    }

    [Fact]
    public void An_answer_about_an_earlier_part_leaves_the_lamp_to_the_part_last_seen()
    {
        var line = Lines.WithFirstPartSeen(SampleParts.Good(GearKind.Instance), SampleParts.Good(GearKind.Instance, 1));
        line.StepUntil(() => line.TakeEvents().OfType<LineEvent.PartSeen>().Any());

        line.Decide(new(0), Disposition.Reject);
        Assert.Equal(0, _frame.Read(line).Lamp);

        line.Decide(new(1), Disposition.Ship);
        Assert.Equal(1, _frame.Read(line).Lamp);
    }

    [Fact]
    public void Turns_are_unit_quaternions_throughout()
    {
        var line = Lines.Shift(30, 71);

        new PromptOperator(line).RunToEnd(() =>
        {
            _frame.Read(line);
            for (var i = 0; i < _frame.Parts; i++)
            {
                var turn = _frame.Turn(i);
                Assert.Equal(1, (turn[0] * turn[0]) + (turn[1] * turn[1]) + (turn[2] * turn[2]) + (turn[3] * turn[3]), 9);
            }
        });
    }

    [Fact]
    public void A_target_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => Lines.Shift(1, 1).WritePoses(new double[ProductionLine.MaxPoseLength - 1]));
}
