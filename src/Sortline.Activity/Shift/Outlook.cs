namespace Sortline.Activity.Shift;

/// <summary>What the learner thinks the very same shift would bring once more.</summary>
public enum Outlook
{
    /// <summary>More parts sorted right.</summary>
    Higher,

    /// <summary>As many.</summary>
    Same,

    /// <summary>Fewer.</summary>
    Lower,
}
