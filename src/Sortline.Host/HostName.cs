using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Sortline.Host;

/// <summary>A name or address that a browser may know the site by: what stands in a request's Host header, without the port.</summary>
/// <remarks>It is never a wildcard, nor an address that means "any": those would let every name in.</remarks>
public sealed record HostName
{
    private HostName(string text) => Text = text;

    /// <summary>The name as it was given, or the address in its shortest form; an IPv6 address is in brackets.</summary>
    public string Text { get; }

    /// <summary>This computer itself: 127.0.0.1, localhost and [::1].</summary>
    internal static IReadOnlyList<HostName> Loopback { get; } = [new("127.0.0.1"), new("localhost"), new("[::1]")];

    /// <summary>Reads a name ("sorting.school.example"), an IPv4 address or an IPv6 address, with or without brackets.</summary>
    /// <returns>False for anything more or less: a scheme, a port, a path, a wildcard, nothing at all.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out HostName? name)
    {
        name = Uri.CheckHostName(text) switch
        {
            UriHostNameType.Dns => new(text!),
            UriHostNameType.IPv4 or UriHostNameType.IPv6 => OfAddress(text!),
            _ => null,
        };
        return name is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    // The server's filter takes 0.0.0.0 and [::] for "any name".
    private static HostName? OfAddress(string text) =>
        IPAddress.Parse(text) switch
        {
            var address when address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) => null,
            { AddressFamily: AddressFamily.InterNetworkV6 } address => new($"[{address}]"),
            var address => new(address.ToString()),
        };
}
