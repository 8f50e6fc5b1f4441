using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>Makes parts from a seed: the same seed, stream and number give the same part on every machine, for ever.</summary>
/// <remarks>
/// A part depends on nothing drawn before it, so any part of any shift can be made again on its own. Immutable.
/// </remarks>
public sealed class PartGenerator : IPartSource
{
    private readonly PartSequence _sequence;
    private readonly ulong _seed;

    /// <summary>Sets up a factory.</summary>
    /// <param name="mix">What it makes.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">What the parts are for: teaching parts are not those of the shift with the same seed.</param>
    public PartGenerator(PartMix mix, ulong seed, PartStream stream = PartStream.Shift)
    {
        ArgumentNullException.ThrowIfNull(mix);
        Mix = mix;

        // Two seeds of one, for what the part is and for how it looks: its looks stay when the mix changes.
        _seed = Pcg32.Spread(unchecked(Pcg32.Spread(seed) + (ulong)stream));
        _sequence = new(mix, Pcg32.Spread(_seed));
    }

    /// <summary>What the factory makes.</summary>
    public PartMix Mix { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public Part Create(int index)
    {
        var id = new PartId(index);
        var (share, defect) = _sequence[index];
        var random = new Pcg32(Pcg32.Spread(unchecked(_seed + (ulong)index)), (ulong)index);
        var placement = new BeltPlacement(
            along: random.Between(-0.015, 0.015),
            across: random.Between(-0.008, 0.008),
            heading: random.Between(0, double.Tau)
        );
        var severity = share.Severity.At(random.NextDouble());
        var part = PartFactory.Make(id, share.Kind, defect, placement, random, severity, Mix.Finish);
        var condition = Mix.Camera.At(index, part.IsDefective);
        return condition == part.Condition ? part : part with { Condition = condition };
    }
}
