using System.Collections.Immutable;

namespace Sortline.Learning.Ridge;

/// <summary>What is left out at a time: an example, or a group of near-copies, which would tell what one of them is.</summary>
internal sealed class LeftOutParts
{
    private readonly int[] _own;
    private readonly int[] _counts;
    private readonly int[] _partOf;

    /// <summary>Says what is left out together.</summary>
    /// <param name="parts">The places of the examples: each in one part.</param>
    /// <param name="own">The label of each example, by its place among the labels.</param>
    /// <param name="labels">How many labels there are.</param>
    public LeftOutParts(ImmutableArray<ImmutableArray<int>> parts, int[] own, int labels)
    {
        (Parts, _own, _counts, _partOf) = (parts, own, new int[labels], new int[own.Length]);
        foreach (var label in own)
            _counts[label]++;
        for (var part = 0; part < parts.Length; part++)
        {
            foreach (var place in parts[part])
                _partOf[place] = part;
        }
    }

    /// <summary>The parts.</summary>
    public ImmutableArray<ImmutableArray<int>> Parts { get; }

    /// <summary>Those of more than one example.</summary>
    public IEnumerable<ImmutableArray<int>> Groups => Parts.Where(part => part.Length > 1);

    /// <summary>The examples whose label the others know, in order.</summary>
    public int[] Known => [.. Enumerable.Range(0, _own.Length).Where(place => !UnknownWithout(place).Contains(_own[place]))];

    /// <summary>Every example by itself.</summary>
    public static LeftOutParts Single(int[] own, int labels) =>
        new([.. Enumerable.Range(0, own.Length).Select(place => ImmutableArray.Create(place))], own, labels);

    /// <summary>The labels that nobody knows once an example, and all that goes with it, is left out; smallest first.</summary>
    public ImmutableArray<int> UnknownWithout(int place)
    {
        var part = Parts[_partOf[place]];
        return part.Length == 1
            ? _counts[_own[place]] == 1
                ? [_own[place]]
                : []
            :
            [
                .. part.CountBy(other => _own[other])
                    .Where(label => label.Value == _counts[label.Key])
                    .Select(label => label.Key)
                    .Order(),
            ];
    }
}
