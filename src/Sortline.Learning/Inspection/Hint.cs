using System.Collections.Immutable;

namespace Sortline.Learning.Inspection;

/// <summary>Something about the examples that the learner may want to look at. Nothing is ever changed by itself.</summary>
/// <remarks>
/// The cases are <see cref="Contradiction"/>, <see cref="LooksMislabelled"/>, <see cref="NearDuplicate"/> and
/// <see cref="UnderrepresentedLabel"/>, which <see cref="DataInspector"/> finds; and <see cref="LookAlike"/> and <see cref="Unseen"/>, which
/// are no faults, only worth a question. Use pattern matching.
/// </remarks>
public abstract record Hint
{
    private Hint() { }

    /// <summary>As good as the same picture has two labels: one of them must be wrong.</summary>
    /// <param name="First">The example with the smaller id.</param>
    /// <param name="FirstLabel">Its label.</param>
    /// <param name="Second">The other example.</param>
    /// <param name="SecondLabel">The other label.</param>
    /// <param name="Similarity">The cosine between them, more than <see cref="DataInspector.SamePicture"/>.</param>
    public sealed record Contradiction(ExampleId First, Label FirstLabel, ExampleId Second, Label SecondLabel, float Similarity)
        : Hint;

    /// <summary>With another label this example would go far better with all others. It may be right all the same, only unusual.</summary>
    /// <param name="Example">The example.</param>
    /// <param name="Label">The label it has.</param>
    /// <param name="Suggested">The label with which it would go well with the others.</param>
    public sealed record LooksMislabelled(ExampleId Example, Label Label, Label Suggested) : Hint
    {
        /// <summary>The examples of the suggested label that it is most like, the most alike first.</summary>
        public ImmutableArray<ExampleId> Likes { get; init; } = [];

        /// <summary>Whether both doubt the same: what else they are like does not count.</summary>
        public bool Equals(LooksMislabelled? other) =>
            other is not null && (Example, Label, Suggested) == (other.Example, other.Label, other.Suggested);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(Example, Label, Suggested);
    }

    /// <summary>As good as the same picture twice, with one label: the second teaches nothing new, and flatters every test.</summary>
    /// <param name="First">The example with the smaller id.</param>
    /// <param name="Second">The other one.</param>
    /// <param name="Label">The label of both.</param>
    /// <param name="Similarity">The cosine between them, more than <see cref="DataInspector.SamePicture"/>.</param>
    public sealed record NearDuplicate(ExampleId First, ExampleId Second, Label Label, float Similarity) : Hint;

    /// <summary>A label has few examples, or far fewer than another one.</summary>
    /// <param name="Label">The label.</param>
    /// <param name="Count">How many examples it has.</param>
    /// <param name="Largest">The label with the most examples.</param>
    /// <param name="LargestCount">How many that one has.</param>
    public sealed record UnderrepresentedLabel(Label Label, int Count, Label Largest, int LargestCount) : Hint
    {
        /// <summary>Whether there are too few in any case, not only beside the largest label.</summary>
        public bool HasFew => Count < DataInspector.FewExamples;
    }

    /// <summary>Two examples of different labels, each the other's nearest: what tells them apart is hard to see; see <see cref="Neighbourhood"/>.</summary>
    /// <param name="First">The example with the smaller id.</param>
    /// <param name="FirstLabel">Its label.</param>
    /// <param name="Second">The other example.</param>
    /// <param name="SecondLabel">The other label.</param>
    /// <param name="Similarity">The cosine between them, at most <see cref="DataInspector.SamePicture"/>.</param>
    public sealed record LookAlike(ExampleId First, Label FirstLabel, ExampleId Second, Label SecondLabel, float Similarity)
        : Hint;

    /// <summary>A new picture is unlike all examples.</summary>
    /// <param name="What">In which way.</param>
    public sealed record Unseen(Novelty What) : Hint;
}

/// <summary>In which way a picture is unlike all examples.</summary>
public enum Novelty
{
    /// <summary>What is in it, or how it lies: it is farther from the nearest example than examples are from one another.</summary>
    Look,

    /// <summary>It is darker than all of them.</summary>
    Dark,

    /// <summary>It is brighter than all of them.</summary>
    Bright,
}
