using Sortline.Factory.Parts;

namespace Sortline.Factory.Motion;

/// <summary>A part while it is on the line: where it is and what was decided about it.</summary>
internal sealed class LivePart
{
    // How far the belt had run when the part would have been at x = 0. Places on the belt follow from the travel alone,
    // so nothing adds up and a part lies still on the belt to the last digit.
    private double _anchor;
    private readonly Orientation _laid;

    public LivePart(Part part, BeltDrive belt, double fedAtTravel)
    {
        Part = part;
        Belt = belt;
        _anchor = fedAtTravel - LineLayout.FeedX - part.Placement.Along;
        Y = part.RestHeight;
        Z = part.Placement.Across;
        Heading = part.Placement.Heading;
        _laid = Orientation.Heading(Heading);
        Orientation = _laid;
    }

    public Part Part { get; }

    public double X { get; set; }

    public double Y { get; set; }

    public double Z { get; set; }

    public double Heading { get; set; }

    public Orientation Orientation { get; set; }

    public bool IsSeen { get; set; }

    /// <summary>The belt that it rides on.</summary>
    public BeltDrive Belt { get; private set; }

    /// <summary>Where it is to end; <see langword="null"/> while nobody has decided.</summary>
    public Bin? Destination { get; set; }

    /// <summary>Whether the robot was busy with another part when this one was the next to be rejected.</summary>
    public bool WaitedForRobot { get; set; }

    public Fall? Fall { get; set; }

    public BinPile? EndsIn { get; set; }

    /// <summary>The belt's travel at which the part is at a place.</summary>
    public double TravelTo(double x) => _anchor + x;

    /// <summary>Moves with the belt that it rides on.</summary>
    public void Ride() => X = Belt.Travel - _anchor;

    /// <summary>Passes to another belt where it is.</summary>
    public void PassTo(BeltDrive belt) => (Belt, _anchor) = (belt, belt.Travel - X);
}
