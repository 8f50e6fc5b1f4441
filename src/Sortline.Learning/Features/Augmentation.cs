namespace Sortline.Learning.Features;

/// <summary>The ways in which one picture is looked at; its features are the mean over them.</summary>
public enum Augmentation
{
    /// <summary>As it is.</summary>
    AsIs = 1,

    /// <summary>As it is and mirrored: for things with an up and a down.</summary>
    Upright = 2,

    /// <summary>Four quarter turns, each also mirrored: for things that lie any way round.</summary>
    AnyWayRound = 8,
}
