using System.Collections.Immutable;

namespace Sortline.Activity.Dataset;

/// <summary>What became of one item of a list between two versions of the list.</summary>
/// <param name="Before">The item as it was; <see langword="null"/> if it is new.</param>
/// <param name="After">The item as it is; <see langword="null"/> if it has gone.</param>
internal readonly record struct Change<T>(T? Before, T? After)
    where T : class;

/// <summary>Finds what differs between two versions of a list.</summary>
internal static class Changes
{
    /// <summary>The items that are new, gone or other than before, by key: first what has gone, then the rest in its order.</summary>
    /// <remarks>
    /// The state's lists change in one place at a time, mostly at the end. So what is the same object at the start and at the end
    /// of both lists costs a comparison of references; only the stretch between is looked up by key.
    /// </remarks>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    /// <param name="keyOf">What tells one item of a list from all others.</param>
    public static ImmutableArray<Change<T>> Between<T, TKey>(
        ImmutableArray<T> before,
        ImmutableArray<T> after,
        Func<T, TKey> keyOf
    )
        where T : class
        where TKey : notnull
    {
        if (before == after)
            return [];

        var old = before.AsSpan();
        var now = after.AsSpan();
        DropCommonEnds(ref old, ref now);
        if (old.IsEmpty)
            return [.. now.ToArray().Select(item => new Change<T>(null, item))];
        if (now.IsEmpty)
            return [.. old.ToArray().Select(item => new Change<T>(item, null))];

        var changes = ImmutableArray.CreateBuilder<Change<T>>();
        var left = new Dictionary<TKey, T>(old.Length);
        foreach (var item in old)
            left.Add(keyOf(item), item);
        foreach (var item in now)
        {
            if (!left.Remove(keyOf(item), out var earlier))
                changes.Add(new(null, item));
            else if (!ReferenceEquals(earlier, item))
                changes.Add(new(earlier, item));
        }

        return [.. left.Values.Select(item => new Change<T>(item, null)), .. changes];
    }

    private static void DropCommonEnds<T>(ref ReadOnlySpan<T> old, ref ReadOnlySpan<T> now)
        where T : class
    {
        var start = 0;
        while (start < old.Length && start < now.Length && ReferenceEquals(old[start], now[start]))
            start++;

        var end = 0;
        while (end < Math.Min(old.Length, now.Length) - start && ReferenceEquals(old[^(end + 1)], now[^(end + 1)]))
            end++;

        old = old[start..^end];
        now = now[start..^end];
    }
}
