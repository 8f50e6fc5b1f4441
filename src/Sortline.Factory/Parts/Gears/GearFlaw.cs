using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Gears;

/// <summary>
/// What is wrong with the shape of a gear: <see cref="MissingTeeth"/>, <see cref="ChippedTooth"/>,
/// <see cref="OffCentreBore"/> or <see cref="BlockedHole"/>. Use pattern matching.
/// </summary>
/// <remarks>Rust is no matter of shape: see <see cref="Finish.Rust"/>.</remarks>
public abstract record GearFlaw
{
    private GearFlaw() { }

    /// <summary>Teeth that are gone: <see cref="First"/> and, if there are two, the one after it.</summary>
    public sealed record MissingTeeth : GearFlaw
    {
        /// <summary>Takes teeth away.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The tooth is negative, or the count is not 1 or 2.</exception>
        public MissingTeeth(int first, int count = 1)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(first);
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 2);
            (First, Count) = (first, count);
        }

        /// <summary>Number of the first missing tooth; less than the gear's teeth.</summary>
        public int First { get; }

        /// <summary>How many are missing, 1 or 2; after the last tooth comes number 0.</summary>
        public int Count { get; }
    }

    /// <summary>A tooth broken off part of the way, and its next neighbour a little.</summary>
    public sealed record ChippedTooth : GearFlaw
    {
        /// <summary>Breaks a tooth.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The tooth is negative, or a depth is outside its range.</exception>
        public ChippedTooth(int tooth, double depth, double neighbourDepth = 0)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(tooth);
            Tooth = tooth;
            Depth = Require.Within(depth, 0.05, 1);
            NeighbourDepth = Require.Within(neighbourDepth, 0, 1);
        }

        /// <summary>Number of the broken tooth; less than the gear's teeth.</summary>
        public int Tooth { get; }

        /// <summary>Share of the tooth's height that is gone, up to 1.</summary>
        public double Depth { get; }

        /// <summary>Share of the next tooth's height that is gone, 0 to 1; after the last tooth comes number 0.</summary>
        public double NeighbourDepth { get; }
    }

    /// <summary>A bore beside the axis, by these offsets along the gear's own axes, in metres.</summary>
    public sealed record OffCentreBore : GearFlaw
    {
        /// <summary>Moves the bore.</summary>
        /// <exception cref="ArgumentException">Neither offset is a number other than 0.</exception>
        public OffCentreBore(double x, double z)
        {
            if (!(double.Hypot(x, z) is > 0 and < 1))
                throw new ArgumentException("Move the bore some way, and less than a metre.", nameof(x));
            (X, Z) = (x, z);
        }

        /// <summary>Offset along own +X.</summary>
        public double X { get; }

        /// <summary>Offset along own +Z.</summary>
        public double Z { get; }
    }

    /// <summary>A hole that is not there.</summary>
    public sealed record BlockedHole : GearFlaw
    {
        /// <summary>Blocks a hole.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The hole is negative.</exception>
        public BlockedHole(int hole)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(hole);
            Hole = hole;
        }

        /// <summary>Number of the blocked hole; less than the gear's holes.</summary>
        public int Hole { get; }
    }
}
