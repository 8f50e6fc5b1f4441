using System.CommandLine;
using System.Text.Json;
using Sortline.Watch;

// dotnet Sortline.Watch.dll --report FILE [--isolated] [--visit URL] -- PROGRAM [ARGUMENT ...]
Option<FileInfo> report = new("--report") { Description = "Where to write what was seen, as JSON.", Required = true };
Option<bool> isolated = new("--isolated")
{
    Description = "We run in a network namespace of our own: bring its loopback up and answer its names.",
};
Option<Uri?> visit = new("--visit")
{
    Description = "Read this address until it answers, then ask the program to end.",
    CustomParser = result => new(result.Tokens[0].Value),
};
Argument<string[]> program = new("program")
{
    Description = "The program to watch, and its arguments.",
    Arity = ArgumentArity.OneOrMore,
};
RootCommand command = new("Runs a program and writes down whom it tried to talk to and where it wrote.")
{
    report,
    isolated,
    visit,
    program,
};

command.SetAction(
    async (arguments, cancellationToken) =>
    {
        var seen = await Watcher.RunAsync(
            arguments.GetRequiredValue(program),
            arguments.GetValue(isolated),
            arguments.GetValue(visit),
            cancellationToken
        );
        await using var file = arguments.GetRequiredValue(report).Create();
        await JsonSerializer.SerializeAsync(file, seen, cancellationToken: cancellationToken);
        return 0;
    }
);
return await command.Parse(args).InvokeAsync();
