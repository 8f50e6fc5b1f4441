namespace Sortline.Build;

/// <summary>The Node.js of this machine, which builds the client.</summary>
/// <param name="Node">The full path of node.</param>
/// <param name="Npm">The full path of npm.</param>
public sealed record NodeJs(string Node, string Npm)
{
    private const int OldestMajor = 20;
    private const string Advice =
        "Install Node.js 20 or newer (nodejs.org, or your system's packages), open a new terminal and try again.";

    /// <summary>Finds it on the PATH.</summary>
    /// <exception cref="BuildException">It is missing or too old.</exception>
    public static async Task<NodeJs> FindAsync(CancellationToken cancellationToken)
    {
        if (ChildProcess.FindOnPath("node") is not { } node)
            throw new BuildException($"Node.js is needed to build the client, and it is not here. {Advice}");

        var answer = await ChildProcess.RunAsync(node, ["--version"], Path.GetTempPath(), cancellationToken: cancellationToken);
        var version = answer.Output.Trim();
        if (!Version.TryParse(version.TrimStart('v'), out var number) || number.Major < OldestMajor)
            throw new BuildException($"Node.js here is {version}, which is too old to build the client. {Advice}");
        if (ChildProcess.FindOnPath("npm") is not { } npm)
            throw new BuildException($"Node.js is here, but npm, which comes with it, is not. {Advice}");

        return new(node, npm);
    }
}
