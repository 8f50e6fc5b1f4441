using System.Reflection;

namespace Sortline.Build;

/// <summary>Lays code out: CSharpier for C#, Prettier for TypeScript and JavaScript, oxlint for what is worth a second look in these.</summary>
public static class Formatting
{
    private static readonly Inputs Everything = new(
        [
            ".editorconfig",
            ".csharpierignore",
            ".prettierrc.json",
            ".prettierignore",
            ".oxlintrc.json",
            "start.cs",
            "test.cs",
            "bench.cs",
            "format.cs",
            "Directory.Build.props",
            "Directory.Packages.props",
            "src",
            "tests",
            "bench",
            "build",
        ],
        "wwwroot"
    );

    /// <summary>Fails if anything is laid out in another way, unless just this was looked at before.</summary>
    /// <exception cref="BuildException">Something is; the message says what, and how to mend it.</exception>
    public static async Task CheckAsync(Workshop workshop)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        await workshop.StepAsync(
            "Checking the layout of the code",
            Everything,
            [],
            async () =>
            {
                try
                {
                    await RunAsync(workshop, "check", "--check", "--quiet");
                }
                catch (BuildException fault)
                {
                    throw new BuildException($"{fault.Message}\nRun: dotnet format.cs");
                }
            }
        );
    }

    /// <summary>Lays everything out.</summary>
    /// <exception cref="BuildException">Something could not be laid out, or is worth a second look.</exception>
    public static Task WriteAsync(Workshop workshop)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        return workshop.StepAsync("Laying the code out", () => RunAsync(workshop, "format", "--write", "--fix"));
    }

    private static async Task RunAsync(Workshop workshop, string csharpier, string prettier, string oxlint)
    {
        var root = workshop.Repository.Root;
        var modules = Path.Combine(workshop.Repository.Client, "node_modules");
        var node = await NodeJs.FindAsync(workshop.CancellationToken);
        await workshop.RunAsync(ChildProcess.DotNet, ["exec", CSharpier, csharpier, "."], root);
        await workshop.RunAsync(node.Node, [Path.Combine(modules, "oxlint", "bin", "oxlint"), oxlint], root);
        await workshop.RunAsync(
            node.Node,
            [Path.Combine(modules, "prettier", "bin", "prettier.cjs"), "--log-level", "warn", prettier, "."],
            root
        );
    }

    private static string CSharpier =>
        typeof(Formatting).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "CSharpier").Value!;
}
