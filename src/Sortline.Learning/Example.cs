namespace Sortline.Learning;

/// <summary>A part that the learner has shown and labelled.</summary>
/// <param name="Id">Tells this example from all others.</param>
/// <param name="Label">What the learner says it is.</param>
/// <param name="Features">What the feature extractor saw of it.</param>
/// <remarks>Two examples are equal when all three are; the vector counts by its numbers.</remarks>
public sealed record Example(ExampleId Id, Label Label, FeatureVector Features)
{
    /// <summary>What the feature extractor saw of it.</summary>
    /// <exception cref="ArgumentNullException">There is no vector.</exception>
    public FeatureVector Features
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Features));
            field = value;
        }
    } = Features ?? throw new ArgumentNullException(nameof(Features));
}
