using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Bolts;

/// <summary>
/// What is wrong with the shape of a bolt: <see cref="BentShank"/>, <see cref="StrippedThread"/> or
/// <see cref="RoundedHead"/>. Use pattern matching.
/// </summary>
/// <remarks>Rust is no matter of shape: see <see cref="Finish.Rust"/>.</remarks>
public abstract record BoltFlaw
{
    private BoltFlaw() { }

    /// <summary>A shank bent at its middle.</summary>
    public sealed record BentShank : BoltFlaw
    {
        /// <summary>Bends the shank.</summary>
        /// <exception cref="ArgumentOutOfRangeException">An angle is outside its range.</exception>
        public BentShank(double angle, double plane = 0)
        {
            Angle = Require.Within(angle, 0.01, 1);
            Plane = Require.Within(plane, -double.Tau, double.Tau);
        }

        /// <summary>How far the outer half points away from the inner one, in radians, up to 1.</summary>
        public double Angle { get; }

        /// <summary>Turn about own +X of the axis that the shank is bent about: 0 is own +Y, a bend seen from above.</summary>
        public double Plane { get; }
    }

    /// <summary>A stretch worn smooth, between two places given as shares of the thread's length from the tip.</summary>
    public sealed record StrippedThread : BoltFlaw
    {
        /// <summary>Wears the thread.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A place is outside 0 to 1.</exception>
        /// <exception cref="ArgumentException">The stretch ends before it begins.</exception>
        public StrippedThread(double from, double to)
        {
            From = Require.Within(from, 0, 1);
            To = Require.Within(to, 0, 1);
            if (from >= to)
                throw new ArgumentException("Let the worn stretch end after it begins.", nameof(to));
        }

        /// <summary>Where it begins; 0 is the tip.</summary>
        public double From { get; }

        /// <summary>Where it ends; 1 is where the thread ends.</summary>
        public double To { get; }
    }

    /// <summary>A head whose corners are worn.</summary>
    public sealed record RoundedHead : BoltFlaw
    {
        /// <summary>Wears the head.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is outside its range.</exception>
        public RoundedHead(double amount) => Amount = Require.Within(amount, 0.05, 1);

        /// <summary>Up to 1, at which the hexagon has become a circle.</summary>
        public double Amount { get; }
    }
}
