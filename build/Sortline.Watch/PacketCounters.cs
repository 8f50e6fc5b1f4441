using System.Globalization;

namespace Sortline.Watch;

/// <summary>What the kernel counts in a network namespace, where nobody but the watched program has a hand in it.</summary>
internal static class PacketCounters
{
    // What goes out in any way, also that which finds no route.
    private static readonly string[] Counted = ["Ip.OutRequests", "Ip.OutNoRoutes", "Tcp.ActiveOpens", "Udp.OutDatagrams"];

    /// <summary>The counters of now.</summary>
    public static Dictionary<string, long> Read()
    {
        // Two lines for each protocol: the names, then the numbers.
        var lines = File.ReadAllLines("/proc/net/snmp").Select(line => line.Split(' ')).ToList();
        return lines
            .Zip(lines.Skip(1))
            .Where(pair => pair.First[0] == pair.Second[0])
            .SelectMany(pair =>
                pair.First.Zip(pair.Second)
                    .Skip(1)
                    .Select(cell => (Name: pair.First[0].TrimEnd(':') + "." + cell.First, cell.Second))
            )
            .Where(cell => Counted.Contains(cell.Name))
            .ToDictionary(cell => cell.Name, cell => long.Parse(cell.Second, CultureInfo.InvariantCulture));
    }

    /// <summary>What was added since.</summary>
    public static Dictionary<string, long> Since(Dictionary<string, long> before) =>
        Read().ToDictionary(one => one.Key, one => one.Value - before[one.Key]);
}
