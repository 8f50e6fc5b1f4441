namespace Sortline.Activity.Shift;

/// <summary>The clock that <see cref="DriveLine"/> sets.</summary>
internal sealed class LineClock : ILineClock
{
    /// <inheritdoc />
    public TimeSpan Now { get; set; }
}
