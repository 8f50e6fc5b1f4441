using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>Decides which kind and which defect the part with a number has, so that every shift is balanced.</summary>
/// <remarks>
/// Parts come in blocks of 20. Every block holds the same number of defects, in shuffled order. Kinds share out good and
/// defective parts by the even spacing of Bresenham's line, and defects take turns, both counted over all blocks: no
/// history is needed to know part one million.
/// </remarks>
internal sealed class PartSequence(PartMix mix, ulong seed)
{
    public const int BlockLength = 20;

    private readonly int _defectsPerBlock = (int)Math.Round(mix.DefectShare * BlockLength, MidpointRounding.AwayFromZero);
    private readonly int _turn = new Pcg32(seed, ulong.MaxValue >> 1).NextBelow(1 << 16);

    public (KindShare Share, Defect Defect) this[int index]
    {
        get
        {
            var block = index / BlockLength;
            var place = ShuffledPlace(block, index % BlockLength);
            return place < _defectsPerBlock
                ? Defective(((long)block * _defectsPerBlock) + place)
                : Good(((long)block * (BlockLength - _defectsPerBlock)) + (place - _defectsPerBlock));
        }
    }

    private (KindShare, Defect) Good(long number)
    {
        var (share, _) = Shared(number, share => share.Weight);
        return (share, Defect.None);
    }

    private (KindShare, Defect) Defective(long number)
    {
        var (share, before) = Shared(number, share => share.DefectiveWeight);
        return (share, share.Defects[(int)((before + _turn) % share.Defects.Length)]);
    }

    // Bresenham's line between a kind and all that come after it; what it leaves is shared out among those in the same way.
    private (KindShare Share, long Before) Shared(long number, Func<KindShare, double> weightOf)
    {
        for (var i = 0; i < mix.Kinds.Length - 1; i++)
        {
            var (weight, rest) = (weightOf(mix.Kinds[i]), mix.Kinds.Skip(i + 1).Sum(weightOf));
            if (weight + rest == 0)
                break;
            var share = weight / (weight + rest);
            var before = (long)Math.Floor(number * share);
            if ((long)Math.Floor((number + 1) * share) > before)
                return (mix.Kinds[i], before);
            number -= before;
        }

        return (mix.Kinds[^1], number);
    }

    private int ShuffledPlace(int block, int place)
    {
        // Fisher and Yates, forward: the first places are final first, so the rest need not be drawn.
        Span<int> places = stackalloc int[BlockLength];
        for (var i = 0; i < BlockLength; i++)
            places[i] = i;

        var random = new Pcg32(Pcg32.Spread(unchecked(seed + (ulong)block)), (ulong)block);
        for (var i = 0; i <= place; i++)
        {
            var other = i + random.NextBelow(BlockLength - i);
            (places[i], places[other]) = (places[other], places[i]);
        }

        return places[place];
    }
}
