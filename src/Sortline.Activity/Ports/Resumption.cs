namespace Sortline.Activity.Ports;

/// <summary>How a project is found that this page had let go of.</summary>
public enum Resumption
{
    /// <summary>As this page left it.</summary>
    AsLeft,

    /// <summary>Another page had it meanwhile, and let go of it: it is to be opened anew.</summary>
    Changed,

    /// <summary>Another page holds it.</summary>
    Elsewhere,

    /// <summary>It was deleted.</summary>
    Gone,
}
