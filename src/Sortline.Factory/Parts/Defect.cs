namespace Sortline.Factory.Parts;

/// <summary>What is wrong with a part. A part has one defect at most.</summary>
public enum Defect
{
    /// <summary>Nothing: a good part.</summary>
    None,

    /// <summary>One tooth of a gear, or two neighbours, are gone.</summary>
    MissingTooth,

    /// <summary>A tooth of a gear is broken off part of the way, its neighbour a little too.</summary>
    ChippedTooth,

    /// <summary>The bore of a gear is beside its middle.</summary>
    OffCentreBore,

    /// <summary>One of the holes of a gear was never drilled through.</summary>
    BlockedHole,

    /// <summary>Rust covers a good share of the surface.</summary>
    Rust,

    /// <summary>The shank of a bolt is bent.</summary>
    BentShank,

    /// <summary>A stretch of a bolt's thread is worn smooth.</summary>
    StrippedThread,

    /// <summary>The corners of a bolt's head are worn round.</summary>
    RoundedHead,
}
