namespace Sortline.Activity;

/// <summary>The time of the simulation, for those who note when something happened.</summary>
internal interface ILineClock
{
    /// <summary>How far the line that is on has really come, also while an earlier time is shown again.</summary>
    TimeSpan Now { get; }
}
