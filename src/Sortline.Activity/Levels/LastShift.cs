using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Levels;

/// <summary>What the last shift taught before the learner came: as many good parts as bad ones, some with the wrong label.</summary>
/// <param name="Each">How many examples there are of each of the two labels.</param>
/// <param name="Wrong">How many of each label's are of the other one. Fewer than half.</param>
public sealed record LastShift(int Each, int Wrong)
{
    // Far more than there ever have to be: a level in which hardly any part is bad must not keep the page busy for ever.
    private const int MostTried = 10_000;

    /// <summary>The parts that were taught, in the order of the belt; the same level and seed give the same.</summary>
    public static ImmutableArray<LeftPart> Of(Level level, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(level);
        if (level.LastShift is not var (each, wrong))
            return [];

        TeachingParts parts = new(level.TeachingMix, seed, ExampleOrigin.LastShift);
        var (good, bad) = (Marked(each, wrong, new(seed, 3)), Marked(each, wrong, new(seed, 4)));
        var left = ImmutableArray.CreateBuilder<LeftPart>(2 * each);
        var (goods, bads) = (0, 0);
        for (var index = 0; left.Count < 2 * each && index < MostTried; index++)
        {
            var part = parts.Create(index);
            var place = part.IsDefective ? bads++ : goods++;
            if (place < each)
                left.Add(
                    new(part, part.IsDefective != (part.IsDefective ? bad : good)[place] ? Disposition.Reject : Disposition.Ship)
                );
        }

        return left.DrainToImmutable();
    }

    // Which of so many are wrong, by chance: not the first ones.
    private static bool[] Marked(int count, int wrong, Pcg32 chance)
    {
        var marks = new bool[count];
        while (wrong > 0)
        {
            var place = chance.NextBelow(count);
            if (marks[place])
                continue;
            marks[place] = true;
            wrong--;
        }

        return marks;
    }
}

/// <summary>A part that the last shift taught.</summary>
/// <param name="Part">The part with its truth.</param>
/// <param name="Said">What the last shift said is to become of it: not always the right thing.</param>
public sealed record LeftPart(Part Part, Disposition Said)
{
    /// <summary>Whether its label is the wrong one.</summary>
    public bool IsMislabelled => Part.IsDefective != (Said is Disposition.Reject);
}

/// <summary>The picture of such a part.</summary>
public sealed record LeftPicture(LeftPart Left, PictureId Picture);
