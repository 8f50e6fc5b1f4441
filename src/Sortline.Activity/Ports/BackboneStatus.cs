using Sortline.Messages;

namespace Sortline.Activity.Ports;

/// <summary>How far the network that turns pictures into features has come.</summary>
/// <remarks>The cases are <see cref="Loading"/>, <see cref="WarmingUp"/>, <see cref="Ready"/> and <see cref="Failed"/>: use pattern matching.</remarks>
public abstract record BackboneStatus
{
    private BackboneStatus() { }

    /// <summary>Its files are on their way.</summary>
    /// <param name="LoadedBytes">Bytes that have arrived.</param>
    /// <param name="TotalBytes">Bytes in all; 0 while that is not known.</param>
    public sealed record Loading(long LoadedBytes, long TotalBytes) : BackboneStatus;

    /// <summary>It runs once on nothing, so that the first real picture is not the slow one.</summary>
    public sealed record WarmingUp : BackboneStatus;

    /// <summary>It answers.</summary>
    public sealed record Ready : BackboneStatus;

    /// <summary>It could not be had; the learner can try again.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Failed(Message Reason) : BackboneStatus;
}
