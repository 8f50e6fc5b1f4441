using Sortline.Learning;

namespace Sortline.Projects.Imports;

/// <summary>An example of a dataset that has features but no picture.</summary>
/// <param name="Label">The name of its label: clean, see <see cref="LabelName"/>.</param>
/// <param name="Features">Its features, of whatever backbone the dataset was made with.</param>
public sealed record KnnRow(string Label, FeatureVector Features);
