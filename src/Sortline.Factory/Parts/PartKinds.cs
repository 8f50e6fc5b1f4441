using System.Collections.Immutable;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;

namespace Sortline.Factory.Parts;

/// <summary>The kinds of parts that the factory makes.</summary>
public static class PartKinds
{
    /// <summary>All of them; each has a module of its name in the view.</summary>
    public static readonly ImmutableArray<PartKind> All = [GearKind.Instance, BoltKind.Instance];
}
