using System.IO.Compression;
using System.Text;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Training;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Activity.Tests;

/// <summary>What was taught goes into a file and comes back; photos become examples.</summary>
public class FilesTests
{
    private static readonly Label Good = ActivityHarness.Good;

    [Fact]
    [Fault(23)]
    public void What_was_saved_and_opened_again_is_the_same_lesson_and_guesses_the_same()
    {
        ActivityHarness work = Taught();
        work.Store.Dispatch(new ActivityAction.LabelEdited(Good, "Zahnräder", LabelColour.Moss, Disposition.Ship));
        var seen = work.WaitForPart();
        ActivityHarness other = new("rust");

        other.Store.Dispatch(new ActivityAction.ProjectFileChosen(other.Files.Choose("brain.sortline", Save(work))));

        Assert.Equal(work.State.Labels.AsEnumerable(), other.State.Labels);
        Assert.Equal(
            work.State.Examples.Select(example => (example.Id, example.Label, example.Features)),
            other.State.Examples.Select(example => (example.Id, example.Label, example.Features))
        );
        Assert.Equal(work.State.Settings, other.State.Settings);
        Assert.Equal(
            work.Classifier.Classifier!.Predict(seen.Features!.Plain),
            other.Classifier.Classifier!.Predict(seen.Features.Plain)
        );
        Assert.Contains("6 examples of 2 labels", other.State.Notice.Words(), StringComparison.Ordinal);
        Assert.Null(other.State.FileTask);
        Assert.Equal(0, other.Files.Open);
        Assert.Equal(0, other.Extractor.Asked - other.View.Photographed.Keys.Count(picture => picture.Value < 1000)); // Nothing was looked at again.
    }

