namespace Sortline.Factory.Parts;

/// <summary>One number of a part's shape or of what is wrong with it.</summary>
/// <param name="Name">What the view calls it.</param>
/// <param name="Value">In metres, radians, shares or pieces.</param>
public readonly record struct PartMeasure(string Name, double Value);
