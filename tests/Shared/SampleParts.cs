#pragma warning disable IDE0005 // Some of the projects that share this file have these for all their files.
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
#pragma warning restore IDE0005

namespace Sortline.Tests.Shared;

/// <summary>Single parts made to order, for pictures, guides and tests.</summary>
internal static class SampleParts
{
    /// <summary>A good part of a kind, lying centred.</summary>
    /// <param name="kind">What to make.</param>
    /// <param name="id">Its number; parts with different numbers vary within tolerance.</param>
    /// <param name="heading">How it is turned, in radians.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown, the id negative or the heading beyond 2 pi.</exception>
    public static Part Good(PartKind kind, int id = 0, double heading = 0) => With(kind, Defect.None, 0, id, heading);

    /// <summary>A part of a kind with a defect, lying centred.</summary>
    /// <param name="kind">What to make.</param>
    /// <param name="defect">What is to be wrong with it.</param>
    /// <param name="severity">From 0, the mildest that the factory makes, to 1, the worst.</param>
    /// <param name="id">Its number; parts with different numbers vary within tolerance.</param>
    /// <param name="heading">How it is turned, in radians.</param>
    /// <exception cref="ArgumentException">The kind cannot have the defect.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is unknown, the severity outside 0 to 1, the id negative or the heading beyond 2 pi.
    /// </exception>
    public static Part With(PartKind kind, Defect defect, double severity = 0.5, int id = 0, double heading = 0)
    {
        var random = new Pcg32(Pcg32.Spread((ulong)id), 1);
        return PartFactory.Make(new(id), kind, defect, new(0, 0, heading), random, severity);
    }
}
