using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;

namespace Sortline.Factory.Motion;

/// <summary>The pile in a bin: four parts a layer, each layer across the gaps of the one below, none quite straight.</summary>
internal sealed class BinPile(Bin bin, double x, double z, double floorY, double spreadX, double spreadZ, ulong seed)
{
    /// <summary>How many parts fill a bin to its rim.</summary>
    public const int Capacity = 48;

    private const double LayerHeight = 0.025;
    private const double Scatter = 0.012;

    private readonly LivePart[] _resting = new LivePart[Capacity];
    private int _given;

    public Bin Bin => bin;

    public ReadOnlySpan<LivePart> Resting => _resting.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>How many parts have come to lie in it, those of the bins before it too.</summary>
    public int Total { get; private set; }

    /// <summary>Gives a part its place on top.</summary>
    public RestPose NextPlace(Part part)
    {
        var (layer, corner) = (_given / 4, _given % 4);
        _given = (_given + 1) % Capacity;

        var (cornerX, cornerZ) =
            layer % 2 == 0
                ? (corner % 2 == 0 ? -1.0 : 1.0, corner / 2 == 0 ? -1.0 : 1.0)
                : corner switch
                {
                    0 => (-1.05, 0.0),
                    1 => (1.05, 0.0),
                    2 => (0.0, -1.05),
                    _ => (0.0, 1.05),
                };
        var random = new Pcg32(Pcg32.Spread(seed), (ulong)part.Id.Value);
        var steepest = Math.Min(0.2, 0.04 + (0.05 * layer));
        var tilt = random.Between(0, steepest);
        var turn =
            Orientation.Tilt(random.Between(0, double.Tau), tilt)
            * Orientation.Heading(part.Placement.Heading + random.Between(-0.8, 0.8));

        // A tilted part stands on its edge: its middle is that much higher. Tilts are small enough for sin t = t.
        return new(
            x + (spreadX * cornerX) + random.Between(-Scatter, Scatter),
            floorY + part.RestHeight + (LayerHeight * layer) + (0.04 * tilt),
            z + (spreadZ * cornerZ) + random.Between(-Scatter, Scatter),
            turn
        );
    }

    /// <summary>Lays a part down for good.</summary>
    /// <returns>Whether the bin was full with it and has been emptied.</returns>
    public bool Place(LivePart part)
    {
        _resting[Count++] = part;
        Total++;
        if (Count < Capacity)
            return false;

        Array.Clear(_resting);
        Count = 0;
        return true;
    }
}
