namespace Sortline.Factory;

/// <summary>Where everything stands, in metres: right-handed, Y up, the belt runs toward +X, the viewer stands at +Z.</summary>
/// <remarks>The scene is sent these numbers and built from them.</remarks>
public static class LineLayout
{
    /// <summary>Where the belt's upper run begins.</summary>
    public const double BeltStartX = -1.40;

    /// <summary>Where the belt's upper run ends, above the ship bin's chute. Its surface is y = 0.</summary>
    public const double BeltEndX = 1.10;

    /// <summary>Width of the belt; it lies evenly about z = 0.</summary>
    public const double BeltWidth = 0.32;

    /// <summary>Height of the floor.</summary>
    public const double FloorY = -0.80;

    /// <summary>Where parts are laid on the belt.</summary>
    public const double FeedX = -1.30;

    /// <summary>Distance from one part's place to the next.</summary>
    public const double PartSpacing = 0.30;

    /// <summary>What the inspection camera looks down at, with z = 0.</summary>
    public const double CameraX = -0.60;

    /// <summary>Where the camera's gantry begins, above <see cref="GantryY"/>.</summary>
    public const double GantryStartX = -0.75;

    /// <summary>Where the camera's gantry ends.</summary>
    public const double GantryEndX = -0.45;

    /// <summary>Where parts pass from the infeed to the outfeed, the two belts that the line has for teaching.</summary>
    public const double TransferX = -0.44;

    /// <summary>Clear height under the camera's gantry.</summary>
    public const double GantryY = 0.10;

    /// <summary>The robot's vertical axis.</summary>
    public const double RobotX = 0.40;

    /// <summary>The robot's vertical axis.</summary>
    public const double RobotZ = -0.36;

    /// <summary>Height of the shoulder's pivot.</summary>
    public const double ShoulderY = 0.28;

    /// <summary>From the shoulder's pivot to the elbow's.</summary>
    public const double UpperArm = 0.46;

    /// <summary>From the elbow's pivot to the wrist's.</summary>
    public const double Forearm = 0.42;

    /// <summary>From the wrist's pivot straight down to the fingertips.</summary>
    public const double ToolLength = 0.16;

    /// <summary>The widest gap between the fingers.</summary>
    public const double WidestGrip = 0.14;

    /// <summary>The robot takes hold of parts from here on.</summary>
    public const double PickStartX = 0.15;

    /// <summary>The robot takes hold of parts up to here.</summary>
    public const double PickEndX = 0.65;

    /// <summary>Middle of the reject bin.</summary>
    public const double RejectBinX = 0.62;

    /// <summary>Middle of the reject bin.</summary>
    public const double RejectBinZ = 0.42;

    /// <summary>Inner length of the reject bin along X.</summary>
    public const double RejectBinLength = 0.34;

    /// <summary>Inner width of the reject bin along Z.</summary>
    public const double RejectBinWidth = 0.30;

    /// <summary>Height of the reject bin's rim.</summary>
    public const double RejectBinRimY = -0.04;

    /// <summary>Height of the reject bin's floor.</summary>
    public const double RejectBinFloorY = -0.36;

    /// <summary>Middle of the bin for parts that were set aside; otherwise it is as the reject bin.</summary>
    public const double AsideBinX = 0.20;

    /// <summary>Middle of the ship bin, with z = 0.</summary>
    public const double ShipBinX = 1.34;

    /// <summary>Inner length and width of the ship bin.</summary>
    public const double ShipBinLength = 0.36;

    /// <summary>Height of the ship bin's rim.</summary>
    public const double ShipBinRimY = -0.10;

    /// <summary>Height of the ship bin's floor.</summary>
    public const double ShipBinFloorY = -0.42;

    /// <summary>Slope of the chute from the belt's end to the ship bin, in radians: 40 degrees.</summary>
    public const double ChuteSlope = 40 * Math.PI / 180;

    /// <summary>Length of the chute's plate, which is as wide as the belt.</summary>
    public const double ChuteLength = 0.12;

    /// <summary>Belt speed at which a part comes every 1.5 s, in metres a second.</summary>
    public const double NormalBeltSpeed = 0.20;

    /// <summary>Slowest belt speed that can be chosen, in metres a second.</summary>
    public const double SlowestBeltSpeed = 0.05;

    /// <summary>Speed of the outfeed while teaching, in metres a second.</summary>
    public const double OutfeedSpeed = 0.45;

    /// <summary>Fastest belt speed that can be chosen, in metres a second.</summary>
    public const double FastestBeltSpeed = 0.40;
}