    [Fact]
    public void Folders_that_can_be_understood_in_two_ways_are_asked_about_and_the_file_waits()
    {
        ActivityHarness work = new("rust");
        var zip = Zip(("gear/good/1.jpg", "a"), ("gear/bad/1.jpg", "b"), ("bolt/good/1.jpg", "c"), ("bolt/bad/1.jpg", "d"));
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("machines.zip", zip)));
        Assert.Equal(
            ["bolt, gear", "bad, good"],
            work.State.LayoutQuestion!.Readings.Select(reading => string.Join(", ", reading.Labels))
        );
        Assert.Equal((null, 1), (work.State.FileTask, work.Files.Open));

        work.Store.Dispatch(new ActivityAction.LayoutChosen(LayoutChoice.Inner));

        Assert.Equal(["bad", "good"], work.State.Labels.Select(card => card.Name));
        Assert.Equal(4, work.State.Examples.Length);
        Assert.StartsWith(
            "Opened “machines.zip”: 4 examples of 2 labels. 2 labels, in 2 folders.",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Equal((null, 0), (work.State.LayoutQuestion, work.Files.Open));
    }

    [Fact]
    public void A_file_that_was_asked_about_can_be_left_alone()
    {
        var work = Taught();
        var before = work.State.Examples;
        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(work.Files.Choose("heaps.zip", Zip(("train/1.jpg", "a"), ("test/2.jpg", "b"))))
        );
        Assert.NotNull(work.State.LayoutQuestion);

        work.Store.Dispatch(new ActivityAction.LayoutChosen(null));

        Assert.Equal((null, null, 0), (work.State.LayoutQuestion, work.State.FileTask, work.Files.Open));
        Assert.Equal(before.AsEnumerable(), work.State.Examples);
    }

    [Fact]
    public void Pictures_that_are_kept_for_testing_are_not_taught()
    {
        ActivityHarness work = new("rust");
        var zip = Zip(("train/hat/1.jpg", "a"), ("train/shoe/1.jpg", "b"), ("test/hat/1.jpg", "c"));

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("set.zip", zip)));

        Assert.Equal(2, work.State.Examples.Length);
        Assert.Contains("The picture in “test” is kept for testing.", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Good_news_goes_by_itself_and_what_was_left_out_stays_until_it_has_been_read()
    {
        ActivityHarness work = new("rust");
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("brain.sortline", Save(Taught()))));
        work.Time.Pass(TimeSpan.FromSeconds(9));
        Assert.True(work.State.Notice!.IsNews);
        Assert.DoesNotContain("kept", work.State.Notice.Words(), StringComparison.Ordinal); // Nothing was here before.

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("brain.sortline", Save(Taught()))));
        work.Time.Pass(TimeSpan.FromSeconds(9));
        Assert.EndsWith("What was here before is kept: see “Projects”.", work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.True(work.State.Notice!.IsNews); // The first has had its time, this one has not.
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(work.State.Notice);

        var zip = Zip(("hat/1.jpg", "a"), ("shoe/1.jpg", "b"), ("shoe/list.txt", "no picture"));
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("photos.zip", zip)));
        work.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.False(work.State.Notice!.IsNews);
    }

    [Fact]
    public void A_saved_brain_brings_its_level_back_and_what_was_taught_elsewhere_waits_there()
    {
        var file = Save(new ActivityHarness("gears", 5));
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        var taught = work.State.Examples;

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("brain.sortline", file)));

        Assert.Equal(("gears", 5UL), (work.State.Level.Id, work.State.Seed));
        Assert.Empty(work.State.Examples);
        Assert.EndsWith("see “Projects”.", work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.False(work.State.CanUndo);
        work.Store.Dispatch(new ActivityAction.LevelChosen(LevelList.Find("rust")!, 1));
        Assert.Equal(taught.AsEnumerable(), work.State.Examples);
        Assert.NotNull(work.WaitForPart());
    }

    [Fact]
    public void A_photo_that_is_asked_about_is_answered_and_teaches_nothing_unless_the_learner_says_so()
    {
        ActivityHarness work = Taught();
        work.Store.Dispatch(new ActivityAction.PhotoQuestioned(work.Files.Choose("mine.jpg", [1])));

        Assert.Equal(6, work.State.Examples.Length);
        Assert.False(work.State.Question!.Prediction.IsNone);
        var picture = work.State.Question.Picture;
        work.Store.Dispatch(new ActivityAction.PhotoQuestionClosed(Good));
        Assert.Equal((picture, Good), (work.State.Examples[^1].Picture, work.State.Examples[^1].Label));
        Assert.NotNull(work.State.Examples[^1].Features);

        work.Store.Dispatch(new ActivityAction.PhotoQuestioned(work.Files.Choose("other.jpg", [1])));
        var other = work.State.Question!.Picture;
        work.Store.Dispatch(new ActivityAction.PhotoQuestionClosed(null));
        Assert.Equal(7, work.State.Examples.Length);
        Assert.Contains(other, work.Pictures.Released);
        Assert.Equal(0, work.Files.Open);
    }

    [Fact]
    [Promise(3)]
    public void Opening_changes_nothing_of_what_was_there()
    {
        var file = Save(Taught());
        ActivityHarness work = Taught();
        var before = work.State;

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("brain.sortline", file)));
        Assert.NotEmpty(work.Pictures.FromFiles);
        Assert.False(work.State.CanUndo);
        work.GoBack();

        Assert.Equal(before.Examples.AsEnumerable(), work.State.Examples);
        Assert.Equal((before.Settings, before.History), (work.State.Settings, work.State.History));
        Assert.Empty(work.Pictures.Released);
    }

    [Theory]
    [InlineData("This is no zip.")]
    [InlineData("PK\u0003\u0004 but nothing that follows")]
    [InlineData("")]
    [Fault(17)]
    [Promise(3)]
    public void A_file_of_another_kind_is_refused_in_a_sentence_and_nothing_is_lost(string content)
    {
        ActivityHarness work = Taught();
        var before = work.State;

        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(work.Files.Choose("essay.docx", Encoding.Latin1.GetBytes(content)))
        );

        Assert.Equal(before.Examples.AsEnumerable(), work.State.Examples);
        Assert.StartsWith(
            "“essay.docx” was not opened, and nothing was changed. ",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Null(work.State.FileTask);
        Assert.Equal(before.CanUndo, work.State.CanUndo);
        Assert.Subset(work.Pictures.Released, work.Pictures.FromFiles);
    }

    [Fact]
    [Fault(17)]
    [Promise(3)]
    public void A_file_that_breaks_off_changes_nothing_and_leaves_no_picture_behind()
    {
        var file = Save(Taught());
        ActivityHarness work = Taught();
        var before = work.State.Examples;

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("half.sortline", file[..(file.Length / 2)])));

        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.NotNull(work.State.Notice);
        Assert.Subset(work.Pictures.Released, work.Pictures.FromFiles);
    }

    [Fact]
    [Fault(16)]
    public void A_file_that_is_too_large_is_not_even_read()
    {
        ActivityHarness work = new("rust");

        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(work.Files.Choose("huge.sortline", [], SaveAndOpenProject.MaxBytes + 1))
        );

        Assert.Contains("2048 MB", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_folders_opens_as_a_lesson_that_is_looked_at_anew()
    {
        ActivityHarness work = Taught();
        var zip = Zip(
            ("photos/hat/1.jpg", "a"),
            ("photos/hat/2.jpg", "b"),
            ("photos/shoe/1.jpg", "c"),
            ("photos/shoe/list.txt", "no picture")
        );

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("photos.zip", zip)));

        Assert.Equal(["hat", "shoe"], work.State.Labels.Select(card => card.Name));
        Assert.Equal([2, 1], work.State.Labels.Select(card => work.State.CountOf(card.Label)));
        Assert.All(work.State.Examples, example => Assert.NotNull(example.Features));
        Assert.Contains("3 examples of 2 labels", work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.Contains(
            "“photos/shoe/list.txt” is left out: It is not a picture.",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        work.GoBack();
        Assert.Equal(6, work.State.Examples.Length);
    }

    [Fact]
    public void A_project_of_Teachable_Machine_opens_with_its_classes()
    {
        ActivityHarness work = new("rust");
        var project = Zip(("manifest.json", "{\"type\":\"image\"}"), ("Cup-!-0", "a"), ("Cup-!-1", "b"), ("Mug-!-0", "c"));

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("project.tm", project)));

        Assert.Equal([("Cup", 2), ("Mug", 1)], work.State.Labels.Select(card => (card.Name, work.State.CountOf(card.Label))));
    }

    [Fact]
    [Promise(3)]
    public void A_zip_without_a_single_picture_is_refused_and_nothing_is_lost()
    {
        ActivityHarness work = Taught();
        var before = work.State.Examples;

        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(
                work.Files.Choose("texts.zip", Zip(("a/1.txt", "no picture"), ("b/2.txt", "none")))
            )
        );

        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.Contains(
            "“texts.zip” was not opened, and nothing was changed. Not one of its 2 files is a picture.",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Null(work.State.FileTask);
    }

    [Fact]
    public void Ten_labels_of_a_file_open_and_can_be_taught_but_an_eleventh_cannot_be_made()
    {
        ActivityHarness work = new("rust");
        ProjectLabel[] labels =
        [
            .. Enumerable.Range(0, 10).Select(id => new ProjectLabel(new(id), $"Kind {id}", "colour-of-another-program", id > 0)),
        ];
        Project project = new(labels, [], new(Augmentation.Upright));
        work.WaitForPart();

        work.Store.Dispatch(
            new ActivityAction.ProjectOpened(
                "Brain",
                project,
                System.Collections.Immutable.ImmutableDictionary<ExampleId, PictureId>.Empty,
                Notice.News(Message.Of("Opened."))
            )
        );
        var seen = work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, new(9)));
        work.Store.Dispatch(new ActivityAction.LabelAdded("One more", LabelColour.Blue, Disposition.Ship));

        Assert.Equal(10, work.State.Labels.Length);
        Assert.Equal(1, work.State.CountOf(new(9)));
        Assert.Equal(Augmentation.Upright, work.Extractor.LastViews);
        Assert.Equal(8, work.State.Labels.Select(card => card.Colour).Distinct().Count());
    }

    [Fact]
    public void What_is_opened_takes_no_figures_over_from_what_was_there_and_going_back_takes_its_note_away()
    {
        ActivityHarness work = Taught();
        work.Time.Pass(CompareMethods.Quiet);
        Assert.NotEmpty(work.State.Comparison.Results);
        var zip = Zip(("hat/1.jpg", "a"), ("hat/2.jpg", "b"), ("shoe/1.jpg", "c"), ("coat/1.jpg", "no picture"));

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("clothes.zip", zip)));

        Assert.Empty(work.State.Comparison.Results);
        Assert.Contains("“coat” has no pictures to learn from yet.", work.State.Notice.Words(), StringComparison.Ordinal);

        work.GoBack();
        Assert.Null(work.State.Notice);
    }

    [Fact]
    [Fault(14)]
    public void One_label_alone_is_told_to_be_too_few()
    {
        ActivityHarness work = new("rust");

        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(work.Files.Choose("hats.zip", Zip(("1.jpg", "a"), ("2.jpg", "b"))))
        );

        Assert.Contains("all are “hats”", work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.Contains("With one label alone", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Fault(8)]
    public void Photos_become_examples_and_what_is_none_is_named_and_passed_over()
    {
        ActivityHarness work = Taught();
        work.WaitForPart();

        work.Store.Dispatch(new ActivityAction.PhotosChosen(Good, [Photo("a.jpg"), Photo("notes.txt"), Photo("b.png")]));

        Assert.Equal(5, work.State.CountOf(Good));
        Assert.All(work.State.Examples, example => Assert.NotNull(example.Features));
        Assert.Contains(
            "1 of 3 photos could not be used; the others are there. “notes.txt”: It is not a picture.",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, work.Files.Open);
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        Assert.Equal(3, work.State.CountOf(Good));

        ChosenFile Photo(string name) => work.Files.Choose(name, [1]);
    }

    [Fact]
    public void Photos_that_look_wrong_are_named_and_learned_from_all_the_same()
    {
        ActivityHarness work = Taught();
        string[] names = ["a.jpg", "dark1.png", "notes.txt", "dark2.png", "dark3.png", "dark4.png", "dark5.png"];

        work.Store.Dispatch(new ActivityAction.PhotosChosen(Good, [.. names.Select(name => work.Files.Choose(name, [1]))]));

        Assert.Equal(9, work.State.CountOf(Good));
        Assert.Equal(
            "1 of 7 photos could not be used; the others are there. “notes.txt”: It is not a picture. "
                + "5 photos look wrong; the robot learns from them all the same. "
                + "“dark1.png”: It is almost black: 12 bits of data in 16? “dark2.png”: It is almost black: 12 bits of data in 16? "
                + "“dark3.png”: It is almost black: 12 bits of data in 16? Also: “dark4.png”, “dark5.png”.",
            work.State.Notice.Words()
        );
    }

    [Fact]
    public void Photos_of_a_zip_that_look_wrong_are_named_too()
    {
        ActivityHarness work = new("rust");
        var zip = Zip(("bolts/1.jpg", "a"), ("bolts/2.png", "mask"), ("gears/3.jpg", "b"));

        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("parts.zip", zip)));

        Assert.Equal(3, work.State.Examples.Length);
        Assert.EndsWith(
            "1 photo looks wrong; the robot learns from it all the same. “bolts/2.png”: It has two values only: a mask?",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Undo_stops_the_taking_of_photos()
    {
        ActivityHarness work = Taught();
        work.Pictures.Gate = new();
        work.Store.Dispatch(
            new ActivityAction.PhotosChosen(Good, [work.Files.Choose("a.jpg", [1]), work.Files.Choose("b.jpg", [2])])
        );
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        var before = work.State.Examples;

        work.Pictures.Gate.Open();

        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.Null(work.State.FileTask);
        Assert.Subset(work.Pictures.Released, work.Pictures.FromFiles);
    }

    [Theory]
    [InlineData("brain.sortline")]
    [InlineData("photos.zip")]
    [Promise(3)]
    public void Opening_that_is_cancelled_changes_nothing_and_leaves_no_picture_behind(string name)
    {
        var content = name == "photos.zip" ? Zip(("hat/1.jpg", "a"), ("hat/2.jpg", "b"), ("shoe/3.jpg", "c")) : Save(Taught());
        ActivityHarness work = Taught();
        var before = work.State;
        work.Pictures.Gate = new();
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose(name, content)));
        Assert.IsType<FileTask.Opening>(work.State.FileTask);

        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());
        Assert.Null(work.State.FileTask); // At once, whatever is still under way.
        work.Pictures.Gate.Open();

        Assert.Equal(before.Examples.AsEnumerable(), work.State.Examples);
        Assert.Equal((before.CanUndo, before.Notice), (work.State.CanUndo, work.State.Notice));
        Assert.Equal(0, work.Files.Open);
        Assert.NotEmpty(work.Pictures.FromFiles);
        Assert.Subset(work.Pictures.Released, work.Pictures.FromFiles);
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose(name, content)));
        Assert.StartsWith($"Opened “{name}”", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_opened_after_a_cancelled_file_is_not_disturbed_by_its_end()
    {
        var content = Save(Taught());
        ActivityHarness work = new("rust");
        Gate first = work.Pictures.Gate = new(),
            second = new();
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("first.sortline", content)));
        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());
        work.Pictures.Gate = second;
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("second.sortline", content)));

        first.Open();
        Assert.IsType<FileTask.Opening>(work.State.FileTask);
        second.Open();

        Assert.Contains("Opened “second.sortline”: 6 examples", work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.Equal(6, work.Pictures.FromFiles.Except(work.Pictures.Released).Count());
    }

    [Fact]
    [Fault(9)]
    public void Photos_that_are_cancelled_go_again_and_what_was_taught_beside_them_stays()
    {
        ActivityHarness work = Taught();
        var before = work.State;
        Choose();
        Assert.Equal(8, work.State.Examples.Length);
        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());
        Assert.Equal(before.Examples.AsEnumerable(), work.State.Examples);
        Assert.Equal(before.History.Position, work.State.History.Position);
        Choose();
        var part = work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PartLabelled(part.Part.Id, Good));

        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());

        Assert.Equal(part.Picture, work.State.Examples[^1].Picture);
        Assert.Equal(
            [.. before.Examples.Select(one => one.Id), work.State.Examples[^1].Id],
            work.State.Examples.Select(one => one.Id)
        );
        Assert.Null(work.State.FileTask);

        // The first two are taken, the third waits.
        void Choose()
        {
            ChosenFile[] photos = [.. Enumerable.Range(1, 3).Select(number => work.Files.Choose($"{number}.jpg", [1]))];
            (work.Pictures.Gate, work.Pictures.GatedFrom) = (new(), photos[2].Id);
            work.Store.Dispatch(new ActivityAction.PhotosChosen(Good, [.. photos]));
        }
    }

    [Fact]
    [Fault(24)]
    public void Saving_can_be_cancelled_and_hands_nothing_out()
    {
        ActivityHarness work = Taught();
        work.Pictures.GateOut = new();
        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());

        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());
        work.Pictures.GateOut.Open();

        Assert.Empty(work.Files.Saved);
        Assert.Equal((null, null), (work.State.FileTask, work.State.Notice));
    }

    [Fact]
    public void While_one_file_is_at_work_another_waits_for_its_turn()
    {
        ActivityHarness work = Taught();
        work.Pictures.Gate = new();
        work.Store.Dispatch(new ActivityAction.PhotosChosen(Good, [work.Files.Choose("a.jpg", [1])]));

        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("b.sortline", [2])));

        Assert.Empty(work.Files.Saved);
        Assert.IsType<FileTask.ImportingPhotos>(work.State.FileTask);
    }

    private static ActivityHarness Taught()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        return work;
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Save(ActivityHarness work)
    {
        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        return work.Files.Saved[$"sortline-{work.State.Level.Id}.sortline"];
    }
}
