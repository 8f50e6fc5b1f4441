using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Gears;

/// <summary>Where the fingers find whole teeth on a gear.</summary>
internal static class GearGrasp
{
    public static double AcrossTeeth(Gear gear, double heading, double easy)
    {
        var pitch = double.Tau / gear.Shape.Teeth;
        var nearest = Headings.Nearest(heading, pitch, easy);
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
}
