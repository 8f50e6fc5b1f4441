namespace Sortline.Factory.Tests;

/// <summary>What moves, moves as things do: bounded speeds, bounded accelerations, nothing through anything.</summary>
public class MotionTests(ITestOutputHelper output)
{
    // Radians a second and radians a second squared; yaw, shoulder, elbow, wrist pitch, wrist roll.
    private static readonly double[] FastestJoints = [5, 4, 7, 5, 11],
        HardestJoints = [50, 65, 70, 45, 120];

    [Theory]
    [InlineData(31ul)]
    [InlineData(32ul)]
    public void Joints_keep_within_what_small_industrial_arms_do(ulong seed)
    {
        var shift = new ErraticOperator(Lines.Shift(600, seed, mix: Lines.OnlyDefects), seed);
        double[] fastest = new double[5],
            hardest = new double[5];
        double[]? before = null,
            speedBefore = null;

        shift.RunToEnd(() =>
        {
            var now = shift.Line.Robot.Joints;
            double[] joints = [now.Yaw, now.Shoulder, now.Elbow, now.WristPitch, now.WristRoll];
            Assert.InRange(now.Grip, 0, LineLayout.WidestGrip);
            if (before is not null)
            {
                var speed = joints.Zip(before, (a, b) => (a - b) * ProductionLine.StepsPerSecond).ToArray();
                for (var i = 0; i < 5; i++)
                {
                    fastest[i] = Math.Max(fastest[i], Math.Abs(speed[i]));
                    if (speedBefore is not null)
                        hardest[i] = Math.Max(hardest[i], Math.Abs(speed[i] - speedBefore[i]) * ProductionLine.StepsPerSecond);
                }

                speedBefore = speed;
            }

            before = joints;
        });

        output.WriteLine($"seed {seed}, rad/s: {string.Join(" ", fastest.Select(x => $"{x:F1}"))}");
        output.WriteLine($"seed {seed}, rad/s2: {string.Join(" ", hardest.Select(x => $"{x:F0}"))}");
        for (var i = 0; i < 5; i++)
        {
            Assert.InRange(fastest[i], 0.5, FastestJoints[i]);
            Assert.InRange(hardest[i], 5, HardestJoints[i]);
        }
    }

    [Theory]
    [InlineData(41ul)]
    [InlineData(42ul)]
    public void No_part_jumps_or_spins_from_one_step_to_the_next(ulong seed)
    {
        const double FastestPart = 3.5,
            FastestTurn = 25;
        var line = Lines.Shift(400, seed);
        var shift = new ErraticOperator(line, seed);
        PoseFrame now = new(),
            before = new();
        var place = new Dictionary<int, int>();
        double fastest = 0,
            turning = 0;

        shift.RunToEnd(() =>
        {
            (now, before) = (before, now);
            now.Read(line);
            place.Clear();
            for (var i = 0; i < before.Parts; i++)
                place[before.Part(i).Id] = i;
            for (var i = 0; i < now.Parts; i++)
            {
                var part = now.Part(i);
                if (!place.Remove(part.Id, out var was))
                {
                    Assert.InRange(part.X, LineLayout.FeedX - 0.02, LineLayout.FeedX + 0.02);
                    continue;
                }

                var old = before.Part(was);
                fastest = Math.Max(fastest, double.Hypot(double.Hypot(part.X - old.X, part.Y - old.Y), part.Z - old.Z) * 120);
                turning = Math.Max(turning, Angle(now.Turn(i), before.Turn(was)) * 120);
            }

            // What is gone was in a bin that was emptied.
            Assert.All(place.Values, was => Assert.InRange(before.Part(was).Y, LineLayout.ShipBinFloorY, -0.05));
        });

        output.WriteLine($"seed {seed}: fastest part {fastest:F2} m/s, {turning:F1} rad/s");
        Assert.InRange(fastest, 1, FastestPart);
        Assert.InRange(turning, 1, FastestTurn);
    }

    [Fact]
    public void The_arm_keeps_clear_of_belt_gantry_bin_and_other_parts()
    {
        var line = Lines.Shift(600, 51, mix: Lines.OnlyDefects);
        var shift = new ErraticOperator(line, 51);
        var frame = new PoseFrame();
        var (nearest, lowest, closestLoad) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);

        shift.RunToEnd(() =>
        {
            var (tool, joints) = (line.Robot.Tool, line.Robot.Joints);
            var (elbow, wrist) = (ArmKinematics.Elbow(joints), ArmKinematics.Wrist(joints));
            lowest = Math.Min(lowest, tool.Y);
            Assert.True(tool.Y > 0.003, $"The fingers touch the belt at {line.Time}.");
            Assert.True(Math.Min(elbow.Y, wrist.Y) > 0.15, $"The arm is low at {line.Time}.");
            Assert.True(Math.Min(tool.X, elbow.X) - 0.10 > LineLayout.GantryEndX, $"The arm is at the gantry at {line.Time}.");
            if (tool.Z > (LineLayout.BeltWidth / 2) - 0.05)
                Assert.True(tool.Y - 0.01 > LineLayout.RejectBinRimY + 0.05, $"The hand is low over the bin at {line.Time}.");

            frame.Read(line);
            for (var i = 0; i < frame.Parts; i++)
            {
                var (id, x, y, z) = frame.Part(i);
                if (y < 0 || line.Robot.Carrying?.Value == id)
                    continue;
                if (line.Robot.Carrying is not null && double.Hypot(tool.X - x, tool.Z - z) < 0.12)
                    closestLoad = Math.Min(closestLoad, tool.Y - y);
                if (tool.Y > 0.045)
                    continue;
                foreach (var side in (ReadOnlySpan<double>)[-1, 1])
                {
                    var reach = side * ((tool.Grip / 2) + 0.005);
                    var fingerX = tool.X + (reach * Math.Cos(tool.Heading));
                    var fingerZ = tool.Z - (reach * Math.Sin(tool.Heading));
                    var isTarget = double.Hypot(tool.X - x, tool.Z - z) < 1e-6;
                    if (!isTarget)
                        nearest = Math.Min(nearest, double.Hypot(fingerX - x, fingerZ - z));
                }
            }
        });

        output.WriteLine($"lowest fingertip {lowest:F4} m, nearest part {nearest:F3} m, load above others {closestLoad:F3} m");
        Assert.InRange(nearest, 0.065, 0.5);

        // The thickest part is 0.032 m: half of it lies below, half hangs above.
        Assert.True(closestLoad > 0.04, $"A part was carried through another one: {closestLoad:F3} m.");
    }

    private static double Angle(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        // From the chord, which stays exact for small angles where the arc cosine does not.
        double minus = 0,
            plus = 0;
        for (var i = 0; i < 4; i++)
        {
            minus += (one[i] - other[i]) * (one[i] - other[i]);
            plus += (one[i] + other[i]) * (one[i] + other[i]);
        }

        return 4 * Math.Asin(Math.Min(1, Math.Sqrt(Math.Min(minus, plus)) / 2));
    }
}
