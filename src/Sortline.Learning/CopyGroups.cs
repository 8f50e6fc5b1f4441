using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Sortline.Learning;

/// <summary>Which examples are near-copies of one another: of a test, all of a group stay on one side.</summary>
/// <remarks>
/// An example that is in no group stands for itself; ids that nobody asks about do no harm. Immutable. Two are equal when they are the
/// same object: compare their <see cref="Groups"/>.
/// </remarks>
public sealed class CopyGroups
{
    private readonly FrozenDictionary<ExampleId, int> _groupOf;

    private CopyGroups(ImmutableArray<ImmutableArray<ExampleId>> groups)
    {
        Groups = groups;
        Dictionary<ExampleId, int> groupOf = [];
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var id in groups[group])
            {
                if (groupOf.TryAdd(id, group))
                    continue;

                var message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Example {id.Value} is in two groups, or twice in one. Join groups that share an example."
                );
                throw new ArgumentException(message, nameof(groups));
            }
        }

        _groupOf = groupOf.ToFrozenDictionary();
    }

    /// <summary>No near-copies: each example stands for itself.</summary>
    public static CopyGroups None { get; } = new([]);

    /// <summary>The groups of two or more, each in the order of the ids; the group with the smallest id first.</summary>
    public ImmutableArray<ImmutableArray<ExampleId>> Groups { get; }

    /// <summary>How many examples are in a group.</summary>
    public int Count => _groupOf.Count;

    /// <summary>Makes groups of the ids of examples. A group of one is left out: it says nothing.</summary>
    /// <exception cref="ArgumentException">An example is in two groups.</exception>
    public static CopyGroups Of(IEnumerable<IEnumerable<ExampleId>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return new([
            .. groups
                .Select(group => group.Order().ToImmutableArray())
                .Where(group => group.Length > 1)
                .OrderBy(group => group[0]),
        ]);
    }

    /// <summary>An example, and what it is a near-copy of.</summary>
    internal ImmutableArray<ExampleId> WithCopies(ExampleId id) => _groupOf.TryGetValue(id, out var group) ? Groups[group] : [id];

    /// <summary>Whether two examples are in one group.</summary>
    internal bool AreCopies(ExampleId one, ExampleId other) =>
        _groupOf.TryGetValue(one, out var group) && _groupOf.TryGetValue(other, out var another) && group == another;

    /// <summary>Parts examples into those that stay together.</summary>
    /// <param name="ids">The examples, all different.</param>
    /// <returns>Their places; each part in order, the part with the smallest place first. An example on its own is a part too.</returns>
    internal ImmutableArray<ImmutableArray<int>> Part(IReadOnlyList<ExampleId> ids)
    {
        List<ImmutableArray<int>.Builder> parts = [];
        Dictionary<int, ImmutableArray<int>.Builder> partOf = [];
        for (var place = 0; place < ids.Count; place++)
        {
            if (!_groupOf.TryGetValue(ids[place], out var group))
            {
                parts.Add(ImmutableArray.CreateBuilder<int>(1));
            }
            else if (partOf.TryGetValue(group, out var known))
            {
                known.Add(place);
                continue;
            }
            else
            {
                parts.Add(partOf[group] = ImmutableArray.CreateBuilder<int>());
            }

            parts[^1].Add(place);
        }

        return [.. parts.Select(part => part.ToImmutable())];
    }
}
