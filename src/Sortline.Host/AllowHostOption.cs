using System.CommandLine;
using System.CommandLine.Parsing;

namespace Sortline.Host;

/// <summary>The --allow-host of every command that serves the site.</summary>
public static class AllowHostOption
{
    /// <summary>A new option, which may be given several times and refuses in a sentence what is no host name.</summary>
    public static Option<HostName[]> Create() =>
        new("--allow-host")
        {
            Description = "A name to answer to besides 127.0.0.1, localhost and [::1]. Can be given several times.",
            CustomParser = Read,
            DefaultValueFactory = _ => [],
        };

    private static HostName[] Read(ArgumentResult result)
    {
        List<HostName> names = [];
        foreach (var token in result.Tokens)
        {
            if (HostName.TryParse(token.Value, out var name))
                names.Add(name);
            else
                result.AddError(
                    $"A host is a name or an address without scheme, port or path, such as sorting.example, not \"{token.Value}\"."
                );
        }

        return [.. names];
    }
}
