namespace Sortline.Learning.Numerics;

/// <summary>A place in a long calculation where the caller may do something else.</summary>
internal readonly record struct Checkpoint;

/// <summary>Says when a calculation has done enough for one piece.</summary>
/// <remarks>
/// Counts multiply-adds of doubles, not time: the pieces are the same on every machine. Sixteen-lane floats count for half.
/// </remarks>
internal sealed class WorkBudget
{
    private const long Enough = 800_000;

    private long _done;

    /// <summary>Notes work done, and says whether to pause now.</summary>
    public bool Spend(long multiplyAdds)
    {
        _done += multiplyAdds;
        if (_done < Enough)
            return false;

        _done = 0;
        return true;
    }
}
