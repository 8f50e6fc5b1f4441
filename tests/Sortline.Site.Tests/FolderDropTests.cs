using System.Globalization;
using SkiaSharp;
using Sortline.Cli.Tests;

namespace Sortline.Site.Tests;

/// <summary>Real folders of a disk, dropped on the real page.</summary>
public sealed class FolderDropTests(PublishedSite site) : IDisposable
{
    private const string Query = "?level=rust&view=none",
        Room = "Opening: ";

    private readonly string _disk = Directory.CreateTempSubdirectory("sortline-").FullName;

    public void Dispose() => Directory.Delete(_disk, recursive: true);

    [Fact]
    public async Task A_folder_gives_the_labels_that_the_command_line_finds_in_it()
    {
        (string Name, string Files, string Understood)[] cases =
        [
            ("labels", "hat/1.jpg hat/2.jpg shoe/1.jpg", "2 labels, one for each folder."),
            ("nested", "hat/lot1/1.jpg hat/lot2/deep/2.jpg shoe/3.jpg shoe/lot1/4.jpg", "2 labels, one for each folder."),
            ("wrapped", "all/photos/hat/1.jpg all/photos/shoe/1.jpg", "They lie in “all/photos”."),
            ("splits", "train/hat/1.jpg train/shoe/2.jpg valid/hat/3.jpg test/shoe/4.jpg", "is kept for testing."),
            ("litter", "hat/1.jpg hat/.DS_Store hat/Thumbs.db shoe/2.jpg .git/hat/3.jpg", "2 labels, one for each folder."),
            ("names v1.5", "Schlüssel/1.jpg 螺丝/2.jpg 螺丝/10.jpg", "2 labels, one for each folder."),
        ];
        await using var visit = await Visit.BeginAsync(site, Query);
        await visit.WaitUntilReadyAsync();
        foreach (var (name, files, understood) in cases)
        {
            var folder = Lay(name, files);
            await DropAsync(visit, folder);
            var said = await SaidAsync(visit, $"Opened “{name}”");

            var trained = await CommandLine.RunAsync("train", folder, "-o", Path.Combine(_disk, $"{name}.sortline"), "--json");
            Assert.True(trained.ExitCode == 0, trained.Errors);
            var found = trained
                .Json.GetProperty("labels")
                .EnumerateArray()
                .Select(label =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{label.GetProperty("name").GetString()}:{label.GetProperty("pictures").GetInt32()}"
                    )
                )
                .Order(StringComparer.Ordinal);
            Assert.Equal(found, (await BroughtTests.LabelsAsync(visit)).Split(' ').Order(StringComparer.Ordinal));
            Assert.Contains(understood, said, StringComparison.Ordinal);
        }

