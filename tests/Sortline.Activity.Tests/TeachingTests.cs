using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

public class TeachingTests
{
    private static readonly Label Good = ActivityHarness.Good,
        Defective = ActivityHarness.Defective;

    [Fact]
    public void The_belt_waits_for_the_learner()
    {
        ActivityHarness work = new();
        var first = work.WaitForPart();

        work.View.Run(TimeSpan.FromSeconds(30));

        Assert.Same(first.Part, Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera?.Part);
    }

    [Fact]
    [Fault(14)]
    public void Nothing_learned_yet_is_an_answer_and_not_an_error()
    {
        ActivityHarness work = new();

        var seen = work.WaitForPart();

        Assert.NotNull(seen.Features);
        Assert.True(seen.Prediction.IsNone);
        Assert.Null(work.State.Notice);
    }

    [Fact]
    public void A_part_is_guessed_as_soon_as_two_labels_are_known()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);

        var seen = work.WaitForPart();

        Assert.Equal(seen.Part.IsDefective ? Defective : Good, seen.Prediction.Label);
        Assert.Equal(2, seen.Prediction.Influences.Length);
    }

    [Fact]
    [Fault(42)]
    public void A_label_given_before_the_backbone_has_looked_joins_when_it_has()
    {
        ActivityHarness work = new("rust");
        work.Extractor.AnswersAtOnce = false;
        var seen = work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, Good));
        Assert.Equal(1, work.State.CountOf(Good));
        Assert.Empty(work.Classifier.Classifier!.Labels);

        work.Extractor.AnswerAll();

        Assert.Equal([Good], work.Classifier.Classifier!.Labels);
        Assert.Equal(1, work.State.CountOf(Good));
    }

    [Fact]
    public void Moving_an_example_changes_the_guess_without_looking_at_the_picture_again()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        var seen = work.WaitForPart();
        var asked = work.Extractor.Asked;
        var example = work.State.Examples.Single(one => one.Label == seen.Prediction.Label);

        work.Store.Dispatch(new ActivityAction.ExampleMoved(example.Id, example.Label == Good ? Defective : Good));

        var now = Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera!;
        Assert.NotEqual(seen.Prediction.Label, now.Prediction.Label);
        Assert.Equal(1, now.Prediction.ConfidenceOf(now.Prediction.Label!.Value));
        Assert.Equal(asked, work.Extractor.Asked);
    }

    [Fact]
    public void Deleting_one_example_takes_just_that_one()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        var example = work.State.Examples[1];

        work.Store.Dispatch(new ActivityAction.ExampleDeleted(example.Id));

        Assert.Equal(5, work.State.Examples.Length);
        Assert.DoesNotContain(work.State.Examples, one => one.Id == example.Id);
        Assert.Equal(2, work.State.CountOf(example.Label));
    }

    [Fact]
    [Fault(36)]
    public void Deleting_a_label_takes_its_examples_and_its_votes()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);

        work.Store.Dispatch(new ActivityAction.LabelDeleted(Defective));

        Assert.Equal([Good], work.State.Labels.Select(card => card.Label));
        Assert.Equal(3, work.State.Examples.Length);
        Assert.Equal([Good], work.Classifier.Classifier!.Labels);
    }

    [Fact]
    public void Renaming_or_rerouting_a_label_touches_no_example_and_no_guess()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        var seen = work.WaitForPart();
        var datasetVersion = work.State.DatasetVersion;

        work.Store.Dispatch(new ActivityAction.LabelEdited(Good, "  Fine  gear ", LabelColour.Moss, Disposition.Reject));

        Assert.Equal(new LabelCard(Good, "Fine gear", LabelColour.Moss, Disposition.Reject), work.State.Card(Good));
        Assert.Equal(datasetVersion, work.State.DatasetVersion);
        Assert.Equal(seen.Prediction, Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera?.Prediction);
    }

    [Fact]
    public void A_mistake_becomes_an_example_with_one_click_and_changes_its_label_with_another()
    {
        ActivityHarness work = new("rust");
        var result = work.RunShift();
        var mistake = result.Mistakes.First();
        var asked = work.Extractor.Asked;

        work.Store.Dispatch(new ActivityAction.MistakeTaught(mistake.Part.Id, Good));
        work.Store.Dispatch(new ActivityAction.MistakeTaught(mistake.Part.Id, Defective));

        var example = Assert.Single(work.State.Examples);
        Assert.Equal((Defective, mistake.Picture), (example.Label, example.Picture));
        Assert.Equal([Defective], work.Classifier.Classifier!.Labels);
        Assert.Equal(asked, work.Extractor.Asked);
    }

    [Fact]
    public void Undo_takes_back_one_act_at_a_time()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        var taught = work.State.Examples;
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(taught[0].Id));
        work.Store.Dispatch(new ActivityAction.LabelDeleted(Defective));

        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        work.Store.Dispatch(new ActivityAction.TeachingUndone());

        Assert.Equal(taught.AsEnumerable(), work.State.Examples);
        Assert.Equal([Good, Defective], work.Classifier.Classifier!.Labels);
        Assert.DoesNotContain(taught, example => work.Pictures.Released.Contains(example.Picture!.Value));
    }

    [Fact]
    public void A_deleted_example_keeps_its_picture_until_its_deletion_can_no_longer_be_taken_back()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        var deleted = work.State.Examples[0];
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(deleted.Id));

        for (var act = 0; act < History.MaxActs; act++)
        {
            Assert.DoesNotContain(deleted.Picture!.Value, work.Pictures.Released);
            work.Store.Dispatch(new ActivityAction.LabelEdited(Good, $"Good {act}", LabelColour.Teal, Disposition.Ship));
        }

        Assert.Contains(deleted.Picture!.Value, work.Pictures.Released);
    }

    [Fact]
    [Fault(36)]
    public void An_id_is_never_given_out_twice_not_even_after_an_undo()
    {
        ActivityHarness work = new();
        work.Store.Dispatch(new ActivityAction.LabelAdded("Third", LabelColour.Blue, Disposition.Ship));
        var third = work.State.Labels[2].Label;
        work.Store.Dispatch(new ActivityAction.TeachingUndone());

        work.Store.Dispatch(new ActivityAction.LabelAdded("Other", LabelColour.Blue, Disposition.Ship));

        Assert.NotEqual(third, work.State.Labels[2].Label);
    }

    [Fact]
    [Fault(43)]
    public void A_failed_look_is_said_and_nothing_is_lost()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.Extractor.AnswersAtOnce = false;
        var seen = work.WaitForPart();

        work.Extractor.FailNext("The picture could not be looked at. Teach the next one.");

        Assert.Equal("The picture could not be looked at. Teach the next one.", work.State.Notice.Words());
        Assert.Equal(4, work.State.Examples.Length);
        Assert.Equal(seen.Part, Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera?.Part);
    }

    [Fact]
    [Fault(41)]
    public void A_failed_backbone_is_loaded_again_when_the_learner_asks()
    {
        ActivityHarness work = new();
        work.Extractor.Report(new BackboneStatus.Failed(Message.Of("No network.")));

        work.Store.Dispatch(new ActivityAction.BackboneRetried());
        work.Store.Dispatch(new ActivityAction.BackboneRetried());

        Assert.Equal(1, work.Extractor.Loads);
        Assert.IsType<BackboneStatus.Loading>(work.State.Backbone);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Fault(36)]
    public void After_any_acts_of_teaching_the_classifier_is_the_one_fitted_from_scratch(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        ActivityHarness work = new("gears", (ulong)seed);
        work.TeachTruth(examplesEach: 2);

        for (var act = 0; act < 150; act++)
        {
            work.Extractor.AnswersAtOnce = random.Next(3) > 0;
            work.Store.Dispatch(RandomAct(work, random));
            if (random.Next(2) == 0)
                work.Extractor.AnswerAll();
        }

        work.Extractor.AnswersAtOnce = true;
        work.Extractor.AnswerAll();

        var fresh = KnnClassifier.Fit(work.State.Examples.Select(one => new Example(one.Id, one.Label, one.Features!.Plain)));
        Assert.All(
            Enum.GetValues<Defect>(),
            defect =>
            {
                var features = new float[FeatureSpec.LengthOf(FeatureKind.Plain, Augmentation.AnyWayRound)];
                features[(int)defect] = 1;
                features[15] = 0.04f;
                Assert.Equal(
                    fresh.Predict(FeatureVector.Of(features)),
                    work.Classifier.Classifier!.Predict(FeatureVector.Of(features))
                );
            }
        );
    }

    private static ActivityAction RandomAct(ActivityHarness work, Random random)
    {
        var state = work.State;
        var label = random.Next(10) == 0 ? new Label(99) : state.Labels[random.Next(state.Labels.Length)].Label;
        var example = state.Examples.IsEmpty ? new ExampleId(12345) : state.Examples[random.Next(state.Examples.Length)].Id;
        return random.Next(12) switch
        {
            0 => new ActivityAction.ExampleDeleted(example),
            1 => new ActivityAction.ExampleMoved(example, label),
            2 when state.Labels.Length > 1 => new ActivityAction.LabelDeleted(label),
            3 => new ActivityAction.LabelAdded($"Label {random.Next(1000)}", LabelColour.Rose, Disposition.Ship),
            4 or 5 => new ActivityAction.TeachingUndone(),
            _ => new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, label),
        };
    }
}
