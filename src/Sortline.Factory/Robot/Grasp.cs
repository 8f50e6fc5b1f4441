using Sortline.Factory.Motion;

namespace Sortline.Factory.Robot;

/// <summary>How the gripper takes hold of a lying part.</summary>
internal static class Grasp
{
    /// <summary>The gripper's heading, nearest to one that is easy for the wrist; each kind of part says how it wants to be taken.</summary>
    public static double Heading(LivePart part, double easy) => part.Part.GraspHeading(part.Heading, easy);

    /// <summary>Height of the fingertips above the belt.</summary>
    public static double Height(LivePart part) => Math.Clamp(part.Part.RestHeight - 0.006, 0.004, 0.010);
}
