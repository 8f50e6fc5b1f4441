using System.Runtime.InteropServices;

namespace Sortline.Learning.Knn;

/// <summary>How many examples each label has; a label without any is not listed.</summary>
internal sealed class LabelCounts
{
    private readonly List<Label> _labels = [];
    private readonly List<int> _counts = [];

    /// <summary>The labels, smallest id first.</summary>
    public ReadOnlySpan<Label> Labels => CollectionsMarshal.AsSpan(_labels);

    /// <summary>How many examples a label has: 0 if it is not listed.</summary>
    public int Of(Label label)
    {
        var at = _labels.BinarySearch(label);
        return at < 0 ? 0 : _counts[at];
    }

    /// <summary>Counts one more.</summary>
    public void Add(Label label)
    {
        var at = _labels.BinarySearch(label);
        if (at >= 0)
        {
            _counts[at]++;
            return;
        }

        _labels.Insert(~at, label);
        _counts.Insert(~at, 1);
    }

    /// <summary>Counts one less.</summary>
    public void Remove(Label label)
    {
        var at = _labels.BinarySearch(label);
        if (--_counts[at] > 0)
            return;

        _labels.RemoveAt(at);
        _counts.RemoveAt(at);
    }
}
