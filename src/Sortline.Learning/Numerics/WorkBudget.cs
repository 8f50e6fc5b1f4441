namespace Sortline.Learning.Numerics;

/// <summary>A place in a long calculation where the caller may do something else.</summary>
internal readonly record struct Checkpoint;

/// <summary>Says when a calculation has done enough for one piece.</summary>
/// <remarks>
/// Counts multiply-adds of doubles, not time: the pieces are the same on every machine. Sixteen-lane floats count for half.
/// A piece is at most <see cref="Enough"/> and one step more, so steps are cut to <see cref="Step"/> wherever they could be longer.
/// </remarks>
internal sealed class WorkBudget
{
    /// <summary>After so much work a piece ends.</summary>
    public const long Enough = 800_000;

    /// <summary>The most work that is done in one step, between one call of <see cref="Spend"/> and the next.</summary>
    public const long Step = 200_000;

    private long _done;
    private long _longest;

    /// <summary>The work of the longest piece so far, the one under way included.</summary>
    public long LongestPiece => Math.Max(_longest, _done);

    /// <summary>All work so far.</summary>
    public long Total { get; private set; }

    /// <summary>How many items of one size fit into a step: at least one.</summary>
    public static int ItemsInStep(long multiplyAddsEach) => (int)Math.Max(1, Step / Math.Max(1, multiplyAddsEach));

    /// <summary>Notes work done, and says whether to pause now.</summary>
    public bool Spend(long multiplyAdds)
    {
        _done += multiplyAdds;
        Total += multiplyAdds;
        if (_done < Enough)
            return false;

        (_longest, _done) = (LongestPiece, 0);
        return true;
    }
}
