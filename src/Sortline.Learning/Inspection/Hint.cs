namespace Sortline.Learning.Inspection;

/// <summary>Something about the examples that the learner may want to look at. Nothing is ever changed by itself.</summary>
/// <remarks>
/// The cases are <see cref="Contradiction"/>, <see cref="LooksMislabelled"/>, <see cref="NearDuplicate"/> and
/// <see cref="UnderrepresentedLabel"/>. Use pattern matching.
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

    /// <summary>All the other examples together say that this one is something else.</summary>
    /// <param name="Example">The example.</param>
    /// <param name="Label">The label it has.</param>
    /// <param name="Suggested">The label the others suggest.</param>
    /// <param name="Confidence">How sure they are.</param>
    public sealed record LooksMislabelled(ExampleId Example, Label Label, Label Suggested, double Confidence) : Hint;

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
}
