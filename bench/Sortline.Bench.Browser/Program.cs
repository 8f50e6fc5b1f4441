using System.CommandLine;
using Sortline.Bench.Browser;
using Sortline.Bench.Browser.Levels;

Option<DirectoryInfo> site = new("--site")
{
    Description = "The bench page, published, with the site's client beside it.",
    Required = true,
};
Option<DirectoryInfo?> page = new("--page")
{
    Description = "The page that learners get, published; only --levels does without.",
};
Option<FileInfo> output = new("--output") { Description = "The JSON file to write.", Required = true };
Option<bool> lessons = new("--lessons") { Description = "Only the page that learners get: photos added, labels given." };
Option<bool> hints = new("--hints") { Description = "Only how often the hints about labels are right." };
Option<bool> opening = new("--opening") { Description = "Only how long the page takes to open a project of 10,000 examples." };
Option<bool> reopening = new("--reopening")
{
    Description = "Only how long a page that is loaded again takes until the robot guesses.",
};
Option<DirectoryInfo?> levels = new("--levels") { Description = "Only how hard the levels are whose files are in this folder." };
Option<FileInfo?> report = new("--report") { Description = "With --levels: the page about them, to write anew." };
Option<bool> thirdBin = new("--third-bin")
{
    Description = "Only what the third bin catches of defects that nobody taught; with --report it goes into that page.",
};
Option<bool> quick = new("--quick") { Description = "Few samples: to see that it runs, not to quote." };
RootCommand command = new("Measures Sortline in a browser beside the article's own packages.")
{
    site,
    page,
    output,
    lessons,
    hints,
    opening,
    reopening,
    levels,
    report,
    thirdBin,
    quick,
};

command.SetAction(
    async (arguments, cancellationToken) =>
    {
        await using var browser = await BenchBrowser.LaunchAsync(
            arguments.GetRequiredValue(site).FullName,
            arguments.GetValue(page)?.FullName,
            cancellationToken
        );
        var file = arguments.GetRequiredValue(output);
        if (arguments.GetValue(thirdBin))
        {
            await using PartEye eye = new(
                browser,
                arguments.GetRequiredValue(site).FullName,
                Path.Combine(file.DirectoryName!, "parts")
            );
            var rows = await new AskTrial(eye, arguments.GetValue(quick)).RunAsync(cancellationToken);
            await AskReport.SaveAsync(rows, file.FullName, cancellationToken);
            if (arguments.GetValue(report) is { } page)
                await AskReport.WriteAsync(rows, page.FullName, cancellationToken);
            Console.WriteLine(AskReport.TableOf(rows));
            return;
        }

        if (arguments.GetValue(levels) is { } folder)
        {
            var effort = arguments.GetValue(quick) ? LevelEffort.Quick : LevelEffort.Full;
            await using PartEye eye = new(
                browser,
                arguments.GetRequiredValue(site).FullName,
                Path.Combine(file.DirectoryName!, "parts")
            );
            LevelTrial trial = new(eye, effort);
            LevelReport tried = new(effort, await trial.RunAsync(LevelFile.AllOf(folder), cancellationToken));
            await tried.SaveAsync(file.FullName, cancellationToken);
            if (arguments.GetValue(report) is { } page)
                await tried.WriteAsync(page.FullName, cancellationToken);
            Console.WriteLine(tried);
            return;
        }

        if (arguments.GetValue(hints))
        {
            HintTrial trial = new(browser, Path.Combine(file.DirectoryName!, "parts"), arguments.GetValue(quick));
            var rows = await trial.RunAsync(cancellationToken);
            await HintTrial.SaveAsync(rows, file.FullName, cancellationToken);
            Console.WriteLine(HintTrial.TableOf(rows));
            return;
        }

        if (arguments.GetValue(opening))
        {
            OpeningTrial trial = new(browser, Path.Combine(file.DirectoryName!, "projects"), arguments.GetValue(quick));
            var row = await trial.RunAsync(cancellationToken);
            await OpeningTrial.SaveAsync(row, file.FullName, cancellationToken);
            Console.WriteLine(row);
            return;
        }

        if (arguments.GetValue(reopening))
        {
            ReopenTrial trial = new(browser, Path.Combine(file.DirectoryName!, "projects"), arguments.GetValue(quick));
            var report = await trial.RunAsync(cancellationToken);
            await ReopenTrial.SaveAsync(report, file.FullName, cancellationToken);
            Console.WriteLine(report);
            return;
        }

        BrowserBench bench = new(browser, arguments.GetValue(quick) ? Effort.Quick : Effort.Full);
        var all = await (arguments.GetValue(lessons) ? bench.RunLessonsAsync() : bench.RunAsync());
        await all.SaveAsync(file.FullName, cancellationToken);
        Console.WriteLine(all);
    }
);
return await command.Parse(args).InvokeAsync();