        visit.AssertClean();
    }

    [Fact]
    public async Task Folders_that_are_dropped_together_are_labels_and_a_lone_one_of_photos_is_one_label()
    {
        Lay("hat", "1.jpg 2.jpg");
        Lay("shoe", "3.jpg");
        await using var visit = await Visit.BeginAsync(site, Query);
        await visit.WaitUntilReadyAsync();

        await DropAsync(visit, Path.Combine(_disk, "hat"), Path.Combine(_disk, "shoe"));
        Assert.Contains("3 examples of 2 labels", await SaidAsync(visit, "Opened “hat, shoe”"), StringComparison.Ordinal);
        Assert.Equal("hat:2 shoe:1", await BroughtTests.LabelsAsync(visit));

        await DropAsync(visit, Path.Combine(_disk, "hat"));
        Assert.Contains(
            "All pictures lie in one heap, so all are “hat”.",
            await SaidAsync(visit, "Opened “hat”"),
            StringComparison.Ordinal
        );
        Assert.Equal("hat:2", await BroughtTests.LabelsAsync(visit));
        visit.AssertClean();
    }

    [Fact]
    [Promise(3)]
    public async Task A_folder_without_anything_usable_is_refused_in_words_and_what_was_open_stays()
    {
        Lay("empty", "");
        Lay("texts", "a/1.txt b/2.txt");
        Lay("photos", "hat/1.jpg shoe/2.jpg");
        var project = Path.Combine(_disk, "brain.sortline");
        await File.WriteAllTextAsync(project, "never looked into", TestContext.Current.CancellationToken);
        await using var visit = await Visit.BeginAsync(site, Query + "&key=1&seed=2");
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 1, byKeyboard: true);

        await DropAsync(visit, Path.Combine(_disk, "empty"));
        await StaysAsync("“empty” was not opened, and nothing was changed. There are no pictures in folders.");
        await visit.ScreenshotAsync("folder-refused-1366");
        await visit.ResizeAsync(390, 844);
        await visit.ScreenshotAsync("folder-refused-390");
        await visit.ResizeAsync(1366, 768);
        await DropAsync(visit, Path.Combine(_disk, "texts"));
        await StaysAsync("“texts” was not opened, and nothing was changed. Not one of its 2 files is a picture.");
        await DropAsync(visit, Path.Combine(_disk, "photos"), project);
        await StaysAsync("Drop one project or zip at a time; photos and folders can come many together.");
        visit.AssertClean();

        async Task StaysAsync(string said)
        {
            await SaidAsync(visit, said);
            await visit.ExpectCountsAsync(1, 1);
        }
    }

    [Fact]
    public async Task A_folder_that_means_two_things_is_asked_about_and_gone_through_again()
    {
        var folder = Lay("machines", "gear/good/1.jpg gear/bad/2.jpg bolt/good/3.jpg bolt/bad/4.jpg");
        await using var visit = await Visit.BeginAsync(site, Query);
        await visit.WaitUntilReadyAsync();

        await DropAsync(visit, folder);
        await visit.Page.Locator("#layout-dialog").GetByRole(AriaRole.Button, new() { Name = "bad, good" }).ClickAsync();

        await SaidAsync(visit, "Opened “machines”: 4 examples of 2 labels.");
        Assert.Equal("bad:2 good:2", await BroughtTests.LabelsAsync(visit));
        visit.AssertClean();
    }

    [Fact]
    public async Task A_folder_of_hundreds_is_read_whole_with_progress_and_can_be_cancelled()
    {
        // A browser tells of a hundred, then of all others; fifty are asked for at once.
        var folder = Lay(
            "many",
            string.Join(' ', Enumerable.Range(1, 350).Select(number => $"hat/{number}.jpg")) + " shoe/1.jpg"
        );
        await using var visit = await Visit.BeginAsync(site, Query, 390, 844);
        await visit.WaitUntilReadyAsync();
        var page = visit.Page;
        var cancel = page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true });

        await DropAsync(visit, folder);
        await page.GetByText(Room).WaitForAsync();
        await visit.ScreenshotAsync("folder-opening-390");
        await cancel.ClickAsync();
        await Assertions.Expect(cancel).ToHaveCountAsync(0);
        await visit.ExpectCountsAsync(0, 0);

        await DropAsync(visit, folder);
        await SaidAsync(visit, "Opened “many”: 351 examples of 2 labels.");
        Assert.Equal("hat:350 shoe:1", await BroughtTests.LabelsAsync(visit));
        await visit.ScreenshotAsync("folder-opened-390");
        visit.AssertClean();
    }

    [LongFact]
    public async Task Ten_thousand_photos_leave_the_page_its_turn_and_their_bytes_on_the_disk()
    {
        const int count = 10_000;
        var folder = Lay("archive", "hat/0.jpg shoe/0.jpg");
        var photo = Photo(shade: 1);
        for (var number = 1; number < count - 1; number++)
        {
            await using var file = File.Create(Path.Combine(folder, "hat", $"{number}.jpg"));
            file.Write(photo);
            file.SetLength(500_000); // Five gigabytes of them: more than a page can hold. A disk keeps no room for what is not written.
        }

        await using var visit = await Visit.BeginAsync(site, Query);
        await visit.WaitUntilReadyAsync();
        await visit.Page.EvaluateAsync(
            """
            () => {
              let last = performance.now();
              window.longestPause = 0;
              setInterval(() => {
                window.longestPause = Math.max(window.longestPause, performance.now() - last);
                last = performance.now();
              }, 20);
            }
            """
        );

        await DropAsync(visit, folder);
        await visit.Page.GetByText($"of {count} pictures").WaitForAsync();
        var pause = await visit.Page.EvaluateAsync<double>("window.longestPause");
        TestContext.Current.TestOutputHelper?.WriteLine($"The longest pause: {pause} ms.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();

        await visit.ExpectCountsAsync(0, 0);
        Assert.InRange(pause, 0, 5_000);
        visit.AssertClean();
    }

    /// <summary>Makes a folder with photos, and with texts where names end so.</summary>
    private string Lay(string name, string files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_disk, name)).FullName;
        var shade = 0;
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.EndsWith(".jpg", StringComparison.Ordinal) ? Photo(shade++) : "Dear diary"u8.ToArray());
        }

        return folder;
    }

    private static byte[] Photo(int shade) =>
        PictureFiles.Encode(60, 40, (x, y) => new((byte)(x * 4), (byte)(y * 6), (byte)(shade * 37)), SKEncodedImageFormat.Jpeg);

    /// <summary>Drags files and folders of the disk over the page and lets them go, as a hand does it.</summary>
    private static async Task DropAsync(Visit visit, params string[] paths)
    {
        await Assertions.Expect(visit.Page.Locator("#project-file")).ToBeEnabledAsync(); // No other file is at work.
        var devTools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await devTools.SendAsync(
                "Input.dispatchDragEvent",
                new()
                {
                    ["type"] = type,
                    ["x"] = 100,
                    ["y"] = 100,
                    ["data"] = new
                    {
                        items = Array.Empty<object>(),
                        files = paths,
                        dragOperationsMask = 1,
                    },
                }
            );
        }

        await devTools.DetachAsync();
    }

    private static async Task<string> SaidAsync(Visit visit, string beginning)
    {
        var banner = visit.Page.Locator(".banner p", new() { HasText = beginning });
        await banner.WaitForAsync();
        return (await banner.InnerTextAsync()).Trim();
    }
}
