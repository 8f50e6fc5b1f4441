namespace Sortline.Factory.Tests;

public class SortingRobotTests(ITestOutputHelper output)
{
    [Fact]
    public void The_robot_takes_parts_inside_its_window_and_by_their_middle()
    {
        var line = Lines.Shift(300, 52, LineLayout.FastestBeltSpeed, Lines.OnlyDefects);
        var frame = new PoseFrame();
        var shift = new PromptOperator(line);
        var wasCarrying = false;
        List<double> picks = [];

        shift.RunToEnd(() =>
        {
            if (line.Robot.Carrying is { } carried && !wasCarrying)
            {
                var (x, _, z) = frame.Read(line).PartWithId(carried.Value)!.Value;
                Assert.Equal(x, line.Robot.Tool.X, 9);
                Assert.Equal(z, line.Robot.Tool.Z, 9);
                picks.Add(x);
            }

            wasCarrying = line.Robot.Carrying is not null;
        });

        Assert.NotEmpty(picks);
        Assert.All(picks, x => Assert.InRange(x, LineLayout.PickStartX, LineLayout.PickEndX + 1e-9));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(2.9)]
    [InlineData(5.5)]
    public void The_fingers_close_across_a_bolt_however_it_lies(double heading)
    {
        var line = Lines.WithFirstPartSeen(SampleParts.With(BoltKind.Instance, Defect.Rust, heading: heading));
        line.Decide(new(0), Disposition.Reject);

        line.StepUntil(() => line.Robot.Carrying is not null);

        // Fingers slide along the gripper's X; across the shank means at a right angle to the bolt's X.
        Assert.Equal(0, Math.Cos(line.Robot.Tool.Heading - heading), 9);
        Assert.InRange(Math.Abs(line.Robot.Joints.WristRoll), 0, (Math.PI / 2) + 0.2);
    }

    [Fact]
    public void The_fingers_close_on_whole_teeth_of_a_gear()
    {
        var teeth = GearShape.Nominal.Teeth;
        for (var first = 0; first < teeth; first++)
        {
            var gear = new Gear(new(0), new(0.5, 0, 0.4), new(0, 0, 1.1), GearShape.Nominal, new GearFlaw.MissingTeeth(first, 2));
            var line = Lines.WithFirstPartSeen(gear);
            line.Decide(new(0), Disposition.Reject);

            line.StepUntil(() => line.Robot.Carrying is not null);

            var tooth = (line.Robot.Tool.Heading - 1.1) / (double.Tau / teeth);
            var one = (((int)Math.Round(tooth) % teeth) + teeth) % teeth;
            Assert.Equal(Math.Round(tooth), tooth, 6);
            Assert.DoesNotContain(first, (int[])[one, (one + (teeth / 2)) % teeth]);
            Assert.DoesNotContain((first + 1) % teeth, (int[])[one, (one + (teeth / 2)) % teeth]);
        }
    }

    [Fact]
    public void A_robot_that_rejects_everything_takes_less_than_one_and_a_half_seconds_a_part()
    {
        var line = Lines.Shift(200, 53, LineLayout.FastestBeltSpeed, Lines.OnlyDefects);

        var letGo = new PromptOperator(line)
            .RunToEnd()
            .Events.OfType<LineEvent.PartRejected>()
            .Select(left => left.Time.TotalSeconds)
            .ToArray();

        var cycles = letGo.Zip(letGo.Skip(1), (one, next) => next - one).ToArray();
        output.WriteLine($"cycles {cycles.Min():F3} to {cycles.Max():F3} s, mean {cycles.Average():F3} s");
        Assert.InRange(cycles.Min(), 1.1, 1.4);
    }

    [Fact]
    public void A_robot_without_work_stands_still_above_the_belt()
    {
        var line = Lines.Shift(20, 54);
        var pose = line.Robot.Joints;

        new SleepingOperator(line).RunToEnd(() => Assert.Equal(pose, line.Robot.Joints));

        Assert.Equal(RobotPhase.Ready, line.Robot.Phase);
        Assert.InRange(line.Robot.Tool.Y, 0.1, 0.4);
        Assert.True(pose.Yaw < -0.3, "It looks toward the camera.");
    }

    [Fact]
    public void The_robot_goes_back_to_where_it_waits()
    {
        var line = Lines.WithFirstPartSeen(SampleParts.With(GearKind.Instance, Defect.Rust));
        var waiting = line.Robot.Tool;
        line.Decide(new(0), Disposition.Reject);

        List<RobotPhase> phases = [];
        line.StepUntil(() =>
        {
            if (phases.Count == 0 || phases[^1] != line.Robot.Phase)
                phases.Add(line.Robot.Phase);
            return phases.Count > 1 && line.Robot.Phase == RobotPhase.Ready;
        });

        Assert.Equal(Enum.GetValues<RobotPhase>().Append(RobotPhase.Ready), phases);
        Assert.Equal(waiting, line.Robot.Tool);
    }
}
