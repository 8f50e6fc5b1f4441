namespace Sortline.Activity.Ports;

/// <summary>Why something could not be kept or read.</summary>
public enum StorageFault
{
    /// <summary>The browser failed; another try may succeed.</summary>
    Failed,

    /// <summary>There is no room.</summary>
    Full,

    /// <summary>This browser, or this window, keeps nothing.</summary>
    Blocked,

    /// <summary>Another page holds the project.</summary>
    TakenOver,

    /// <summary>A newer Sortline has been here: this one must not write.</summary>
    Outdated,
}
