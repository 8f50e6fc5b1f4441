using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>Something that was done to a production line from outside. A line that gets the same at the same steps is the same line.</summary>
/// <remarks>A closed family: use pattern matching.</remarks>
internal abstract record LineInput
{
    private LineInput() { }

    /// <summary>It was decided what shall become of a part.</summary>
    public sealed record Decided(PartId Part, Disposition Disposition) : LineInput
    {
        /// <inheritdoc />
        public override void ApplyTo(ProductionLine line) => line.Decide(Part, Disposition);
    }

    /// <summary>A decision was turned over.</summary>
    public sealed record Overruled(PartId Part, Disposition Disposition) : LineInput
    {
        /// <inheritdoc />
        public override void ApplyTo(ProductionLine line) => line.Overrule(Part, Disposition);
    }

    /// <summary>The belt got another speed.</summary>
    public sealed record SpeedSet(double MetresPerSecond) : LineInput
    {
        /// <inheritdoc />
        public override void ApplyTo(ProductionLine line) => line.BeltSpeed = MetresPerSecond;
    }

    /// <summary>A part is to be set aside.</summary>
    public sealed record SetAside(PartId Part) : LineInput
    {
        /// <inheritdoc />
        public override void ApplyTo(ProductionLine line) => line.SetAside(Part);
    }

    /// <summary>The part under the camera may go on.</summary>
    public sealed record Released : LineInput
    {
        /// <inheritdoc />
        public override void ApplyTo(ProductionLine line) => line.Release();
    }

    /// <summary>Does it.</summary>
    public abstract void ApplyTo(ProductionLine line);
}
