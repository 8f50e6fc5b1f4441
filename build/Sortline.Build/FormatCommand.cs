using System.CommandLine;

namespace Sortline.Build;

/// <summary><c>dotnet format.cs</c>: lays the code out as <c>dotnet test.cs</c> wants it.</summary>
public static class FormatCommand
{
    private const string Usage = "dotnet format.cs [--verbose]";

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 0 if all is laid out, 1 if something could not be, 2 for wrong arguments.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var verbose = CommandLine.Verbose();
        RootCommand command = new("Lays Sortline's code out.") { verbose };

        return CommandLine.RunAsync(
            command,
            Usage,
            args,
            async (arguments, interrupted) =>
            {
                Workshop workshop = new(Repository.Find(), arguments.GetValue(verbose), interrupted);
                using var alone = await workshop.EnterAsync();
                await SiteBuild.FetchClientPackagesAsync(workshop);
                await Formatting.WriteAsync(workshop);
                return 0;
            }
        );
    }
}
