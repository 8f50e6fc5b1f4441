using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Activity.Guide;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>What the nearest neighbours hold follows from the examples, whatever was done to them.</summary>
public class KnnIndexTests
{
    private static readonly Label Good = ActivityHarness.Good;

    /// <summary>One thing that a learner does: which, and three numbers that choose what it is done to.</summary>
    public sealed record Act(byte Kind, byte First, byte Second, byte Third);

    [Property(MaxTest = 1000, EndSize = 40)]
    [Fault(36, 45)]
    public void After_any_acts_the_index_is_the_one_built_from_scratch(Act[] acts, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(acts);
        ActivityHarness work = new("gears", seed);
        foreach (var act in acts)
        {
            Do(work, act);
            AssertIsFitted(work);
            AssertJustWhatIsShownIsKept(work);
        }

        work.Extractor.AnswersAtOnce = true;
        while (work.Extractor.Waiting > 0)
            work.Extractor.AnswerAll();

        AssertIsFitted(work);
        Assert.All(work.State.Examples, example => Assert.NotNull(example.Features));
    }

    [Fact]
    [Fault(9)]
    public void Three_hundred_photos_are_learned_one_by_one_and_nothing_is_built_anew()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        var before = Enum.GetValues<FeatureKind>().Select(work.Classifier.Index.Of).ToList();
        Counter changes = new();
        work.Store.Add(changes);

        work.Store.Dispatch(
            new ActivityAction.PhotosChosen(
                Good,
                [.. Enumerable.Range(0, 300).Select(photo => work.Files.Choose($"{photo}.jpg", [1]))]
            )
        );

        Assert.Equal(302, work.State.CountOf(Good));
        Assert.Equal(600, changes.Count); // Each photo arrives, and is looked at.
        Assert.Equal(before, Enum.GetValues<FeatureKind>().Select(work.Classifier.Index.Of));
        AssertIsFitted(work);
    }

    [Fact]
    public void An_example_that_was_not_looked_at_yet_is_no_other_lesson()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.Extractor.AnswersAtOnce = false;
        var seen = work.WaitForPart();
        var datasetVersion = work.State.DatasetVersion;

        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, Good));
        Assert.Equal(datasetVersion, work.State.DatasetVersion);
        work.Extractor.AnswerAll();

        Assert.Equal(datasetVersion + 1, work.State.DatasetVersion);
    }

    private static void AssertIsFitted(ActivityHarness work)
    {
        var state = work.State;
        foreach (var kind in Enum.GetValues<FeatureKind>())
        {
            var index = work.Classifier.Index.Of(kind);
            var fresh = KnnClassifier.Fit(
                state.ExamplesWithFeatures().Select(example => example.As(kind)),
                state.Settings.Neighbours
            );
            Assert.Equal(fresh.Count, index.Count);
            Assert.Equal(fresh.Neighbours, index.Neighbours);
            Assert.Equal(fresh.FeatureLength, index.FeatureLength);
            Assert.Equal(fresh.Labels.AsEnumerable(), index.Labels);
            Assert.All(state.ExamplesWithFeatures(), example => Assert.True(index.Contains(example.Id)));
            if (fresh.FeatureLength is not { } length)
                continue;

            foreach (var defect in Enum.GetValues<Defect>())
            {
                var features = new float[length];
                features[(int)defect] = 1;
                features[15] = 0.04f;
                Assert.Equal(fresh.Predict(FeatureVector.Of(features)), index.Predict(FeatureVector.Of(features)));
            }
        }
    }

    private static void AssertJustWhatIsShownIsKept(ActivityHarness work)
    {
        var shown = work.State.Pictures().ToHashSet();
        Assert.Equal(work.View.Photographed.Keys.Where(picture => !shown.Contains(picture)).ToHashSet(), work.Pictures.Released);
    }

    private static void Do(ActivityHarness work, Act act)
    {
        var state = work.State;
        var label = act.First < 20 || state.Labels.IsEmpty ? new Label(99) : state.Labels[act.First % state.Labels.Length].Label;
        var example = state.Examples.IsEmpty ? new ExampleId(12345) : state.Examples[act.Second % state.Examples.Length].Id;
        work.Extractor.AnswersAtOnce = act.Third % 3 > 0;
        ActivityAction? action = (act.Kind % 18) switch
        {
            0 => new ActivityAction.ExampleDeleted(example),
            1 => new ActivityAction.ExampleMoved(example, label),
            2 => new ActivityAction.LabelDeleted(label),
            3 => new ActivityAction.LabelAdded($"Label {act.First}", LabelColour.Rose, Disposition.Ship),
            4 => new ActivityAction.LabelEdited(label, $"Other {act.Second}", LabelColour.Moss, Disposition.Reject),
            5 or 6 => new ActivityAction.TeachingUndone(),
            7 => new ActivityAction.LearningSettingsChanged(Settings(act)),
            8 => Opened(work, act),
            9 => new ActivityAction.PhotosChosen(label, [work.Files.Choose("a.jpg", [1]), work.Files.Choose("b.jpg", [2])]),
            10 => new ActivityAction.ShiftStarted(),
            11 => new ActivityAction.ShiftEnded(),
            12 => new ActivityAction.TeachingOpened(),
            13 when state.Scene is Scene.Reporting { Result.Parts: [_, ..] parts } => new ActivityAction.MistakeTaught(
                parts[act.Second % parts.Length].Part.Id,
                label
            ),
            14 => new ActivityAction.BackboneChanged(new BackboneStatus.Ready()),
            _ => null,
        };
        if (action is not null)
            work.Store.Dispatch(action);
        else if (state.Scene is Scene.Teaching)
            work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, label));
        else
            work.View.Run(TimeSpan.FromSeconds(3));
        if (act.Third % 2 == 0)
            work.Extractor.AnswerAll();
    }

    private static ProjectSettings Settings(Act act) =>
        new(
            Enum.GetValues<Augmentation>()[act.First % 3],
            Neighbours: 1 + (act.Second % 4),
            Classifier: ClassifierKind.Knn,
            Features: Enum.GetValues<FeatureKind>()[act.Third % 2]
        );

    // Some of its examples have the ids of those that are there, and other pictures; every other one was looked at already.
    private static ActivityAction.ProjectOpened Opened(ActivityHarness work, Act act)
    {
        var settings = Settings(act);
        var gears = Enumerable.Range(1, act.Second % 5).Select(id => SampleParts.Good(GearKind.Instance, id + act.Third));
        ImmutableArray<ProjectExample> examples =
        [
            .. gears.Select(
                (gear, index) =>
                    new ProjectExample(
                        new(index + 1),
                        Good,
                        index % 2 == 0 ? FakeExtractor.FeaturesOf(gear, settings.Views) : null
                    )
            ),
        ];
        var pictures = examples.ToImmutableDictionary(example => example.Id, _ => work.Pictures.Add([act.First]));
        return new(
            "Brain",
            new([new(Good, "Good", "teal", Ships: true)], examples, settings),
            pictures,
            Notice.News(Message.Of("Opened."))
        );
    }

    private sealed class Counter : IEffect
    {
        public int Count { get; private set; }

        public void Handle(ActivityStep step, IDispatcher activity) => Count += step.ExampleChanges.Length;
    }
}
