using System.CommandLine;
using System.Globalization;
using System.Net;

namespace Sortline.Host;

/// <summary>The --port of every command that serves the site.</summary>
public static class PortOption
{
    /// <summary>Where the site is served unless told otherwise.</summary>
    public const int Default = 5080;

    /// <summary>A new option that refuses what is no port in a sentence.</summary>
    public static Option<int> Create()
    {
        Option<int> port = new("--port")
        {
            Description = "Where to serve; 0 takes any free port.",
            DefaultValueFactory = _ => Default,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IsPort(text))
                result.AddError($"A port is a number from 0 to {IPEndPoint.MaxPort}, not \"{text}\".");
        });
        return port;
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IPEndPoint.MaxPort;
}
