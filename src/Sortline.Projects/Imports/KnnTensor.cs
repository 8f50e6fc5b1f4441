using System.Globalization;
using System.Runtime.InteropServices;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>The numbers of a label, and what the text says of the rows that they are.</summary>
internal sealed class KnnTensor
{
    // What ten thousand examples of any usual network have.
    private const int MaxNumbers = 16 << 20;

    // What MobileNet gives: the network of the package's own example.
    private const int UsualLength = 1024;

    private int? _rowLength;

    public List<float> Numbers { get; private set; } = [];

    public string? Label { get; set; }

    /// <summary>How many rows of how many numbers they are; <see langword="null"/> if the text does not say.</summary>
    public int[]? Shape { get; set; }

    /// <summary>Whether the numbers stand in lists inside of a list.</summary>
    public bool IsNested { get; set; }

    /// <summary>Whether a member has the name of a place in a list: of a certain one, or of any.</summary>
    public static bool IsIndex(string name, int? index) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && (index is null || place == index);

    public void Add(float number)
    {
        if (Numbers.Count == MaxNumbers)
            throw new ProjectFormatException(Message.Of("project.knn.too-many-numbers", ("most", MaxNumbers)));
        Numbers.Add(number);
    }

    public void TakeNumbersOf(KnnTensor other) =>
        (Numbers, IsNested, _rowLength) = (other.Numbers, other.IsNested, other._rowLength);

    /// <summary>Says that a list of numbers is at its end.</summary>
    public void EndRow(int length)
    {
        if (_rowLength is { } before && before != length)
            throw new ProjectFormatException(Message.Of("project.knn.mixed"));
        _rowLength = length;
    }

    /// <summary>How many numbers a row has.</summary>
    /// <exception cref="ProjectFormatException">The numbers are no such rows.</exception>
    public int LengthOfRow()
    {
        if (Shape is { } shape)
        {
            return
                shape is [var count, > 0 and var said]
                && (long)count * said == Numbers.Count
                && (!IsNested || _rowLength is null || _rowLength == said)
                ? said
                : throw KnnJson.Bad();
        }

        if (IsNested && _rowLength is { } length)
            return length;
        return Numbers.Count % UsualLength == 0
            ? UsualLength
            : throw new ProjectFormatException(Message.Of("project.knn.no-shape", ("usual", UsualLength)));
    }

    /// <summary>A row of a length.</summary>
    public ReadOnlySpan<float> Row(int row, int length) => CollectionsMarshal.AsSpan(Numbers).Slice(row * length, length);
}
