namespace Sortline.Activity.Ports;

/// <summary>What there is to know of another version of the site.</summary>
public enum UpdateNews
{
    /// <summary>It is there, whole, and waits until the learner wants it.</summary>
    Ready,

    /// <summary>Another tab has gone over to it, and this one goes on with the old one.</summary>
    Replaced,
}
