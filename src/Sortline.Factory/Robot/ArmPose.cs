namespace Sortline.Factory.Robot;

/// <summary>The robot's joints, in radians.</summary>
/// <param name="Yaw">Turn of the whole arm about +Y; at 0 the arm's plane points toward +Z, positive turns toward +X.</param>
/// <param name="Shoulder">Upper arm above the horizontal.</param>
/// <param name="Elbow">Forearm against the upper arm: 0 is straight on, negative is bent down.</param>
/// <param name="WristPitch">Tool against the forearm; the three pitches add up to minus a quarter turn, straight down.</param>
/// <param name="WristRoll">Turn of the gripper about +Y, against the arm's plane.</param>
/// <param name="Grip">Gap between the fingers in metres, 0 to 0.14.</param>
public readonly record struct ArmPose(
    double Yaw,
    double Shoulder,
    double Elbow,
    double WristPitch,
    double WristRoll,
    double Grip
);
