namespace Sortline.Factory.Scoring;

/// <summary>What shall become of a part.</summary>
public enum Disposition
{
    /// <summary>It stays on the belt and goes to the customer.</summary>
    Ship,

    /// <summary>The robot takes it off the belt.</summary>
    Reject,

    /// <summary>The robot puts it into a bin of its own, for a person to decide about.</summary>
    SetAside,
}
