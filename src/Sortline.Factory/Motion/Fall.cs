namespace Sortline.Factory.Motion;

/// <summary>A part's way from the belt's end, or out of the gripper, to its place on a bin's pile.</summary>
/// <remarks>
/// Down the chute it slides, then it flies; the height is plain mechanics until it meets the pile. Sideways it slows down
/// from the speed that it came with to its place, which stands for the bouncing that is not computed.
/// </remarks>
internal sealed class Fall
{
    private const double Gravity = 9.81;

    // Written out: the sine may differ in the last digit between machines, and these decide when a shift ends.
    private const double Sine = 0.6427876096865393,
        Cosine = 0.766044443118978;
    private const double Friction = 0.2;
    private const double SlideAcceleration = Gravity * (Sine - (Friction * Cosine));
    private const double TippingSeconds = 0.12;

    // On a high pile the flight is short: there it slides on over the other parts.
    private const double ShortestWay = 0.28;

    private readonly LivePart _part;
    private readonly RestPose _place;
    private readonly double _x0,
        _y0,
        _z0,
        _speed0,
        _slideSeconds;
    private readonly double _edgeX,
        _edgeY,
        _flightVx,
        _flightVy,
        _waySeconds;
    private readonly Orientation _from,
        _tipped;
    private int _step;

    private Fall(LivePart part, RestPose place, bool overChute, double speed)
    {
        _part = part;
        _place = place;
        (_x0, _y0, _z0, _speed0, _from) = (part.X, part.Y, part.Z, speed, part.Orientation);
        if (overChute)
        {
            var edgeSpeed = Math.Sqrt((speed * speed) + (2 * SlideAcceleration * LineLayout.ChuteLength));
            _slideSeconds = (edgeSpeed - speed) / SlideAcceleration;
            (_edgeX, _edgeY) = (_x0 + (Cosine * LineLayout.ChuteLength), _y0 - (Sine * LineLayout.ChuteLength));
            (_flightVx, _flightVy) = (Cosine * edgeSpeed, -Sine * edgeSpeed);
            _tipped = Orientation.Roll(-LineLayout.ChuteSlope) * _from;
        }
        else
        {
            (_edgeX, _edgeY, _tipped) = (_x0, _y0, _from);
        }

        var drop = Math.Max(0, _edgeY - place.Y);
        var flightSeconds = (Math.Sqrt((_flightVy * _flightVy) + (2 * Gravity * drop)) + _flightVy) / Gravity;
        _waySeconds = Math.Max(ShortestWay, flightSeconds);
    }

    /// <summary>Slides off the belt's end at a speed.</summary>
    public static Fall OffTheBelt(LivePart part, RestPose place, double speed) => new(part, place, true, speed);

    /// <summary>Drops out of the open gripper.</summary>
    public static Fall OutOfTheGripper(LivePart part, RestPose place) => new(part, place, false, 0);

    /// <summary>Moves the part on.</summary>
    /// <returns>Whether it has come to rest.</returns>
    public bool Step()
    {
        var t = ++_step * SimulationStep.Seconds;
        if (t >= _slideSeconds + _waySeconds)
        {
            (_part.X, _part.Y, _part.Z, _part.Orientation) = (_place.X, _place.Y, _place.Z, _place.Orientation);
            return true;
        }

        if (t < _slideSeconds)
        {
            var way = (_speed0 * t) + (SlideAcceleration * t * t / 2);
            _part.X = _x0 + (Cosine * way);
            _part.Y = _y0 - (Sine * way);
            _part.Orientation = Orientation.Between(_from, _tipped, Smooth(Math.Min(1, t / TippingSeconds)));
            return false;
        }

        var flight = t - _slideSeconds;
        var share = flight / _waySeconds;
        var come = Smooth(share);
        _part.X = _edgeX + (_flightVx * flight * (1 - share) * (1 - share)) + ((_place.X - _edgeX) * come);
        _part.Y = Math.Max(_place.Y, _edgeY + (_flightVy * flight) - (Gravity * flight * flight / 2));
        _part.Z = _z0 + ((_place.Z - _z0) * come);
        var tipped = Orientation.Between(_from, _tipped, Smooth(Math.Min(1, t / TippingSeconds)));
        _part.Orientation = Orientation.Between(tipped, _place.Orientation, come);
        return false;
    }

    private static double Smooth(double share) => share * share * (3 - (2 * share));
}
