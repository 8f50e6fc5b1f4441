using System.CommandLine;
using BenchmarkDotNet.Running;
using Sortline.Bench.Native;
using Sortline.Learning.Features;

Option<FileInfo> output = new("--output") { Description = "The JSON file to write.", Required = true };
Option<bool> quick = new("--quick") { Description = "Few samples: to see that it runs, not to quote." };
Option<string> filter = new("--filter") { Description = "Which, as in *Predict*.", DefaultValueFactory = _ => "*" };
RootCommand command = new("Measures Sortline natively.") { output, quick, filter };

Argument<DirectoryInfo> folder = new("folder") { Description = "A folder with pictures in it or below it." };
Option<int> views = new("--views") { Description = "In how many views they are looked at.", DefaultValueFactory = _ => 2 };
Command copies = new("copies", "Measures how far near-copies of pictures are from them.") { folder, views };
copies.SetAction(arguments =>
    CopyTrial.Run(arguments.GetRequiredValue(folder).FullName, (Augmentation)arguments.GetValue(views))
);
command.Subcommands.Add(copies);

Command map = new("map", "Measures how well the zones of a map agree with the classifier.") { folder, views };
map.SetAction(arguments => MapTrial.Run(arguments.GetRequiredValue(folder).FullName, (Augmentation)arguments.GetValue(views)));
command.Subcommands.Add(map);

command.SetAction(
    async (arguments, cancellationToken) =>
    {
        var file = arguments.GetRequiredValue(output);
        var config = new NativeConfig(
            arguments.GetValue(quick),
            Path.Combine(file.DirectoryName!, "native"),
            arguments.GetValue(filter)!
        );
        var report = NativeReport.Of(BenchmarkRunner.Run(typeof(NativeConfig).Assembly, config));
        await report.SaveAsync(file.FullName, cancellationToken);
        Console.WriteLine(report);
        return report.IsWhole ? 0 : 1;
    }
);
return await command.Parse(args).InvokeAsync();
