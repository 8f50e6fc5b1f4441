using Sortline.Factory.Motion;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;

namespace Sortline.Factory.Line;

/// <content>The belt and the camera that looks down at it.</content>
public sealed partial class ProductionLine
{
    // The camera's lamp fades to a half in 0.08 s.
    private const double FlashFading = 0.93;

    private LivePart? _stopsFor,
        _held,
        _lastSeen;
    private double _flash;

    /// <summary>How far the belt has run since the line was built, in metres. Never runs back.</summary>
    public double BeltTravel => _belt.Travel;

    /// <summary>The belt speed that is wanted, in metres a second; the belt eases to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The speed is outside 0.05 to 0.40.</exception>
    public double BeltSpeed
    {
        get;
        set => field = Require.Within(value, LineLayout.SlowestBeltSpeed, LineLayout.FastestBeltSpeed);
    }

    /// <summary>How fast the belt runs now, in metres a second.</summary>
    public double CurrentBeltSpeed => _belt.Speed;

    /// <summary>Whether the belt stops for every part under the camera, until <see cref="Release"/>: for teaching.</summary>
    /// <remarks>
    /// A part that is too close to stop for goes by, seen but not held. Turned off, the belt lets go of the part it holds.
    /// </remarks>
    public bool HoldAtCamera
    {
        get;
        set
        {
            field = value;
            if (!value)
                (_stopsFor, _held) = (null, null);
        }
    }

    /// <summary>Belt speed toward the next part to hold, in metres a second.</summary>
    /// <remarks>After the last one the belt runs at <see cref="BeltSpeed"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The speed is outside 0.05 to 0.60.</exception>
    public double HoldFeedSpeed
    {
        get;
        set => field = Require.Within(value, LineLayout.SlowestBeltSpeed, 0.60);
    } = 0.60;

    /// <summary>The part that the belt stands still for, if any.</summary>
    public PartId? HeldPart => _held?.Part.Id;

    /// <summary>Lets the belt run on to the next part.</summary>
    /// <returns>Whether a part was held.</returns>
    public bool Release()
    {
        var wasHeld = _held is not null;
        _held = null;
        return wasHeld;
    }

    private void MoveBelt()
    {
        if (_held is not null)
        {
            _belt.Halt();
            return;
        }

        if (!HoldAtCamera)
        {
            // The hard brake stays in use until the belt is down to a speed that can be chosen.
            var limit = _belt.Speed > LineLayout.FastestBeltSpeed ? BeltDrive.Braking : BeltDrive.Easing;
            _belt.Step(BeltSpeed, limit, double.PositiveInfinity);
            return;
        }

        _stopsFor ??= NextToStopFor();
        if (_stopsFor is null)
            _belt.Step(BeltSpeed, BeltDrive.Braking, double.PositiveInfinity);
        else
            _belt.Step(HoldFeedSpeed, BeltDrive.Braking, _stopsFor.TravelTo(LineLayout.CameraX));
    }

    private LivePart? NextToStopFor()
    {
        foreach (var part in _onBelt)
        {
            if (!part.IsSeen && _belt.CanStopAt(part.TravelTo(LineLayout.CameraX)))
                return part;
        }

        return null;
    }

    private void DetectPartAtCamera()
    {
        _flash *= FlashFading;
        foreach (var part in _onBelt)
        {
            if (part.IsSeen || _belt.Travel < part.TravelTo(LineLayout.CameraX))
                continue;

            part.IsSeen = true;
            (_lastSeen, _flash) = (part, 1);
            if (_stopsFor == part)
                (_held, _stopsFor) = (part, null);
            _events.Enqueue(new LineEvent.PartSeen(Time, part.Part.Id));
        }
    }
}
