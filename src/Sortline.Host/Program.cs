using System.CommandLine;
using System.Runtime.InteropServices;
using Sortline.Host;

Option<DirectoryInfo> root = new("--root") { Description = "The published wwwroot folder.", Required = true };
var port = PortOption.Create();
var allowHost = AllowHostOption.Create();
RootCommand command = new("Serves a published Sortline site on this computer only.") { root, port, allowHost };

var arguments = command.Parse(args);
if (arguments.Errors.Count > 0)
{
    Console.Error.WriteLine(arguments.Errors[0].Message);
    Console.Error.WriteLine("Usage: Sortline.Host --root FOLDER [--port NUMBER] [--allow-host NAME]...");
    return 2;
}
if (arguments.Action is System.CommandLine.Invocation.SynchronousCommandLineAction { Terminating: true })
    return arguments.Invoke(); // --help, --version

TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var site = Site.Read(arguments.GetRequiredValue(root).FullName);
    await using var server = await SiteServer.StartAsync(site, arguments.GetValue(port), arguments.GetValue(allowHost));
    Console.WriteLine($"Sortline is running: {server.Address}");
    await stop.Task;
    return 0;
}
catch (Exception fault) when (fault is PortTakenException or DirectoryNotFoundException)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true; // Not at once: the server ends first.
    stop.TrySetResult();
}
