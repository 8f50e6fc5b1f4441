namespace Sortline.Factory.Scoring;

/// <summary>Where a part's outcome is decided: here, and nowhere else.</summary>
public static class PartOutcomes
{
    extension(PartOutcome)
    {
        /// <summary>The outcome of a part that went one of the two ways.</summary>
        /// <param name="isDefective">Whether anything is wrong with the part.</param>
        /// <param name="fate">What became of it, whatever was decided: a reject that the robot missed was shipped.</param>
        /// <exception cref="ArgumentOutOfRangeException">The fate is neither of the two.</exception>
        public static PartOutcome Of(bool isDefective, Disposition fate) =>
            (fate, isDefective) switch
            {
                (Disposition.Ship, false) => PartOutcome.GoodShipped,
                (Disposition.Ship, true) => PartOutcome.DefectShipped,
                (Disposition.Reject, false) => PartOutcome.GoodRejected,
                (Disposition.Reject, true) => PartOutcome.DefectRejected,
                _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "Choose to ship or to reject."),
            };
    }
}
