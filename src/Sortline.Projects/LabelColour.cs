namespace Sortline.Projects;

/// <summary>The palette that labels choose from, in its order; the shades are the style sheet of the page, all readable with white text.</summary>
public enum LabelColour
{
    /// <summary>Blue-green: what passes.</summary>
    Teal,

    /// <summary>Red-orange: what is taken off.</summary>
    Vermilion,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Purple.</summary>
    Plum,

    /// <summary>Dark yellow.</summary>
    Ochre,

    /// <summary>Green.</summary>
    Moss,

    /// <summary>Pink.</summary>
    Rose,

    /// <summary>Grey.</summary>
    Slate,
}
