using System.Text;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;
using Sortline.Projects.Exports;

namespace Sortline.Activity.Tests;

/// <summary>Datasets of numbers become examples without pictures: they teach, they are kept, and they mix with pictures.</summary>
public class WithoutPictureTests
{
    [Theory]
    [InlineData(FeatureKind.Plain)]
    [InlineData(FeatureKind.Pooled)]
    public async Task A_dataset_opens_as_examples_without_pictures_and_the_robot_guesses_from_them(FeatureKind kind)
    {
        var rows = await ExportAsync(Taught(), kind);
        ActivityHarness work = new("rust", settings: new());

        Open(work, rows);

        Assert.Equal(["Good", "Defective"], work.State.Labels.Select(card => card.Name));
        Assert.Equal(6, work.State.Examples.Length);
        Assert.All(work.State.Examples, example => Assert.Null(example.Picture));
        Assert.Equal(kind, work.State.OnlyKind);
        Assert.Equal(new(ClassifierKind.Knn, kind), work.State.Method);
        Assert.StartsWith(
            "Opened “rows.json”: 6 examples of 2 labels. They have no pictures: they came as numbers alone.",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        var seen = work.WaitForPart();
        Assert.Equal(seen.Part.IsDefective ? 2 : 1, seen.PredictedLabel?.Label.Id);
        Assert.Empty(work.Pictures.FromFiles);
        Assert.Equal(0, work.Files.Open);
    }

    [Fact]
    public async Task What_is_taught_on_top_of_them_counts_with_them()
    {
        ActivityHarness work = new("rust", settings: new());
        Open(work, await ExportAsync(Taught(), FeatureKind.Plain));

        work.TeachTruth(examplesEach: 5);
        work.Time.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(10, work.State.Examples.Length);
        Assert.True(work.State.ComparisonIsCurrent);
        Assert.Equal([new(ClassifierKind.Knn, FeatureKind.Plain)], work.State.Comparison.Results.Select(result => result.Method));
        Assert.Equal(new(ClassifierKind.Knn, FeatureKind.Plain), work.State.Method);
        Assert.Equal(10, work.Classifier.Index.Of(FeatureKind.Plain).Count);
        Assert.All(work.RunShift(parts: 6).Parts, part => Assert.NotNull(part.Prediction.Label));
    }

    [Fact]
    public async Task Saved_and_opened_again_they_are_the_same_with_and_without_pictures_beside_them()
    {
        ActivityHarness work = new("rust", settings: new());
        Open(work, await ExportAsync(Taught(), FeatureKind.Pooled));
        work.TeachTruth(examplesEach: 4);

        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        ActivityHarness other = new("gears", settings: new());
        other.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(other.Files.Choose("brain.sortline", work.Files.Saved["sortline-rust.sortline"]))
        );

        Assert.Equal(
            work.State.Examples.Select(example => (example.Id, example.Label, example.Features, example.Picture is null)),
            other.State.Examples.Select(example => (example.Id, example.Label, example.Features, example.Picture is null))
        );
        Assert.Contains("8 examples of 2 labels", other.State.Notice.Words(), StringComparison.Ordinal);
        Assert.Equal(2, other.Pictures.FromFiles.Count);
    }

    [Fact]
    public async Task They_can_be_moved_deleted_and_taken_back_as_others_can()
    {
        var work = Taught();
        var before = work.State;
        Open(work, await ExportAsync(work, FeatureKind.Plain));
        var opened = work.State.Examples;
        var (good, bad) = (work.State.Labels[0].Label, work.State.Labels[1].Label);

        work.Store.Dispatch(new ActivityAction.ExampleMoved(opened[0].Id, bad));
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(opened[1].Id));
        Assert.Equal(5, work.State.Examples.Length);
        Assert.Equal(bad, work.State.Examples[0].Label);
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        Assert.Equal(opened.AsEnumerable(), work.State.Examples);
        Assert.Equal(good, work.State.Examples[0].Label);
        work.GoBack();

