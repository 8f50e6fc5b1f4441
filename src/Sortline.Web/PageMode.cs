namespace Sortline.Web;

/// <summary>What a link shows of a level.</summary>
public enum PageMode
{
    /// <summary>The parts to teach with.</summary>
    Teach,

    /// <summary>The shift that runs.</summary>
    Shift,

    /// <summary>The report of the last shift.</summary>
    Report,

    /// <summary>The list of projects.</summary>
    Projects,

    /// <summary>The list of levels.</summary>
    Levels,

    /// <summary>The notes for teachers.</summary>
    Teachers,
}
