namespace Sortline.Activity.Ports;

/// <summary>What the monitor at the camera shows of the robot's mind while teaching.</summary>
public enum RobotGuess
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It does not know.</summary>
    Unsure,

    /// <summary>It would ship the part.</summary>
    Ship,

    /// <summary>It would take the part off.</summary>
    Reject,
}
