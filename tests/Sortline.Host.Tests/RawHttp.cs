using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sortline.Host.Tests;

/// <summary>HTTP as it goes over the wire: a client library would put the Host header right.</summary>
internal static class RawHttp
{
    /// <summary>Asks for "/" under a name.</summary>
    /// <returns>The whole answer, headers and all.</returns>
    public static Task<string> AskAsync(int port, string host, string method = "GET") =>
        SendAsync(port, $"{method} / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

    public static async Task<string> SendAsync(int port, string request)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), cancellationToken);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
