namespace Sortline.Activity.Shift;

/// <summary>What the learner has the belt do.</summary>
/// <remarks>
/// That a part waits for its label is none of these: the line holds it, and <see cref="Scene.Teaching.AtCamera"/> says so, whatever
/// the mode.
/// </remarks>
public enum BeltMode
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>It was halted.</summary>
    Paused,

    /// <summary>It runs until the next part is under the camera.</summary>
    SteppingToNextPart,

    /// <summary>It shows again what has been, then runs on.</summary>
    Replaying,

    /// <summary>It was halted while it showed what has been.</summary>
    ReplayPaused,

    /// <summary>It shows again what has been, until the next part is under the camera.</summary>
    ReplayStepping,
}

/// <summary>What changes the mode of the belt.</summary>
internal enum BeltEvent
{
    /// <summary>The learner halted the belt or set it going.</summary>
    Toggled,

    /// <summary>The learner asked for one more part.</summary>
    StepRequested,

    /// <summary>The part that was asked for is under the camera.</summary>
    StepEnded,

    /// <summary>The learner asked to see the last seconds again.</summary>
    RewindRequested,

    /// <summary>What is shown is again what is so now.</summary>
    ReplayEnded,

    /// <summary>The learner wants the rest of a shift at once.</summary>
    HurryRequested,

    /// <summary>Another line began.</summary>
    LineBegun,
}
