namespace Sortline.Factory.Scoring;

/// <summary>What a part was and where it ended.</summary>
public enum PartOutcome
{
    /// <summary>A good part that the customer gets.</summary>
    GoodShipped,

    /// <summary>A defective part that the customer gets: an escape.</summary>
    DefectShipped,

    /// <summary>A good part that was thrown away: a false reject.</summary>
    GoodRejected,

    /// <summary>A defective part that was caught.</summary>
    DefectRejected,

    /// <summary>A good part that a person was asked about.</summary>
    GoodSetAside,

    /// <summary>A defective part that a person was asked about.</summary>
    DefectSetAside,
}
