namespace Sortline.Factory.Motion;

/// <summary>Where and how a part comes to rest in a bin.</summary>
internal readonly record struct RestingPlace(double X, double Y, double Z, Rotation Turn);