        Assert.Equal(before.Examples.AsEnumerable(), work.State.Examples);
        Assert.Null(work.State.OnlyKind);
        Assert.Empty(work.Pictures.Released);
        work.TeachTruth(examplesEach: 4);
        work.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(
            LearningMethod.All.Order(Comparer),
            work.State.Comparison.Results.Select(result => result.Method).Order(Comparer)
        );
    }

    [Fact]
    public async Task A_way_to_learn_that_needs_pictures_is_not_taken_and_comes_back_with_them()
    {
        ActivityHarness work = new("rust", settings: new(Classifier: ClassifierKind.Ridge, Features: FeatureKind.Pooled));
        work.TeachTruth(examplesEach: 2);
        Open(work, await ExportAsync(Taught(), FeatureKind.Plain));

        Assert.Equal(new(ClassifierKind.Knn, FeatureKind.Plain), work.State.Method);
        Assert.False(MethodSelection.IsPossible(work.State, ClassifierKind.Ridge, null));
        Assert.True(MethodSelection.IsPossible(work.State, ClassifierKind.Knn, null));
        Assert.False(MethodSelection.IsPossible(work.State, null, FeatureKind.Pooled));
        Assert.DoesNotContain("You chose", TextCatalogues.English[MethodTexts.Why(work.State)], StringComparison.Ordinal);
        work.GoBack();

        Assert.Equal(new(ClassifierKind.Ridge, FeatureKind.Pooled), work.State.Method);
    }

    [Fact]
    public async Task Nobody_looks_at_them_in_another_way()
    {
        ActivityHarness plain = new("rust", settings: new()),
            pooled = new("rust", settings: new());
        Open(plain, await ExportAsync(Taught(), FeatureKind.Plain));
        Open(pooled, await ExportAsync(Taught(), FeatureKind.Pooled));
        plain.TeachTruth(examplesEach: 4);

        plain.Store.Dispatch(
            new ActivityAction.LearningSettingsChanged(plain.State.Settings with { Views = Augmentation.Upright })
        );
        pooled.Store.Dispatch(
            new ActivityAction.LearningSettingsChanged(pooled.State.Settings with { Views = Augmentation.Upright })
        );

        Assert.Equal(Augmentation.Upright, plain.State.Settings.Views);
        Assert.All(plain.State.Examples, example => Assert.NotNull(example.Features));
        Assert.Equal(Augmentation.AnyWayRound, pooled.State.Settings.Views);
        Assert.Contains("cannot look at them in another way", pooled.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "x", "version": "1.0.0"}""", "no dataset of knn-classifier")]
    [InlineData("""[["a",[1,2,3],[1,3]]]""", "Each example of the dataset has 3 numbers, so another network made it.")]
    [InlineData("""[]""", "The dataset has no examples.")]
    [Promise(3)]
    public void Another_file_is_refused_in_words_and_what_was_open_stays(string json, string said)
    {
        var work = Taught();
        var before = work.State.Examples;

        Open(work, Encoding.UTF8.GetBytes(json));

        Assert.Equal(before.AsEnumerable(), work.State.Examples);
        Assert.StartsWith(
            "“rows.json” was not opened, and nothing was changed.",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(said, work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.Equal((null, 0), (work.State.FileTask, work.Files.Open));
    }

    private static Comparer<LearningMethod> Comparer { get; } =
        Comparer<LearningMethod>.Create((one, other) => LearningMethod.All.IndexOf(one) - LearningMethod.All.IndexOf(other));

    private static ActivityHarness Taught()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        return work;
    }

    private static async Task<byte[]> ExportAsync(ActivityHarness work, FeatureKind kind)
    {
        var project = Files.ProjectMapping.Of(work.State);
        Project named = new(
            [project.Labels[0] with { Name = "Good" }, project.Labels[1] with { Name = "Defective" }],
            project.Examples,
            project.Settings
        );
        using MemoryStream json = new();
        await KnnExport.WriteAsync(named, kind, json, TestContext.Current.CancellationToken);
        return json.ToArray();
    }

    private static void Open(ActivityHarness work, byte[] json) =>
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("rows.json", json)));
}
