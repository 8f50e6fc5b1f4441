namespace Sortline.Activity.Ports;

/// <summary>A picture that the camera took, kept by <see cref="Ports.IPictures"/>; the pixels never enter the state.</summary>
/// <param name="Value">A number that is not used twice while the page lives.</param>
public readonly record struct PictureId(int Value);
