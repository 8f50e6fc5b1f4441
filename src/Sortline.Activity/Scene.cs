using System.Collections.Immutable;

namespace Sortline.Activity;

/// <summary>What the activity is doing, with just the data that it needs.</summary>
/// <remarks>The cases are <see cref="Teaching"/>, <see cref="Running"/> and <see cref="Reporting"/>: use pattern matching.</remarks>
public abstract record Scene
{
    private Scene() { }

    /// <summary>The belt brings one part after another under the camera and waits for a label.</summary>
    /// <param name="AtCamera">The part that waits; <see langword="null"/> while the next is on its way.</param>
    public sealed record Teaching(SeenPart? AtCamera) : Scene;

    /// <summary>A shift is on: the robot decides.</summary>
    /// <param name="PartCount">Parts in the shift.</param>
    /// <param name="Verdicts">The parts seen so far, in the order of the belt.</param>
    public sealed record Running(int PartCount, ImmutableArray<PartVerdict> Verdicts) : Scene;

    /// <summary>The shift is over and its report is open.</summary>
    /// <param name="Result">The shift that just ended.</param>
    /// <param name="Before">The same shift as it went the time before; <see langword="null"/> the first time.</param>
    public sealed record Reporting(ShiftResult Result, ShiftResult? Before) : Scene;
}
