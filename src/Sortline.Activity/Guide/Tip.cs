namespace Sortline.Activity.Guide;

/// <summary>What a newcomer is shown, in this order.</summary>
public enum Tip
{
    /// <summary>The picture that the camera took.</summary>
    Picture,

    /// <summary>The buttons that say what a part is.</summary>
    Answers,

    /// <summary>What the robot guesses.</summary>
    Guess,

    /// <summary>The examples.</summary>
    Shelf,

    /// <summary>The button that starts a shift.</summary>
    Run,
}
