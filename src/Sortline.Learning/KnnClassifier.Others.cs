namespace Sortline.Learning;

public sealed partial class KnnClassifier
{
    /// <summary>The example of another label that is most like an example: where a border is near.</summary>
    /// <remarks>Of equally like ones that with the smallest label id, then with the smallest example id. Costs as much as a prediction.</remarks>
    /// <returns><see langword="null"/> if there is none, or the example is unknown. Nobody votes, so the weight is 0.</returns>
    public Influence? NearestOfAnotherLabel(ExampleId example)
    {
        if (!_rowOf.TryGetValue(example, out var own))
            return null;

        var query = _rows.Block.Slice(own * _rows.Stride, _rows.Stride);
        Influence? nearest = null;
        Span<float> similarities = stackalloc float[Batch];
        for (var first = 0; first < Count; first += Batch)
        {
            var some = similarities[..Math.Min(Batch, Count - first)];
            _rows.Measure(query, first, some);
            for (var i = 0; i < some.Length; i++)
            {
                if (_labels[first + i] == _labels[own])
                    continue;
                Influence candidate = new(_ids[first + i], _labels[first + i], Math.Clamp(some[i], -1, 1));
                if (nearest is not { } known || candidate.IsNearerThan(known))
                    nearest = candidate;
            }
        }

        return nearest;
    }
}
