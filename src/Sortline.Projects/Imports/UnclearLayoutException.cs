using System.Collections.Immutable;

namespace Sortline.Projects.Imports;

/// <summary>Folders that can be understood in two ways: somebody has to say which is meant.</summary>
public sealed class UnclearLayoutException : ProjectFormatException
{
    /// <summary>Makes one without saying why.</summary>
    public UnclearLayoutException() { }

    internal UnclearLayoutException(Messages.Message reason, ImmutableArray<LayoutReading> readings)
        : base(reason) => Readings = readings;

    /// <summary>The readings to choose from.</summary>
    public ImmutableArray<LayoutReading> Readings { get; } = [];
}
