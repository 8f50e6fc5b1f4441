namespace Sortline.Activity.Ports;

/// <summary>How the line is drawn. The view's own module counts the same.</summary>
public enum Graphics
{
    /// <summary>In space, or not at all, as was asked for.</summary>
    Drawn,

    /// <summary>The browser took the graphics away and may give them back; the line stands still.</summary>
    Restarting,

    /// <summary>Flat: there are no graphics, or they did not come back. All the rest is the same.</summary>
    Flat,
}
