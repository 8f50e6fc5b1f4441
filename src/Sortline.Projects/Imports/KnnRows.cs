using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Gathers the rows of a dataset, within the limits of a project.</summary>
internal sealed class KnnRows
{
    private readonly Dictionary<string, string> _labels = new(LabelName.Comparer);
    private readonly ImmutableArray<KnnRow>.Builder _rows = ImmutableArray.CreateBuilder<KnnRow>();

    public ImmutableArray<KnnRow> ToImmutable() => _rows.ToImmutable();

    /// <summary>Adds the rows of a label.</summary>
    /// <param name="label">Its name, as it was written.</param>
    /// <param name="tensor">Its numbers.</param>
    /// <param name="isOneOfSeveral">Whether more rows of the label may come, or have been.</param>
    /// <exception cref="ProjectFormatException">They are none, or too many.</exception>
    public void Add(string label, KnnTensor tensor, bool isOneOfSeveral = false)
    {
        var name = LabelName.Clean(label);
        if (LabelName.FindFault(name, []) is not null || (!_labels.TryAdd(name, name) && !isOneOfSeveral))
            throw KnnJson.Bad();
        if (_labels.Count > Project.MaxLabels)
            throw new ProjectFormatException(Message.Of("project.import.too-many-labels", ("most", Project.MaxLabels)));

        var length = tensor.LengthOfRow();
        var count = tensor.Numbers.Count / length;
        if (_rows.Count + count > Project.MaxExamples)
            throw new ProjectFormatException(Message.Of("project.knn.too-many", ("most", Project.MaxExamples)));

        for (var row = 0; row < count; row++)
            _rows.Add(new(_labels[name], FeatureVector.Of(tensor.Row(row, length))));
    }
}
