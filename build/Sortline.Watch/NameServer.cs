using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sortline.Watch;

/// <summary>Answers every name with 127.0.0.1 and notes it, so that whoever asks goes on and shows what it is after.</summary>
internal sealed class NameServer : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 53));
    private readonly ConcurrentQueue<string> _names = new();

    /// <summary>Listens from now on.</summary>
    public NameServer() => _ = ServeAsync();

    /// <summary>What was asked for so far, in order, each as often as it was asked.</summary>
    public IReadOnlyList<string> Names => [.. _names];

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                var query = await _socket.ReceiveAsync();
                await _socket.SendAsync(Answer(query.Buffer), query.RemoteEndPoint);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>The query with one address record behind it, by RFC 1035.</summary>
    private byte[] Answer(byte[] query)
    {
        var at = 12; // Behind the header: the name, a length before each of its parts, then type and class.
        List<string> parts = [];
        for (; query[at] != 0; at += query[at] + 1)
            parts.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
        _names.Enqueue(string.Join('.', parts));

        return
        [
            .. query[..2],
            0x81,
            0x80,
            0,
            1,
            0,
            1,
            0,
            0,
            0,
            0,
            .. query[12..(at + 5)],
            0xC0,
            12,
            0,
            1,
            0,
            1,
            0,
            0,
            0,
            60,
            0,
            4,
            127,
            0,
            0,
            1,
        ];
    }
}
