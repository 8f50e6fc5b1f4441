using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Factory.Line;

/// <summary>
/// Something that happened on the line: <see cref="PartFed"/>, <see cref="PartSeen"/>, <see cref="PartDecided"/>,
/// <see cref="RejectMissed"/>, <see cref="PartGripped"/>, <see cref="PartRejected"/>, <see cref="PartSetAside"/>,
/// <see cref="PartShipped"/>, <see cref="BinEmptied"/> or <see cref="ShiftEnded"/>. Use pattern matching.
/// </summary>
/// <param name="Time">Simulation time at the end of the step in which it happened.</param>
public abstract record LineEvent(TimeSpan Time)
{
    /// <summary>A part was laid on the belt.</summary>
    public sealed record PartFed(TimeSpan Time, Part Part) : LineEvent(Time);

    /// <summary>A part is under the camera: take the picture now.</summary>
    public sealed record PartSeen(TimeSpan Time, PartId Part) : LineEvent(Time);

    /// <summary>A decision about a part was taken over by the line.</summary>
    public sealed record PartDecided(TimeSpan Time, PartId Part, Disposition Disposition) : LineEvent(Time);

    /// <summary>A part that was to be rejected cannot be, and will be shipped.</summary>
    public sealed record RejectMissed(TimeSpan Time, PartId Part, MissReason Reason) : LineEvent(Time);

    /// <summary>The robot has a part between its fingers.</summary>
    public sealed record PartGripped(TimeSpan Time, PartId Part) : LineEvent(Time);

    /// <summary>The robot let go of a part over the reject bin.</summary>
    public sealed record PartRejected(TimeSpan Time, PartId Part) : LineEvent(Time);

    /// <summary>The robot let go of a part over the bin for parts that were set aside.</summary>
    public sealed record PartSetAside(TimeSpan Time, PartId Part) : LineEvent(Time);

    /// <summary>A part left the belt's end for the ship bin.</summary>
    public sealed record PartShipped(TimeSpan Time, PartId Part) : LineEvent(Time);

    /// <summary>A bin was full and an empty one took its place: its parts are gone from the poses.</summary>
    public sealed record BinEmptied(TimeSpan Time, Bin Bin) : LineEvent(Time);

    /// <summary>The last of a fixed number of parts has come to rest.</summary>
    public sealed record ShiftEnded(TimeSpan Time) : LineEvent(Time);
}
