namespace Sortline.Factory.Robot;

/// <summary>Where the gripper is: the point between its fingertips, how it is turned, and how far it is open.</summary>
/// <param name="X">Metres toward the belt's end.</param>
/// <param name="Y">Metres above the belt.</param>
/// <param name="Z">Metres toward the viewer.</param>
/// <param name="Heading">
/// Turn about +Y in radians. The fingers slide along the gripper's own X, in the direction (cos, 0, -sin) of the heading.
/// </param>
/// <param name="Grip">Gap between the fingers in metres.</param>
public readonly record struct ToolPose(double X, double Y, double Z, double Heading, double Grip);
