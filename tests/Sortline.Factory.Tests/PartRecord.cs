namespace Sortline.Factory.Tests;

/// <summary>What became of one part.</summary>
/// <param name="Part">The part, truth included.</param>
/// <param name="Outcome">What it was and where it ended.</param>
/// <param name="Time">When it left the belt or the gripper.</param>
/// <param name="Decision">What was decided; null if no answer came while the part was on the belt.</param>
/// <param name="Miss">Why it was shipped although it was to be rejected; null if that did not happen.</param>
internal sealed record PartRecord(Part Part, PartOutcome Outcome, TimeSpan Time, Disposition? Decision, MissReason? Miss);
