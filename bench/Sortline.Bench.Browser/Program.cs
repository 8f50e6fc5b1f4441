using System.CommandLine;
using Sortline.Bench.Browser;

Option<DirectoryInfo> site = new("--site")
{
    Description = "The bench page, published, with the site's client beside it.",
    Required = true,
};
Option<DirectoryInfo> page = new("--page") { Description = "The page that learners get, published.", Required = true };
Option<FileInfo> output = new("--output") { Description = "The JSON file to write.", Required = true };
Option<bool> lessons = new("--lessons") { Description = "Only the page that learners get: photos added, labels given." };
Option<bool> quick = new("--quick") { Description = "Few samples: to see that it runs, not to quote." };
RootCommand command = new("Measures Sortline in a browser beside the article's own packages.")
{
    site,
    page,
    output,
    lessons,
    quick,
};

command.SetAction(
    async (arguments, cancellationToken) =>
    {
        await using var browser = await BenchBrowser.LaunchAsync(
            arguments.GetRequiredValue(site).FullName,
            arguments.GetRequiredValue(page).FullName,
            cancellationToken
        );
        BrowserBench bench = new(browser, arguments.GetValue(quick) ? Effort.Quick : Effort.Full);
        var report = await (arguments.GetValue(lessons) ? bench.RunLessonsAsync() : bench.RunAsync());
        await report.SaveAsync(arguments.GetRequiredValue(output).FullName, cancellationToken);
        Console.WriteLine(report);
    }
);
return await command.Parse(args).InvokeAsync();
