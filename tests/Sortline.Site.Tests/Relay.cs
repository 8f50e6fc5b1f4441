using System.Net;
using System.Net.Sockets;

namespace Sortline.Site.Tests;

/// <summary>Passes on all that a browser and a server say to each other, and counts what the server says.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private long _bytes;

    public Relay(Uri server)
    {
        _server = new(IPAddress.Loopback, server.Port);
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _accepting = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>What the server has said so far: headers and bodies as they go over the wire.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using (browser)
        using (TcpClient server = new())
        {
            try
            {
                await server.ConnectAsync(_server, _end.Token);
                var (near, far) = (browser.GetStream(), server.GetStream());
                await Task.WhenAny(near.CopyToAsync(far, _end.Token), CountAsync(far, near));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                // One of the two has gone.
            }
        }
    }

    private async Task CountAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, _end.Token)) > 0; )
        {
            Interlocked.Add(ref _bytes, read);
            await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}
