namespace Sortline.Projects.Imports;

/// <summary>Which folders name the labels, where somebody says so.</summary>
public enum LayoutChoice
{
    /// <summary>What the folders themselves tell; where they tell two things, it is refused.</summary>
    Auto,

    /// <summary>The outermost folders, below any that lie round all of them: <c>LABEL/…/picture</c>.</summary>
    Outer,

    /// <summary>The folders one further in: <c>ANY/LABEL/…/picture</c>.</summary>
    Inner,

    /// <summary>Splits, the labels in them: <c>train/LABEL/…/picture</c>, <c>test/LABEL/…/picture</c>.</summary>
    Splits,
}
