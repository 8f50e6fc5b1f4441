using System.Collections.Immutable;
using Sortline.Learning;

namespace Sortline.Activity.Files;

/// <summary>What is being done with the learner's files: one thing at a time.</summary>
/// <remarks>The cases are <see cref="Saving"/>, <see cref="SavingAll"/>, <see cref="Opening"/> and <see cref="ImportingPhotos"/>: use pattern matching.</remarks>
/// <param name="Done">Pictures that are done.</param>
/// <param name="Total">Pictures in all; 0 while that is not known.</param>
public abstract record FileTask(int Done, int Total)
{
    /// <summary>What was taught is written to a file.</summary>
    public sealed record Saving(int Done, int Total) : FileTask(Done, Total);

    /// <summary>Every project is written to a file of its own.</summary>
    public sealed record SavingAll(int Done, int Total) : FileTask(Done, Total);

    /// <summary>What was taught is read from a file.</summary>
    public sealed record Opening(int Done, int Total) : FileTask(Done, Total);

    /// <summary>Photos become examples.</summary>
    /// <param name="Label">The label that they get.</param>
    /// <param name="Done">Photos that are done, broken ones too.</param>
    /// <param name="Total">Photos in all.</param>
    public sealed record ImportingPhotos(Label Label, int Done, int Total) : FileTask(Done, Total)
    {
        /// <summary>The examples that they have become so far. The first is where undo leads back to.</summary>
        public ImmutableHashSet<ExampleId> Imported { get; init; } = [];
    }
}
