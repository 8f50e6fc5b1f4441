namespace Sortline.Factory.Robot;

/// <summary>What the robot is doing.</summary>
public enum RobotPhase
{
    /// <summary>Standing still, waiting for work.</summary>
    Ready,

    /// <summary>On its way to a point above a part, to be there when the part is.</summary>
    Reach,

    /// <summary>Coming down on a part, moving along with the belt.</summary>
    Descend,

    /// <summary>Closing its fingers, moving along with the belt.</summary>
    Grip,

    /// <summary>Taking a part up, moving along with the belt.</summary>
    Lift,

    /// <summary>Carrying a part to the reject bin.</summary>
    Swing,

    /// <summary>Opening its fingers over the reject bin.</summary>
    Release,

    /// <summary>On its way back to where it waits; the next part may interrupt it.</summary>
    Return,
}
