using Sortline.Factory.Parts;

namespace Sortline.Activity.Levels;

/// <summary>An endless supply of parts to teach with: never the parts of the shift, and new ones each time teaching opens.</summary>
/// <param name="mix">Which parts and defects come.</param>
/// <param name="seed">The seed of the activity.</param>
/// <param name="round">How often teaching has opened before.</param>
public sealed class TeachingParts(PartMix mix, ulong seed, int round) : IPartSource
{
    private readonly PartGenerator _parts = new(mix, seed + ((ulong)round << 32), PartStream.Teaching);

    /// <inheritdoc />
    public Part Create(int index) => _parts.Create(index);
}
