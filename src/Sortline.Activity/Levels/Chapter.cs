namespace Sortline.Activity.Levels;

/// <summary>A part of the list of levels: those that belong together.</summary>
public enum Chapter
{
    /// <summary>Teaching a robot at all.</summary>
    FirstShifts,

    /// <summary>What to show it, and how much of it.</summary>
    ChoosingExamples,

    /// <summary>What happens when the world is another than the one it was taught in.</summary>
    Surprises,

    /// <summary>What learning is and what it is not.</summary>
    InsideTheRobot,

    /// <summary>Everything open.</summary>
    Workshop,
}
