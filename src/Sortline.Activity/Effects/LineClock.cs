namespace Sortline.Activity.Effects;

/// <summary>The time of the simulation, for those who note when something happened.</summary>
internal interface ILineClock
{
    /// <summary>How far the line that is on has really come, also while an earlier time is shown again.</summary>
    TimeSpan Now { get; }
}

/// <summary>The clock that <see cref="DriveLine"/> sets.</summary>
internal sealed class LineClock : ILineClock
{
    /// <inheritdoc />
    public TimeSpan Now { get; set; }
}
