namespace Sortline.Factory.Line;

/// <summary>What the line made of a decision. Only <see cref="Accepted"/> and <see cref="TooLate"/> changed anything.</summary>
public enum DecisionResult
{
    /// <summary>The decision stands.</summary>
    Accepted,

    /// <summary>The decision stands, but the part is beyond the robot's reach and will be shipped: a miss.</summary>
    TooLate,

    /// <summary>There was a decision before, and it stays.</summary>
    AlreadyDecided,

    /// <summary>The camera has not seen the part yet.</summary>
    NotSeenYet,

    /// <summary>The part has left the belt.</summary>
    Gone,

    /// <summary>No part with this number was fed yet.</summary>
    Unknown,
}
