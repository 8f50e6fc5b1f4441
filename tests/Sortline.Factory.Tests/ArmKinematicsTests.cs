using FsCheck.Xunit;

namespace Sortline.Factory.Tests;

public class ArmKinematicsTests
{
    [Property(MaxTest = 2000)]
    public void The_joints_found_for_a_point_lead_back_to_it(int seed)
    {
        var random = new Pcg32((ulong)seed);
        ToolPose tool;
        do
        {
            tool = new(
                random.Between(-0.5, 1.3),
                random.Between(-0.4, 0.9),
                random.Between(-0.3, 0.5),
                random.Between(-3, 3),
                0.1
            );
        } while (!ArmKinematics.CanReach(tool.X, tool.Y, tool.Z));

        var joints = ArmKinematics.Solve(tool);
        var back = ArmKinematics.Forward(joints);

        Assert.Equal(tool.X, back.X, 9);
        Assert.Equal(tool.Y, back.Y, 9);
        Assert.Equal(tool.Z, back.Z, 9);
        Assert.Equal(tool.Heading, back.Heading, 9);
        Assert.Equal(tool.Grip, back.Grip);
        Assert.InRange(joints.Elbow, -Math.PI, 0);
        Assert.Equal(-Math.PI / 2, joints.Shoulder + joints.Elbow + joints.WristPitch, 12);
    }

    [Property(MaxTest = 2000)]
    public void The_links_keep_their_lengths(int seed)
    {
        var random = new Pcg32((ulong)seed);
        var tool = new ToolPose(random.Between(0.1, 0.7), random.Between(0, 0.2), random.Between(-0.1, 0.4), 0, 0);

        var joints = ArmKinematics.Solve(tool);
        var (elbow, wrist) = (ArmKinematics.Elbow(joints), ArmKinematics.Wrist(joints));

        Assert.Equal(0.46, Distance(elbow, (0.40, 0.28, -0.36)), 12);
        Assert.Equal(0.42, Distance(elbow, wrist), 12);
        Assert.Equal(0.16, Distance(wrist, (tool.X, tool.Y, tool.Z)), 9);
    }

    [Fact]
    public void A_right_angle_at_the_elbow_is_found_where_the_drawing_has_it()
    {
        // Upper arm straight up, forearm level toward +Z.
        var joints = ArmKinematics.Solve(new(0.40, 0.28 + 0.46 - 0.16, -0.36 + 0.42, 0.3, 0.05));

        Assert.Equal(0, joints.Yaw, 12);
        Assert.Equal(Math.PI / 2, joints.Shoulder, 12);
        Assert.Equal(-Math.PI / 2, joints.Elbow, 12);
        Assert.Equal(-Math.PI / 2, joints.WristPitch, 12);
        Assert.Equal(0.3, joints.WristRoll, 12);
    }

    [Fact]
    public void Positive_yaw_turns_from_the_viewer_toward_the_belts_end()
    {
        var towardEnd = ArmKinematics.Solve(new(0.70, 0.1, 0, 0, 0));
        var towardCamera = ArmKinematics.Solve(new(0.10, 0.1, 0, 0, 0));

        Assert.InRange(towardEnd.Yaw, 0.1, 1.5);
        Assert.Equal(-towardEnd.Yaw, towardCamera.Yaw, 12);
    }

    [Theory]
    [InlineData(1.40, 0.1, 0.0)]
    [InlineData(0.40, 0.12, -0.36)]
    [InlineData(double.NaN, 0.1, 0.0)]
    public void A_point_out_of_reach_is_refused(double x, double y, double z)
    {
        Assert.False(ArmKinematics.CanReach(x, y, z));
        Assert.Throws<ArgumentOutOfRangeException>(() => ArmKinematics.Solve(new(x, y, z, 0, 0)));
    }

    private static double Distance((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        double.Hypot(double.Hypot(a.X - b.X, a.Y - b.Y), a.Z - b.Z);
}
