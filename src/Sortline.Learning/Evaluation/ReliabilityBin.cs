namespace Sortline.Learning.Evaluation;

/// <summary>The answers that were about equally sure.</summary>
/// <param name="From">The least confidence, inclusive.</param>
/// <param name="To">The greatest confidence, exclusive, save for 1.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Confidence">How sure they were, on average.</param>
/// <param name="Accuracy">The share of them that is right. Well calibrated, it is near the confidence.</param>
public readonly record struct ReliabilityBin(double From, double To, int Count, double Confidence, double Accuracy);
