namespace Sortline.Factory.Motion;

/// <summary>Where and how a part comes to rest in a bin.</summary>
internal readonly record struct RestPose(double X, double Y, double Z, Orientation Orientation);
