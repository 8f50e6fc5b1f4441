using System.Collections.Immutable;

namespace Sortline.Activity.Shift;

/// <summary>All that makes a shift go on where it was: how it began, how far it is, and what was done to its line.</summary>
/// <param name="StartSpeed">The belt's speed at the start, in metres a second.</param>
/// <param name="Step">How many steps the line has made.</param>
/// <param name="Inputs">What was done, and after how many steps.</param>
internal sealed record ShiftLog(double StartSpeed, long Step, ImmutableArray<(long Step, LineInput Input)> Inputs);
