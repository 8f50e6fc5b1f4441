namespace Sortline.Learning;

/// <summary>How sure a classifier is of one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Share">From 0 (ruled out) to 1 (certain). The shares of all labels in a prediction add up to 1.</param>
public readonly record struct Confidence(Label Label, double Share);
