using System.Text;
using System.Text.RegularExpressions;

namespace Sortline.Shipping.Tests;

/// <summary>Shipments with just one thing wrong.</summary>
internal static class Doctored
{
    /// <summary>One component is not in the list.</summary>
    public static Shipment Without(Shipment shipment, string component) =>
        Changed(
            shipment,
            text => text.Replace($"\n{Notices.Of(shipment).Find(component)!.Block}\n", "\n", StringComparison.Ordinal)
        );

    /// <summary>The first text of one component is not there; its place is.</summary>
    public static Shipment WithoutText(Shipment shipment, string component) =>
        Changed(
            shipment,
            text =>
                Regex.Replace(
                    text,
                    $@"(?<========= TEXT {Notices.Of(shipment).Find(component)!.Texts[0]} OF \d+ ========\n).*?(?=\n======== TEXT|\z)",
                    "",
                    RegexOptions.Singleline
                )
        );

    private static Shipment Changed(Shipment shipment, Func<string, string> change)
    {
        var (before, after) = (shipment.Text(Notices.FileName), change(shipment.Text(Notices.FileName)));
        Assert.NotEqual(before, after);
        return shipment.With(Notices.FileName, Encoding.UTF8.GetBytes(after));
    }
}
