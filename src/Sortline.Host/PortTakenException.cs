namespace Sortline.Host;

/// <summary>The port to serve on cannot be had; the message says which one and what to do.</summary>
public sealed class PortTakenException : Exception
{
    /// <summary>Names the port.</summary>
    public PortTakenException(int port, Exception cause)
        : base($"Port {port} is taken by another program. Try another one: --port {Another(port)}", cause) => Port = port;

    /// <summary>The port that was asked for.</summary>
    public int Port { get; }

    // Ports below 1024 belong to the system on many machines: its neighbour would fail as well.
    private static int Another(int port) => port is >= 1024 and < 65535 ? port + 1 : 5081;
}
