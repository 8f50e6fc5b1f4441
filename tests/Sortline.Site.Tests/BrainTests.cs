using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Sortline.Cli.Tests;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;
using Sortline.Vision;

namespace Sortline.Site.Tests;

/// <summary>How the robot learns is the learner's choice; what it learned goes into a file, and the same file works on the command line.</summary>
public sealed class BrainTests(PublishedSite site) : IDisposable
{
    private const double ShownTo = 0.0005; // Beside the rounding of the page: the networks of page and command line differ in the last bits.

    private readonly string _folder = Directory.CreateTempSubdirectory("sortline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LongFact]
    public async Task Each_way_to_learn_shows_how_often_it_is_right_and_the_learner_switches()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gears&seed=5&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 8, byKeyboard: true);

        var (knn, ridge) = await visit.TrialsAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"k-NN {knn} %, ridge {ridge} %");
        Assert.InRange(knn, 30, 100);
        Assert.InRange(ridge, 30, 100);
        await visit.ScreenshotAsync("learning-auto");

        await visit.NextPartAsync();
        await page.Locator(".way", new() { HasText = "Nearest examples" }).Locator("input").CheckAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters h3")).ToHaveTextAsync(["Most like it, one vote each"]);
        await Assertions.Expect(page.Locator(".way.is-taken")).ToContainTextAsync("Nearest examples");
        Assert.Equal((knn, ridge), await visit.TrialsAsync());
        await visit.ScreenshotAsync("learning-nearest");

        await page.Locator(".way", new() { HasText = "Weighs everything" }).Locator("input").CheckAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters h3").First).ToHaveTextAsync("Most like these");
        var answer = await page.Locator(".bars .is-winner bdi").InnerTextAsync();
        await Assertions.Expect(page.Locator(".voters .is-like li")).ToHaveTextAsync([.. Enumerable.Repeat(answer, 3)]);
        await Assertions.Expect(page.Locator(".voters .is-unlike li").GetByText(answer)).ToHaveCountAsync(0);
        await visit.LookInsideAsync();
        await Assertions.Expect(page.GetByText("Auto took “Weighs everything”")).ToBeVisibleAsync(); // What it looks at is still left to Auto.
        await visit.AssertAccessibleAsync("how it learns");
        await visit.ScreenshotAsync("learning-weighs");
        await visit.AssertKeepsAsync("sortline:/"); // The projects.
        visit.AssertClean();
    }

    [Fact]
    [Fault(10, 23)]
    public async Task A_file_saved_in_the_page_gets_the_same_answers_on_the_command_line_picture_by_picture()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gears&seed=6&key=1&view=none");
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 6, byKeyboard: true);

        foreach (var way in new[] { "Auto", "Nearest examples" })
        {
            await visit.Page.Locator(".way", new() { HasText = way }).Locator("input").CheckAsync();
            await visit.TrialsAsync();
            await AssertSameOnTheCommandLineAsync(
                await visit.DownloadAsync("Save the brain"),
                await AnswersAsync(visit, parts: 6)
            );
        }

        visit.AssertClean();
    }

    [Fact]
    [Fault(17)]
    [Promise(3)]
    public async Task A_file_made_on_the_command_line_opens_in_the_page_with_the_same_answers_and_other_files_are_refused()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gears&seed=8&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 5, byKeyboard: true);
        var (folders, trained) = (Path.Combine(_folder, "folders"), Path.Combine(_folder, "trained.sortline"));
        await RunAsync("export", await visit.DownloadAsync("Save the brain"), "--to", "folders", "-o", folders);
        await RunAsync("train", folders, "-o", trained, "--views", "8", "--reject", "Bad");

        await RefuseAsync(visit, good: 5, defective: 5);
        await page.GotoAsync($"{site.Address}?level=gears&seed=8&key=1&view=none"); // Names no project: nothing is taught there.
        await visit.WaitUntilReadyAsync();
        await visit.ExpectCountsAsync(0, 0);
        await page.SetInputFilesAsync("#project-file", trained);

        await Assertions.Expect(page.GetByText("10 examples of 2 labels")).ToBeVisibleAsync();
        await visit.ScreenshotAsync("project-opened");
        await visit.ExpectCountsAsync(5, 5);
        await visit.TrialsAsync();
        await AssertSameOnTheCommandLineAsync(trained, await AnswersAsync(visit, parts: 5));
        visit.AssertClean();
    }

    [LongFact]
    [Fault(5, 10)]
    public async Task Photos_look_to_the_page_as_they_look_natively()
    {
        const int each = 6,
            seed = 20261124;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await using var visit = await Visit.BeginAsync(site, "?level=rust&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.LookInsideAsync();
        await page.GetByLabel("the right way up, but left may be right").CheckAsync();
        Dictionary<string, byte[]> photos = [];
        for (var i = 0; i < each; i++)
        {
            photos.Add($"round{i}.jpg", Photos.Jpeg(isRound: true, seed + i));
            photos.Add($"square{i}.jpg", PictureFiles.WithOrientation(Photos.Jpeg(isRound: false, seed + each + i), i + 1));
        }

        await AddAsync("#photos-1", "round");
        await visit.ExpectCountsAsync(each, 0);
        await AddAsync("#photos-2", "square");
        await visit.ExpectCountsAsync(each, each);
        await visit.TrialsAsync();
        await page.Mouse.MoveAsync(5, 5);
        await visit.ScreenshotAsync("photos-added");
        var file = await visit.DownloadAsync("Save the brain");

        await using var stream = File.OpenRead(file);
        var project = (await ProjectFile.ReadAsync(stream, cancellationToken: TestContext.Current.CancellationToken)).Project;
        using Backbone backbone = new();
        var inOrder = photos
            .Where(photo => photo.Key.StartsWith("round", StringComparison.Ordinal))
            .Concat(photos.Where(photo => photo.Key.StartsWith("square", StringComparison.Ordinal)))
            .Select(photo => backbone.Extract(PictureReader.Read(photo.Value), Augmentation.Upright))
            .ToArray();
        Assert.Equal(2 * each, project.Examples.Length);
        var cosines = project
            .Examples.Zip(inOrder)
            .SelectMany(pair =>
                new[]
                {
                    pair.First.Features!.Plain.CosineTo(pair.Second.Plain),
                    pair.First.Features.Pooled.CosineTo(pair.Second.Pooled),
                }
            )
            .ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"smallest cosine {cosines.Min()}");
        Assert.All(cosines, cosine => Assert.InRange(cosine, 0.999f, 1.0001f));

        // The same labels for photos that nobody has seen before, from features of either side.
        var trial = Sortline.Learning.Evaluation.LeaveOneOutEvaluation.Run(
            new(ClassifierKind.Ridge, FeatureKind.Pooled),
            [.. project.LabelledPictures()]
        );
        Assert.All(
            project.Examples.Zip(inOrder),
            pair =>
                Assert.Equal(
                    trial.Classifier.Predict(pair.First.Features!.Pooled).Label,
                    trial.Classifier.Predict(pair.Second.Pooled).Label
                )
        );

        // The same photos in a zip, a folder for each label.
        await page.SetInputFilesAsync(
            "#project-file",
            new FilePayload
            {
                Name = "photos.zip",
                MimeType = "application/zip",
                Buffer = Zip(photos),
            }
        );
        await Assertions.Expect(page.GetByText("12 examples of 2 labels")).ToBeVisibleAsync();
        await visit.ExpectCountAsync("round", each);
        await visit.ExpectCountAsync("square", each);
        await visit.TrialsAsync();
        await visit.ScreenshotAsync("zip-opened");
        visit.AssertClean();

        Task AddAsync(string input, string kind) =>
            page.SetInputFilesAsync(
                input,
                photos
                    .Where(photo => photo.Key.StartsWith(kind, StringComparison.Ordinal))
                    .Select(photo => new FilePayload
                    {
                        Name = photo.Key,
                        MimeType = "image/jpeg",
                        Buffer = photo.Value,
                    })
            );
    }

    [LongFact]
    public async Task A_dataset_of_numbers_opens_as_examples_without_pictures_and_answers_as_on_the_command_line()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gears&seed=9&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 5, byKeyboard: true);
        var (rows, banner) = (Path.Combine(_folder, "rows.json"), page.Locator(".banner"));
        await RunAsync("export", await visit.DownloadAsync("Save the brain"), "--to", "knn-json", "-o", rows);
        await page.SetInputFilesAsync("#project-file", Json("package.json", """{"name": "x", "version": "1.0.0"}"""));
        await Assertions
            .Expect(banner)
            .ToContainTextAsync("“package.json” was not opened, and nothing was changed. The file is no dataset");
        await page.SetInputFilesAsync(
            "#project-file",
            Json("other.json", $"[[\"a\",[{string.Join(',', Enumerable.Repeat("1", 1024))}],[1,1024]]]")
        );
        await Assertions.Expect(banner).ToContainTextAsync("1024 numbers, so another network made it");
        await visit.ExpectCountsAsync(5, 5);

        await page.SetInputFilesAsync("#project-file", rows);

        await Assertions.Expect(banner).ToContainTextAsync("They have no pictures: they came as numbers alone.");
        await visit.ExpectCountsAsync(5, 5);
        await Assertions.Expect(page.Locator(".shelf .is-numbers")).ToHaveCountAsync(10);
        await visit.TeachAsync(each: 6, byKeyboard: true);
        await Assertions.Expect(page.Locator(".shelf .is-numbers")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator(".tray img")).ToHaveCountAsync(2);
        await visit.LookInsideAsync();
        await Assertions
            .Expect(page.Locator(".way", new() { HasText = "Weighs everything" }).Locator("input"))
            .ToBeDisabledAsync();
        await Assertions.Expect(page.Locator(".learning")).ToContainTextAsync("Some examples have no picture");
        await Assertions.Expect(page.Locator(".way.is-taken .way-score:not(.is-stale)")).ToContainTextAsync("%");
        var answers = await AnswersAsync(visit, parts: 4);
        await visit.NextPartAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);
        await visit.AssertAccessibleAsync("examples without pictures");
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await visit.ResizeAsync(width, height);
            await visit.ScreenshotAsync($"numbers-{width}");
            await page.Locator(".shelf .thumbnail:has(.is-numbers)").First.ClickAsync();
            await Assertions.Expect(page.Locator("dialog[open]")).ToContainTextAsync("No picture: it came as numbers alone.");
            await visit.ScreenshotAsync($"numbers-example-{width}");
            await page.Keyboard.PressAsync("Escape");
            await page.Locator(".shelf").ScrollIntoViewIfNeededAsync();
            await visit.ScreenshotAsync($"numbers-shelf-{width}");
        }

        var saved = await visit.DownloadAsync("Save the brain");
        await AssertSameOnTheCommandLineAsync(saved, answers);
        Assert.Contains("12, 10 of them without a picture", (await RunAsync("inspect", saved)).Output, StringComparison.Ordinal);
        await page.GotoAsync($"{site.Address}?level=gears&seed=9&key=1&view=none"); // Names no project: nothing is taught there.
        await visit.WaitUntilReadyAsync();
        await page.SetInputFilesAsync("#project-file", saved);
        await visit.ExpectCountsAsync(6, 6);
        await Assertions.Expect(page.Locator(".shelf .is-numbers")).ToHaveCountAsync(10);
        visit.AssertClean();
    }

    private static FilePayload Json(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "application/json",
            Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        };

    private static byte[] Zip(Dictionary<string, byte[]> photos)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, jpeg) in photos)
            {
                using var entry = zip.CreateEntry($"{name[..^"0.jpg".Length]}/{name}").Open();
                entry.Write(jpeg);
            }
        }

        return stream.ToArray();
    }

    [Fact]
    public async Task Two_examples_taught_wrong_among_twelve_are_pointed_out_and_the_learner_decides()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 5, byKeyboard: true);
        await visit.TrialsAsync();
        await Assertions.Expect(page.Locator("#hints")).ToHaveCountAsync(0);
        for (var (last, taught) = (-1, 0); taught < 2; )
        {
            (last, var isDefective) = await visit.NextPartAsync(last);
            taught += isDefective ? 0 : 1;
            await page.Keyboard.PressAsync(isDefective ? "0" : "2");
        }

        await visit.ExpectCountsAsync(5, 7);
        await Assertions.Expect(page.Locator("#hints")).ToContainTextAsync("2 ");
        await visit.ScreenshotAsync("hints-button");
        await page.Locator("#hints").ClickAsync();
        var hints = page.Locator(".hints > li");
        await Assertions.Expect(hints.GetByText("You said “Bad”. To the robot it looks more like these")).ToHaveCountAsync(2);
        await Assertions.Expect(hints.First.Locator(".hint-likes img")).ToHaveCountAsync(3);
        await visit.AssertAccessibleAsync("hints");
        await visit.ScreenshotAsync("hints");
        await hints.First.GetByRole(AriaRole.Button, new() { Name = "Keep it in Bad" }).ClickAsync();
        await Assertions.Expect(hints).ToHaveCountAsync(1);
        await hints.First.GetByRole(AriaRole.Button, new() { Name = "Move it to Good" }).ClickAsync();

        await visit.ExpectCountsAsync(6, 6);
        await Assertions.Expect(hints).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    /// <summary>What the page answers for the next parts: the picture that it looked at, and the share of each label.</summary>
    private static async Task<List<(byte[] Png, Dictionary<string, double> Shares)>> AnswersAsync(Visit visit, int parts)
    {
        List<(byte[], Dictionary<string, double>)> answers = [];
        for (var last = -1; answers.Count < parts; )
        {
            (last, _) = await visit.NextPartAsync(last);
            var bars = visit.Page.Locator(".guess:not(.is-past) .bars li");
            await Assertions.Expect(bars).ToHaveCountAsync(2);
            var read = await bars.EvaluateAllAsync<JsonElement>(
                "bars => bars.map((bar) => [bar.querySelector('bdi').textContent, bar.querySelector('meter').value])"
            );
            answers.Add(
                (
                    await Visit.PngAsync(visit.Page.Locator("img#camera-picture:not(.is-past)")),
                    read.EnumerateArray().ToDictionary(bar => bar[0].GetString()!, bar => bar[1].GetDouble())
                )
            );
            await visit.Page.Keyboard.PressAsync("0");
        }

        return answers;
    }

    private async Task AssertSameOnTheCommandLineAsync(string file, List<(byte[] Png, Dictionary<string, double> Shares)> answers)
    {
        List<string> paths = [];
        foreach (var (png, _) in answers)
        {
            paths.Add(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{paths.Count}.png")));
            await File.WriteAllBytesAsync(paths[^1], png, TestContext.Current.CancellationToken);
        }

        var lines = (await RunAsync(["predict", file, .. paths, "--jsonl"])).JsonLines;

        Assert.Equal(paths, lines.Select(line => line.GetProperty("file").GetString()));
        Assert.All(
            lines.Zip(answers),
            pair =>
            {
                var (said, shown) = (pair.First, pair.Second.Shares);
                TestContext.Current.TestOutputHelper?.WriteLine(said.ToString());
                Assert.Equal(shown.MaxBy(share => share.Value).Key, said.GetProperty("label").GetString());
                Assert.All(
                    shown,
                    share =>
                        Assert.Equal(share.Value, said.GetProperty("confidences").GetProperty(share.Key).GetDouble(), ShownTo)
                );
            }
        );
    }

    // Refused in a sentence, and the lesson stays.
    private static async Task RefuseAsync(Visit visit, int good, int defective)
    {
        var banner = visit.Page.Locator(".banner");
        await visit.Page.SetInputFilesAsync(
            "#project-file",
            new FilePayload
            {
                Name = "essay.docx",
                MimeType = "",
                Buffer = "PK not really"u8.ToArray(),
            }
        );
        await Assertions.Expect(banner).ToContainTextAsync("“essay.docx” was not opened, and nothing was changed.");
        await visit.ScreenshotAsync("project-refused");
        await visit.Page.SetInputFilesAsync(
            "#photos-1",
            new FilePayload
            {
                Name = "notes.txt",
                MimeType = "text/plain",
                Buffer = "Dear diary"u8.ToArray(),
            }
        );
        await Assertions.Expect(banner).ToContainTextAsync("“notes.txt”: It is not a picture that can be opened here.");
        await visit.ExpectCountsAsync(good, defective);
    }

    private static async Task<Run> RunAsync(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"sortline {string.Join(' ', arguments)}: {run.Errors}");
        return run;
    }
}
