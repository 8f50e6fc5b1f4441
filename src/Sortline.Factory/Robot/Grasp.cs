using Sortline.Factory.Motion;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;

namespace Sortline.Factory.Robot;

/// <summary>How the gripper takes hold of a part.</summary>
internal static class Grasp
{
    /// <summary>The gripper's heading that suits a lying part, nearest to a heading that is easy for the wrist.</summary>
    /// <remarks>A bolt is taken across its shank, a gear by two opposite teeth that are whole.</remarks>
    public static double Heading(LivePart part, double easy) =>
        part.Part switch
        {
            Gear { Shape.Teeth: var teeth } gear when teeth % 2 == 0 => AcrossTeeth(gear, part.Heading, easy),
            HexBolt => Nearest(part.Heading + (Math.PI / 2), Math.PI, easy),
            _ => easy,
        };

    /// <summary>Height of the fingertips above the belt when they hold a lying part.</summary>
    public static double Height(LivePart part) => Math.Clamp(part.Part.RestHeight - 0.006, 0.004, 0.010);

    private static double AcrossTeeth(Gear gear, double heading, double easy)
    {
        var pitch = double.Tau / gear.Shape.Teeth;
        var nearest = Nearest(heading, pitch, easy);
        for (var away = 0; away < 3; away++)
        {
            if (IsWhole(gear, nearest + (away * pitch) - heading, pitch))
                return nearest + (away * pitch);
            if (IsWhole(gear, nearest - (away * pitch) - heading, pitch))
                return nearest - (away * pitch);
        }

        return nearest;
    }

    private static bool IsWhole(Gear gear, double angle, double pitch)
    {
        var teeth = gear.Shape.Teeth;
        var tooth = (((int)Math.Round(angle / pitch) % teeth) + teeth) % teeth;
        return IsWhole(gear, tooth) && IsWhole(gear, (tooth + (teeth / 2)) % teeth);
    }

    private static bool IsWhole(Gear gear, int tooth) =>
        gear.Flaw switch
        {
            GearFlaw.MissingTeeth missing => (tooth - missing.First + gear.Shape.Teeth) % gear.Shape.Teeth >= missing.Count,
            GearFlaw.ChippedTooth chipped => (tooth - chipped.Tooth + gear.Shape.Teeth) % gear.Shape.Teeth >= 2,
            _ => true,
        };

    private static double Nearest(double angle, double period, double easy) =>
        angle - (period * Math.Round((angle - easy) / period));
}
