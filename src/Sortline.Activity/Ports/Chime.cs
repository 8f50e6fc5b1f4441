namespace Sortline.Activity.Ports;

/// <summary>A few soft notes, for those who do not look at the screen all the time.</summary>
public enum Chime
{
    /// <summary>The robot was taught something.</summary>
    Taught,

    /// <summary>A part went where it belongs.</summary>
    Right,

    /// <summary>A part went where it does not belong.</summary>
    Wrong,

    /// <summary>The robot has a question.</summary>
    Question,

    /// <summary>A shift begins.</summary>
    Shift,
}
