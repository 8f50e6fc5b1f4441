using System.IO.Compression;
using System.Text;
using Sortline.Activity.Files;

namespace Sortline.Activity.Tests;

/// <summary>Folders of photos as they are, without a zip round them.</summary>
public class FolderTests
{
    public static TheoryData<string> Layouts =>
        [
            "hat/1.jpg hat/2.jpg shoe/1.jpg", // labels
            "hat/1.jpg hat/lot2/2.jpg shoe/lot1/1.jpg", // folders in labels
            "all/photos/hat/1.jpg all/photos/shoe/1.jpg all/read.me", // folders round them
            "train/hat/1.jpg train/shoe/1.jpg valid/hat/2.jpg test/hat/3.jpg", // splits
            "1.jpg 2.jpg", // a heap
            "hat/1.jpg hat/notes.txt shoe/2.jpg cover.jpg", // something beside
            "hat/1.jpg hat/1_mask.png shoe/2.jpg", // masks
            "hat/.DS_Store hat/1.jpg __MACOSX/hat/2.jpg shoe/Thumbs.db shoe/3.jpg", // litter
            "HAT/1.jpg hat/2.jpg shoe/3.jpg", // one label
            "a/1.txt b/2.txt", // not one picture
            "hat/.DS_Store", // nothing
            "train/1.jpg test/2.jpg", // splits of nothing, or two labels
            "gear/good/1.jpg gear/bad/1.jpg bolt/good/1.jpg bolt/bad/1.jpg", // two ways to understand it
            "one.zip two.zip", // zips that are not unpacked
            "manifest.json Cup-!-0 Cup-!-1 Mug-!-0", // Teachable Machine, unpacked
        ];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_folder_is_read_as_the_same_folder_zipped(string paths)
    {
        var content = paths.Split(' ').Select(path => (path, Content: Encoding.UTF8.GetBytes(ContentOf(path)))).ToArray();
        ActivityHarness ofZip = Taught(),
            ofFolder = Taught();

        ofZip.Store.Dispatch(new ActivityAction.ProjectFileChosen(ofZip.Files.Choose("things", Zip(content))));
        ofFolder.Store.Dispatch(new ActivityAction.ProjectFileChosen(ofFolder.Files.ChooseFolder("things", content)));

        Assert.Equal(Told(ofZip), Told(ofFolder));
        Assert.Equal(ofZip.Files.Open, ofFolder.Files.Open); // One that waits for an answer, or none.
    }

    [Fact]
    public void A_folder_that_a_project_was_unpacked_into_is_the_project()
    {
        ActivityHarness from = Taught();
        from.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        using ZipArchive zip = new(new MemoryStream(from.Files.Saved["sortline-rust.sortline"]));
        var files = zip.Entries.Select(entry => (entry.FullName, Bytes(entry))).ToArray();
        ActivityHarness to = new("rust");

        to.Store.Dispatch(new ActivityAction.ProjectFileChosen(to.Files.ChooseFolder("unpacked", files)));

        Assert.Equal(from.State.Labels.Select(card => card.Name), to.State.Labels.Select(card => card.Name));
        Assert.Equal(from.State.Examples.Length, to.State.Examples.Length);
        Assert.Equal(0, to.Files.Open);

        static byte[] Bytes(ZipArchiveEntry entry)
        {
            using MemoryStream bytes = new();
            using var content = entry.Open();
            content.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    [LongFact]
    public void A_folder_of_ten_thousand_photos_opens()
    {
        ActivityHarness work = new("rust");

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.ChooseFolder("many", Photos(10_000))));

        Assert.Equal(10_000, work.State.Examples.Length);
        Assert.Equal(0, work.Files.Open);
    }

    [Fact]
    public void A_folder_of_more_than_ten_thousand_photos_is_refused()
    {
        ActivityHarness work = Taught();
        var before = work.State.Examples;

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.ChooseFolder("more", Photos(10_001))));

        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.StartsWith(
            "“more” was not opened, and nothing was changed. There are more than 10000 pictures",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, work.Files.Open);
    }

    [Fact]
    public void A_folder_that_is_half_a_disk_is_given_up_before_it_is_gone_through()
    {
        ActivityHarness work = Taught();
        var before = work.State.Examples;

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.ChooseFolder("home", Photos(100_000))));

        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.Equal(
            "“home” was not opened, and nothing was changed. The file holds more than Sortline takes in. Make several smaller ones of it.",
            work.State.Notice.Words()
        );
        Assert.InRange(work.Files.Listed, 20_001, 20_100);
        Assert.Equal(0, work.Files.Open);
    }

    [Fact]
    [Promise(3)]
    public void A_folder_that_is_cancelled_while_it_is_gone_through_changes_nothing()
    {
        ActivityHarness work = Taught();
        var before = work.State;
        work.Files.Listing = new();
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.ChooseFolder("many", Photos(1_000))));
        Assert.Equal(new FileTask.Opening(0, 0), work.State.FileTask);

        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());
        Assert.Null(work.State.FileTask);
        work.Files.Listing.Open();

        Assert.Equal(100, work.Files.Listed);
        Assert.Equal(before.Examples.AsEnumerable(), work.State.Examples);
        Assert.Equal((null, 0), (work.State.Notice, work.Files.Open));
    }

    [Fact]
    public void A_photo_that_cannot_be_read_is_named_and_the_others_of_its_folder_are_there()
    {
        ActivityHarness work = new("rust");
        var folder = work.Files.ChooseFolder(
            "clothes",
            ("hat/1.jpg", "a"u8.ToArray()),
            ("hat/2.jpg", []),
            ("shoe/3.jpg", "b"u8.ToArray())
        );
        work.Files.Unreadable.Add("hat/2.jpg");

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(folder));

        Assert.Equal([("hat", 1), ("shoe", 1)], work.State.Labels.Select(card => (card.Name, work.State.CountOf(card.Label))));
        Assert.Contains("“hat/2.jpg” is left out: It is locked.", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_name_of_a_folder_is_that_of_its_project_and_of_a_heap_in_it()
    {
        ActivityHarness work = new("rust");

        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(work.Files.ChooseFolder("bolts v1.5", ("1.jpg", "a"u8.ToArray())))
        );

        Assert.Equal("bolts v1.5", Assert.Single(work.State.Labels).Name);
        Assert.Equal("bolts v1.5", work.State.ProjectName);
    }

    private static object Told(ActivityHarness work) =>
        (
            Notice: work.State.Notice.Words(),
            Question: work.State.LayoutQuestion is { } question
                ? $"{question.Reason} {string.Join('|', question.Readings.Select(reading => string.Join(',', reading.Labels)))}"
                : null,
            Labels: string.Join(' ', work.State.Labels.Select(card => $"{card.Name}:{work.State.CountOf(card.Label)}")),
            work.State.ProjectName,
            work.State.FileTask
        );

    private static ActivityHarness Taught()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        return work;
    }

    private static string ContentOf(string path) =>
        path == "manifest.json" ? "{\"type\":\"image\"}"
        : path.EndsWith(".txt", StringComparison.Ordinal) ? "no picture"
        : path;

    private static (string, byte[])[] Photos(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => ($"{(number % 2 == 0 ? "hat" : "shoe")}/{number}.jpg", new byte[] { 1 })),
        ];

    private static byte[] Zip((string Path, byte[] Content)[] files)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
