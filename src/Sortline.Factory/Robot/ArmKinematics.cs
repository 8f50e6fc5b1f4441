using static Sortline.Factory.LineLayout;

namespace Sortline.Factory.Robot;

/// <summary>From joints to the gripper and back, in closed form.</summary>
/// <remarks>
/// The arm is two links in an upright plane that yaw turns, with the elbow up and a tool that always points down. The elbow
/// follows from the law of cosines: J. J. Craig, "Introduction to Robotics", 3rd edition (2005), section 4.4.
/// </remarks>
public static class ArmKinematics
{
    /// <summary>Whether the fingertips can get to a point.</summary>
    public static bool CanReach(double x, double y, double z)
    {
        var distance = double.Hypot(double.Hypot(x - RobotX, z - RobotZ), y + ToolLength - ShoulderY);
        return distance > UpperArm - Forearm && distance < UpperArm + Forearm;
    }

    /// <summary>The joints that bring the gripper to a pose.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The point is out of reach.</exception>
    public static ArmPose Solve(ToolPose tool)
    {
        if (!CanReach(tool.X, tool.Y, tool.Z))
            throw new ArgumentOutOfRangeException(nameof(tool), tool, "Choose a point that CanReach allows.");

        double ahead = tool.Z - RobotZ,
            aside = tool.X - RobotX;
        var outward = double.Hypot(ahead, aside);
        var up = tool.Y + ToolLength - ShoulderY;
        var cosine = ((outward * outward) + (up * up) - (UpperArm * UpperArm) - (Forearm * Forearm)) / (2 * UpperArm * Forearm);
        var elbow = -Math.Acos(Math.Clamp(cosine, -1, 1));
        var shoulder = Math.Atan2(up, outward) - Math.Atan2(Forearm * Math.Sin(elbow), UpperArm + (Forearm * Math.Cos(elbow)));
        var yaw = Math.Atan2(aside, ahead);
        return new(yaw, shoulder, elbow, (-Math.PI / 2) - shoulder - elbow, tool.Heading - yaw, tool.Grip);
    }

    /// <summary>Where the joints bring the gripper.</summary>
    /// <remarks>The wrist's pitch is taken to keep the tool upright, as <see cref="Solve"/> has it.</remarks>
    public static ToolPose Forward(ArmPose joints)
    {
        var (x, y, z) = Wrist(joints);
        return new(x, y - ToolLength, z, joints.Yaw + joints.WristRoll, joints.Grip);
    }

    /// <summary>Where the joints bring the elbow's pivot.</summary>
    public static (double X, double Y, double Z) Elbow(ArmPose joints) =>
        Along(joints.Yaw, UpperArm * Math.Cos(joints.Shoulder), ShoulderY + (UpperArm * Math.Sin(joints.Shoulder)));

    /// <summary>Where the joints bring the wrist's pivot.</summary>
    public static (double X, double Y, double Z) Wrist(ArmPose joints) =>
        Along(
            joints.Yaw,
            (UpperArm * Math.Cos(joints.Shoulder)) + (Forearm * Math.Cos(joints.Shoulder + joints.Elbow)),
            ShoulderY + (UpperArm * Math.Sin(joints.Shoulder)) + (Forearm * Math.Sin(joints.Shoulder + joints.Elbow))
        );

    private static (double X, double Y, double Z) Along(double yaw, double outward, double height) =>
        (RobotX + (outward * Math.Sin(yaw)), height, RobotZ + (outward * Math.Cos(yaw)));
}
