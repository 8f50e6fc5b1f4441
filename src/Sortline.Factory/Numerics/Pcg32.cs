namespace Sortline.Factory.Numerics;

/// <summary>A small seeded source of random numbers whose stream is the same on every machine and in every version.</summary>
/// <remarks>
/// <para>
/// PCG-XSH-RR with 64 bits of state and 32 bits of output: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient
/// Statistically Good Algorithms for Random Number Generation", Harvey Mudd College, HMC-CS-2014-0905 (2014).
/// <see cref="System.Random"/> does not promise its stream from one .NET version to the next, and a shift that is
/// remembered by its seed must come out the same next year.
/// </para>
/// <para>Not thread safe, and not for secrets.</para>
/// </remarks>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005UL;
    private readonly ulong _increment;
    private ulong _state;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Where in the sequence to start; any number.</param>
    /// <param name="sequence">Which of the 2^63 sequences; the topmost bit does not count.</param>
    public Pcg32(ulong seed, ulong sequence = 0)
    {
        _increment = (sequence << 1) | 1;
        NextUInt();
        _state = unchecked(_state + seed);
        NextUInt();
    }

    /// <summary>A number from all 2^32.</summary>
    public uint NextUInt()
    {
        var old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        var shifted = unchecked((uint)(((old >> 18) ^ old) >> 27));
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>A whole number from 0 up to, not including, <paramref name="limit"/>; each equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);

        // 2^32 is rarely a multiple of the limit: numbers below the remainder are drawn again, or the low ones would win.
        var bound = (uint)limit;
        var threshold = unchecked(0u - bound) % bound;
        uint drawn;
        do drawn = NextUInt();
        while (drawn < threshold);

        return (int)(drawn % bound);
    }

    /// <summary>A number from 0 up to, not including, 1, in steps of 2^-32.</summary>
    public double NextDouble() => NextUInt() * (1.0 / 4294967296.0);

    /// <summary>A number from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    public double Between(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Either -1 or 1.</summary>
    public int NextSign() => (NextUInt() >> 31) == 0 ? 1 : -1;

    /// <summary>Spreads a seed over all 64 bits, so that neighbouring seeds start far apart.</summary>
    /// <remarks>
    /// The finaliser of SplitMix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
    /// </remarks>
    public static ulong Spread(ulong seed)
    {
        unchecked
        {
            seed += 0x9E3779B97F4A7C15UL;
            seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9UL;
            seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBUL;
            return seed ^ (seed >> 31);
        }
    }
}
