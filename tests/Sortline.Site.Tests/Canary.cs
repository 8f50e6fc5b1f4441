using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sortline.Site.Tests;

/// <summary>Another server on this computer, which nobody is meant to find: it notes who comes, and what they say first.</summary>
internal sealed class Canary : IAsyncDisposable
{
    /// <summary>What is noted of somebody who says nothing.</summary>
    public const string Nothing = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _listening;

    public Canary()
    {
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>The first line of each that came.</summary>
    public ConcurrentQueue<string> Visitors { get; } = new();

    public string Host => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                using var visitor = await _listener.AcceptTcpClientAsync(_closing.Token);
                using StreamReader reader = new(visitor.GetStream());
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
                patience.CancelAfter(TimeSpan.FromSeconds(2));
                var line = Nothing;
                try
                {
                    line = await reader.ReadLineAsync(patience.Token) ?? line;
                }
                catch (Exception exception) when (exception is IOException or OperationCanceledException) { }

                Visitors.Enqueue(line);
            }
            catch (OperationCanceledException) { }
        }
    }
}
