using System.Globalization;
using Sortline.Learning.Knn;

namespace Sortline.Learning;

public sealed partial class KnnClassifier
{
    // Row i of the block belongs to _ids[i] and _labels[i].
    private readonly UnitRows _rows = new();
    private readonly List<ExampleId> _ids = [];
    private readonly List<Label> _labels = [];
    private readonly Dictionary<ExampleId, int> _rowOf = [];
    private readonly LabelCounts _counts = new();

    /// <summary>The vectors as they lie in memory, spare rows included.</summary>
    /// <remarks>Only tests call this: they see from it what teaching and unlearning cost.</remarks>
    internal ReadOnlySpan<float> Block => _rows.Block;

    /// <summary>Whether there is an example with this id.</summary>
    public bool Contains(ExampleId id) => _rowOf.ContainsKey(id);

    /// <summary>How many examples a label has. A label without any has 0.</summary>
    public int CountOf(Label label) => _counts.Of(label);

    /// <summary>Learns one more example.</summary>
    /// <remarks>Costs O(feature length), save when the block is full and doubles.</remarks>
    /// <exception cref="ArgumentException">
    /// The id is taken, or the vector has another length than the examples so far. The classifier is as it was.
    /// </exception>
    public void Add(Example example)
    {
        ArgumentNullException.ThrowIfNull(example);
        ThrowIfOtherLength(example.Features, nameof(example));
        if (Contains(example.Id))
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"Example {example.Id.Value} is already there. Move it to change its label, or remove it first."
            );
            throw new ArgumentException(message, nameof(example));
        }

        _rows.Append(example.Features); // First, because memory may run out here.
        _rowOf.Add(example.Id, Count);
        _ids.Add(example.Id);
        _labels.Add(example.Label);
        _counts.Add(example.Label);
    }

    /// <summary>Unlearns an example. Costs O(feature length), however many there are, and allocates nothing.</summary>
    /// <returns>Whether it was there. An unknown id changes nothing: removing twice is harmless.</returns>
    public bool Remove(ExampleId id)
    {
        if (!_rowOf.TryGetValue(id, out var row))
            return false;

        RemoveRow(row);
        return true;
    }

    /// <summary>Gives an example another label; the label need not be known yet. Costs O(1).</summary>
    /// <returns>Whether it was there. An unknown id changes nothing.</returns>
    public bool Relabel(ExampleId id, Label label)
    {
        if (!_rowOf.TryGetValue(id, out var row))
            return false;

        _counts.Remove(_labels[row]);
        _counts.Add(label);
        _labels[row] = label;
        return true;
    }

    /// <summary>Unlearns all examples of a label, and with them the label.</summary>
    /// <returns>How many there were: 0 for an unknown label, which changes nothing.</returns>
    public int RemoveLabel(Label label)
    {
        var forgotten = CountOf(label);
        var left = forgotten;

        // From the end, so that the row moved into a gap is one already seen.
        for (var row = Count - 1; left > 0; row--)
        {
            if (_labels[row] != label)
                continue;

            RemoveRow(row);
            left--;
        }

        return forgotten;
    }

    // The last row fills the gap: its order means nothing, and nothing else has to move.
    private void RemoveRow(int row)
    {
        var last = Count - 1;
        _counts.Remove(_labels[row]);
        _rowOf.Remove(_ids[row]);
        if (row != last)
        {
            (_ids[row], _labels[row]) = (_ids[last], _labels[last]);
            _rowOf[_ids[row]] = row;
        }

        _ids.RemoveAt(last);
        _labels.RemoveAt(last);
        _rows.RemoveAt(row);
    }
}
