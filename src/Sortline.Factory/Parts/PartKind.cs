namespace Sortline.Factory.Parts;

/// <summary>What a part is made to be.</summary>
public enum PartKind
{
    /// <summary>A spur gear with a bore and a circle of holes, lying flat.</summary>
    Gear,

    /// <summary>A bolt with a hexagonal head, lying on its side.</summary>
    Bolt,
}
