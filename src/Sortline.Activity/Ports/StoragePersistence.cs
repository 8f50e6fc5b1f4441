namespace Sortline.Activity.Ports;

/// <summary>What the browser says of how long it keeps what is stored.</summary>
public enum StoragePersistence
{
    /// <summary>It does not say.</summary>
    Unknown,

    /// <summary>It may clear it when the disk becomes full, or when nobody came for long.</summary>
    MayBeCleared,

    /// <summary>It keeps it until somebody clears it.</summary>
    Kept,
}
