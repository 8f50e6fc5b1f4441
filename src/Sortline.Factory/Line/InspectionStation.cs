using Sortline.Factory.Motion;

namespace Sortline.Factory.Line;

/// <summary>The camera that looks down at the belt, and the belt's stops under it.</summary>
internal sealed class InspectionStation(BeltDrive belt, List<LivePart> onBelt)
{
    // The camera's lamp fades to a half in 0.08 s.
    private const double FlashFading = 0.93;

    private LivePart? _stopsFor;

    /// <inheritdoc cref="ProductionLine.HoldAtCamera"/>
    public bool HoldAtCamera
    {
        get;
        set
        {
            field = value;
            if (!value)
                (_stopsFor, Held) = (null, null);
        }
    }

    /// <summary>The part that the belt stands still for, if any.</summary>
    public LivePart? Held { get; private set; }

    /// <summary>The part that was photographed last.</summary>
    public LivePart? LastSeen { get; private set; }

    /// <summary>How bright the camera's lamp is, from 0 to 1.</summary>
    public double Flash { get; private set; }

    /// <inheritdoc cref="ProductionLine.Release"/>
    public bool Release()
    {
        var wasHeld = Held is not null;
        Held = null;
        return wasHeld;
    }

    /// <summary>Moves the belt on by one step.</summary>
    /// <param name="speed">The speed that is wanted, in metres a second.</param>
    /// <param name="holdFeedSpeed">The speed toward the next part to hold.</param>
    public void MoveBelt(double speed, double holdFeedSpeed)
    {
        if (Held is not null)
        {
            belt.Halt();
            return;
        }

        if (!HoldAtCamera)
        {
            // The hard brake stays in use until the belt is down to a speed that can be chosen.
            var limit = belt.Speed > LineLayout.FastestBeltSpeed ? BeltDrive.Braking : BeltDrive.Easing;
            belt.Step(speed, limit, double.PositiveInfinity);
            return;
        }

        _stopsFor ??= NextToStopFor();
        if (_stopsFor is null)
            belt.Step(speed, BeltDrive.Braking, double.PositiveInfinity);
        else
            belt.Step(holdFeedSpeed, BeltDrive.Braking, _stopsFor.TravelTo(LineLayout.CameraX));
    }

    /// <summary>Photographs what has come under the camera in this step.</summary>
    /// <param name="seen">Told of each part.</param>
    public void DetectParts(Action<LivePart> seen)
    {
        Flash *= FlashFading;
        foreach (var part in onBelt)
        {
            if (part.IsSeen || belt.Travel < part.TravelTo(LineLayout.CameraX))
                continue;

            part.IsSeen = true;
            (LastSeen, Flash) = (part, 1);
            if (_stopsFor == part)
                (Held, _stopsFor) = (part, null);
            seen(part);
        }
    }

    private LivePart? NextToStopFor()
    {
        foreach (var part in onBelt)
        {
            if (!part.IsSeen && belt.CanStopAt(part.TravelTo(LineLayout.CameraX)))
                return part;
        }

        return null;
    }
}
