namespace Sortline.Factory.Motion;

/// <summary>One coordinate of the tool, moving smoothly from where and how it moves now to where it shall stand still.</summary>
/// <remarks>
/// <para>
/// A polynomial of fifth degree is the move with the least jerk between two given positions, speeds and accelerations:
/// T. Flash and N. Hogan, "The Coordination of Arm Movements", Journal of Neuroscience 5(7), 1985. Starting it from the
/// speed and acceleration of the moment is what lets one move interrupt another without a jolt.
/// </para>
/// <para>Mutable, and a struct so that a step allocates nothing.</para>
/// </remarks>
internal struct QuinticTrajectory(double position)
{
    private double _start = position,
        _velocity0,
        _acceleration0,
        _c3,
        _c4,
        _c5;
    private int _step,
        _steps;

    public double Position { get; private set; } = position;

    public double Velocity { get; private set; }

    public double Acceleration { get; private set; }

    /// <summary>Where the move ends.</summary>
    public double Goal { get; private set; } = position;

    /// <summary>Moves to a goal and stops there.</summary>
    /// <param name="goal">Where to.</param>
    /// <param name="steps">In how many steps; at least 1.</param>
    public void MoveTo(double goal, int steps)
    {
        var t = steps * SimulationStep.Seconds;
        var distance = goal - Position;
        var fromVelocity = Velocity * t;
        var fromAcceleration = Acceleration * t * t / 2;
        var rest = distance - fromVelocity - fromAcceleration;
        var restVelocity = -fromVelocity - (2 * fromAcceleration);
        var restAcceleration = -2 * fromAcceleration;

        (_start, _velocity0, _acceleration0) = (Position, Velocity, Acceleration);
        _c3 = ((10 * rest) - (4 * restVelocity) + (restAcceleration / 2)) / (t * t * t);
        _c4 = ((-15 * rest) + (7 * restVelocity) - restAcceleration) / (t * t * t * t);
        _c5 = ((6 * rest) - (3 * restVelocity) + (restAcceleration / 2)) / (t * t * t * t * t);
        (Goal, _step, _steps) = (goal, 0, steps);
    }

    /// <summary>Adds to position, speed and acceleration: the same motion, told from a frame that moves otherwise.</summary>
    /// <remarks>Call it just before <see cref="MoveTo"/>: the move under way is not carried over.</remarks>
    public void Rebase(double position, double velocity, double acceleration)
    {
        Position += position;
        Velocity += velocity;
        Acceleration += acceleration;
    }

    public void Step()
    {
        if (_step >= _steps)
            return;
        if (++_step == _steps)
        {
            (Position, Velocity, Acceleration) = (Goal, 0, 0);
            return;
        }

        var t = _step * SimulationStep.Seconds;
        Position = _start + (t * (_velocity0 + (t * ((_acceleration0 / 2) + (t * (_c3 + (t * (_c4 + (t * _c5)))))))));
        Velocity = _velocity0 + (t * (_acceleration0 + (t * ((3 * _c3) + (t * ((4 * _c4) + (t * 5 * _c5)))))));
        Acceleration = _acceleration0 + (t * ((6 * _c3) + (t * ((12 * _c4) + (t * 20 * _c5)))));
    }
}
