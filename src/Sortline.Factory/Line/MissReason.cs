namespace Sortline.Factory.Line;

/// <summary>Why the robot did not get a part that it was told to reject.</summary>
public enum MissReason
{
    /// <summary>The answer came when even an idle robot could not have reached the part any more.</summary>
    TooLate,

    /// <summary>The answer came in time, but the robot was at work on other parts until the part was out of reach.</summary>
    RobotBusy,
}
