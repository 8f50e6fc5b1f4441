namespace Sortline.Projects.Imports;

/// <summary>A file whose folders say what it is.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Label">The folder that names its label, as it is written there.</param>
/// <param name="Part">What it is for.</param>
/// <param name="MayBeMask">
/// Whether it is called like the mask of a photo that lies beside it. Whether it is one, only its pixels tell.
/// </param>
public sealed record PlacedPicture(string Path, string Label, DatasetPart Part, bool MayBeMask = false);
