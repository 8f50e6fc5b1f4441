namespace Sortline.Factory.Scoring;

/// <summary>Where a part's outcome is decided: here, and nowhere else.</summary>
public static class PartOutcomes
{
    extension(PartOutcome)
    {
        /// <summary>The outcome of a part that went one of the ways.</summary>
        /// <param name="isDefective">Whether anything is wrong with the part.</param>
        /// <param name="fate">What became of it, whatever was decided: a reject that the robot missed was shipped.</param>
        /// <exception cref="ArgumentOutOfRangeException">The fate is none of them.</exception>
        public static PartOutcome Of(bool isDefective, Disposition fate) =>
            (fate, isDefective) switch
            {
                (Disposition.Ship, false) => PartOutcome.GoodShipped,
                (Disposition.Ship, true) => PartOutcome.DefectShipped,
                (Disposition.Reject, false) => PartOutcome.GoodRejected,
                (Disposition.Reject, true) => PartOutcome.DefectRejected,
                (Disposition.SetAside, false) => PartOutcome.GoodSetAside,
                (Disposition.SetAside, true) => PartOutcome.DefectSetAside,
                _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "Choose to ship, to reject or to set aside."),
            };
    }
}
