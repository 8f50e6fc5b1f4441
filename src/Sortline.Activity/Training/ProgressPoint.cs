namespace Sortline.Activity.Training;

/// <summary>How many hidden parts the robot would sort right after so many examples.</summary>
/// <param name="Examples">How many examples it had.</param>
/// <param name="Right">Hidden parts that it would sort right.</param>
/// <param name="Of">How many hidden parts there are.</param>
public readonly record struct ProgressPoint(int Examples, int Right, int Of);
