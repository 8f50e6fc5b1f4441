using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>How a part's surface looks.</summary>
/// <remarks>Good parts differ in all of it but the rust, so the shade of the steel is no way to sort them.</remarks>
public sealed record Finish
{
    /// <summary>Describes a surface.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Finish(double tone, double warmth, double roughness, double rust = 0, int seed = 0)
    {
        Tone = Require.Within(tone, 0, 1);
        Warmth = Require.Within(warmth, -1, 1);
        Roughness = Require.Within(roughness, 0.2, 0.7);
        Rust = Require.Within(rust, 0, 1);
        Seed = seed;
    }

    /// <summary>From 0, dark steel, to 1, bright steel.</summary>
    public double Tone { get; }

    /// <summary>From -1, bluish, to 1, brownish.</summary>
    public double Warmth { get; }

    /// <summary>From 0.2, polished, to 0.7, matt.</summary>
    public double Roughness { get; }

    /// <summary>Share of the surface under rust, 0 to 1; more than 0 is a defect.</summary>
    public double Rust { get; }

    /// <summary>Where scratches and stains begin: the view's noise is drawn from it.</summary>
    public int Seed { get; }
}
