namespace Sortline.Factory.Scoring;

/// <summary>What each outcome earns or costs, in points or money: what the client wants, for all to see.</summary>
/// <param name="GoodShipped">For each good part shipped.</param>
/// <param name="DefectShipped">For each defective part shipped.</param>
/// <param name="GoodRejected">For each good part rejected.</param>
/// <param name="DefectRejected">For each defective part rejected.</param>
/// <param name="Asked">For each part set aside, on top of what a part sorted right earns: the person who is asked sorts it right.</param>
public sealed record ScoringRules(
    int GoodShipped = 10,
    int DefectShipped = -20,
    int GoodRejected = -5,
    int DefectRejected = 10,
    int Asked = -2
)
{
    /// <summary>10 for a good part shipped and for a defect caught, -20 for an escape, -5 for a false reject, and 2 less for whatever a person has to sort.</summary>
    public static readonly ScoringRules Standard = new();

    /// <summary>What one outcome is worth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public int Of(PartOutcome outcome) => Score(default(OutcomeCounts).With(outcome));

    /// <summary>What the counts come to.</summary>
    /// <exception cref="OverflowException">The sum is beyond what a whole number holds.</exception>
    public int Score(OutcomeCounts counts) =>
        checked(
            (GoodShipped * counts.GoodShipped)
            + (DefectShipped * counts.DefectsShipped)
            + (GoodRejected * counts.GoodRejected)
            + (DefectRejected * counts.DefectsRejected)
            + ((GoodShipped + Asked) * counts.GoodSetAside)
            + ((DefectRejected + Asked) * counts.DefectsSetAside)
        );
}
