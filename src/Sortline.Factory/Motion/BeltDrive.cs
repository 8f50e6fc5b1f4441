namespace Sortline.Factory.Motion;

/// <summary>The belt's motor: eases from speed to speed, and stops the belt on a point exactly.</summary>
internal sealed class BeltDrive
{
    /// <summary>How hard it speeds up and slows down when a new speed is chosen, in metres a second squared.</summary>
    public const double Easing = 0.5;

    /// <summary>How hard it brakes and starts when it stops for every part; far below what makes steel slip on rubber.</summary>
    public const double Braking = 2.0;

    /// <summary>How far the belt has run since the line was built; never less than before.</summary>
    public double Travel { get; private set; }

    public double Speed { get; private set; }

    public double Acceleration { get; private set; }

    /// <summary>Whether the belt, braking with all it may, still comes to a stop before this travel.</summary>
    public bool CanStopAt(double travel) => Speed <= SpeedToStopWithin(travel - Travel);

    /// <summary>Runs one step toward a speed.</summary>
    /// <param name="wantedSpeed">Speed to ease to.</param>
    /// <param name="limit">Greatest acceleration.</param>
    /// <param name="stopAt">Travel to stop at, not yet passed; infinity for none.</param>
    public void Step(double wantedSpeed, double limit, double stopAt)
    {
        const double Dt = SimulationStep.Seconds;
        var remaining = stopAt - Travel;
        var speed = Math.Clamp(wantedSpeed, Speed - (limit * Dt), Speed + (limit * Dt));
        if (remaining < double.PositiveInfinity)
            speed = Math.Min(speed, SpeedToStopWithin(remaining));

        // The last bit of the way takes a whole step too: by the speed of that step the belt slows down in two small
        // steps where it would have done in one big one. It arrives on the point to the last digit.
        var arrives = speed * Dt >= remaining;
        if (arrives)
            speed = remaining / Dt;

        Acceleration = (speed - Speed) / Dt;
        Travel = arrives ? stopAt : Travel + (speed * Dt);
        Speed = speed;
    }

    /// <summary>Stands still for one step; only after it arrived where it should stop.</summary>
    public void Halt() => (Speed, Acceleration) = (0, -Speed / SimulationStep.Seconds);

    // The greatest v with v dt + (v - a dt) dt + (v - 2 a dt) dt + ... <= distance: v^2 / 2a + v dt / 2 = distance.
    private static double SpeedToStopWithin(double distance)
    {
        const double Dt = SimulationStep.Seconds;
        return distance <= 0 ? 0 : Braking * (Math.Sqrt((Dt * Dt / 4) + (2 * distance / Braking)) - (Dt / 2));
    }
}
