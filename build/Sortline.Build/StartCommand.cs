using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Sortline.Host;

namespace Sortline.Build;

/// <summary><c>dotnet start.cs</c>: builds what is out of date, serves the site and opens it.</summary>
public static class StartCommand
{
    private const string Usage = "dotnet start.cs [--port NUMBER] [--allow-host NAME]... [--no-open] [--verbose]";

    /// <summary>Runs until Ctrl-C.</summary>
    /// <returns>The exit code: 0 after Ctrl-C, 1 if the build failed, 2 for wrong arguments or a port that is taken.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var port = PortOption.Create();
        var allowHost = AllowHostOption.Create();
        Option<bool> noOpen = new("--no-open") { Description = "Do not open a browser." };
        var verbose = CommandLine.Verbose();
        RootCommand command = new("Builds Sortline, serves it on this computer and opens it in the browser.")
        {
            port,
            allowHost,
            noOpen,
            verbose,
        };

        return CommandLine.RunAsync(
            command,
            Usage,
            args,
            async (arguments, interrupted) =>
            {
                var repository = Repository.Find();
                await SiteBuild.RunAsync(new(repository, arguments.GetValue(verbose), interrupted));
                return await ServeAsync(
                    repository,
                    arguments.GetValue(port),
                    arguments.GetValue(allowHost) ?? [],
                    !arguments.GetValue(noOpen),
                    interrupted
                );
            }
        );
    }

    private static async Task<int> ServeAsync(
        Repository repository,
        int port,
        HostName[] allowed,
        bool open,
        CancellationToken interrupted
    )
    {
        try
        {
            await using var server = await SiteServer.StartAsync(Site.Read(repository.Site), port, allowed, interrupted);
            Console.WriteLine($"Sortline is running: {server.Address}");
            Console.WriteLine("Press Ctrl-C to end it.");
            if (open)
                Open(server.Address);
            await Task.Delay(Timeout.Infinite, interrupted);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0; // Ctrl-C is how it is meant to end.
        }
        catch (PortTakenException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 2;
        }
    }

    /// <summary>Opens the default browser, where there is a desktop to open it on. A failure is no harm: the address was printed.</summary>
    private static void Open(Uri address)
    {
        if (IsSet("CI"))
            return;

        try
        {
            if (OperatingSystem.IsWindows())
                Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true })?.Dispose();
            else if (OperatingSystem.IsMacOS())
                Process.Start("open", [address.AbsoluteUri]).Dispose();
            else if (IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY"))
                Process.Start("xdg-open", [address.AbsoluteUri]).Dispose();
        }
        catch (Win32Exception)
        {
            Console.WriteLine("No browser could be opened: open the address yourself.");
        }
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
