using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>How the surfaces of a supplier's parts differ, see <see cref="Finish"/>.</summary>
public sealed record FinishRange
{
    /// <summary>What parts look like where nothing else is said: steel of one shade or another.</summary>
    public static readonly FinishRange Standard = new();

    /// <summary>From 0, dark steel, to 1, bright steel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond that.</exception>
    public Interval Tone
    {
        get;
        init => field = value.Within(0, 1);
    } = new(0.45, 0.70);

    /// <summary>From -1, bluish, to 1, brownish.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond that.</exception>
    public Interval Warmth
    {
        get;
        init => field = value.Within(-1, 1);
    } = new(-0.25, 0.25);

    /// <summary>From 0.2, polished, to 0.7, matt.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond that.</exception>
    public Interval Roughness
    {
        get;
        init => field = value.Within(0.2, 0.7);
    } = new(0.42, 0.58);

    /// <summary>Draws the surface of one part.</summary>
    internal Finish Draw(double rust, Pcg32 random) =>
        new(Tone.Draw(random), Warmth.Draw(random), Roughness.Draw(random), rust, seed: (int)(random.NextUInt() >> 1));
}
