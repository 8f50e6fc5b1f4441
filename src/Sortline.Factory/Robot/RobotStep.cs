using Sortline.Factory.Motion;

namespace Sortline.Factory.Robot;

/// <summary>What the robot did with parts in one step; mostly nothing.</summary>
/// <param name="Gripped">The part that it took hold of.</param>
/// <param name="Released">The part that it let go of.</param>
/// <param name="Missed">The part that it gave up.</param>
internal readonly record struct RobotStep(LivePart? Gripped = null, LivePart? Released = null, LivePart? Missed = null);
