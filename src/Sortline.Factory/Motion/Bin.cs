namespace Sortline.Factory.Motion;

/// <summary>Where parts end up.</summary>
public enum Bin
{
    /// <summary>The bin at the belt's end: what goes to the customer.</summary>
    Ship,

    /// <summary>The bin in front of the belt: what the robot took off.</summary>
    Reject,

    /// <summary>The bin beside it: what nobody wanted to call by a label, or a person is to decide about.</summary>
    Aside,
}
