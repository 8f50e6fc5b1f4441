using Sortline.Factory.Motion;

namespace Sortline.Activity.Shift;

/// <summary>How many parts lie in each bin of the line for teaching: what was said of them.</summary>
/// <param name="Shipped">In the ship bin.</param>
/// <param name="Rejected">In the reject bin.</param>
/// <param name="SetAside">In the bin for parts that were skipped.</param>
public readonly record struct BinCounts(int Shipped, int Rejected, int SetAside)
{
    /// <summary>The counts with one part more.</summary>
    public BinCounts With(Bin bin) =>
        bin switch
        {
            Bin.Ship => this with { Shipped = Shipped + 1 },
            Bin.Reject => this with { Rejected = Rejected + 1 },
            _ => this with { SetAside = SetAside + 1 },
        };
}
