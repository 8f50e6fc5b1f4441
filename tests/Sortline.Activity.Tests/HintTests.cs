using Sortline.Activity.Dataset;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory.Parts.Gears;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Tests;

/// <summary>What in the examples is worth a look. To the extractor here, parts with one defect look all but the same.</summary>
public class HintTests
{
    private static readonly Label Good = ActivityHarness.Good,
        Defective = ActivityHarness.Defective;

    [Fact]
    public void A_good_part_taught_as_defective_is_pointed_out_until_it_is_put_right()
    {
        ActivityHarness work = TaughtOneWrong(out var wrong);

        var hint = Assert.Single(VisibleHints.Of(work.State).OfType<Hint.Contradiction>(), hint => hint.Second == wrong);
        Assert.Equal((Good, Defective), (hint.FirstLabel, hint.SecondLabel));
        work.Store.Dispatch(new ActivityAction.ExampleMoved(wrong, Good));

        Assert.DoesNotContain(hint, VisibleHints.Of(work.State)); // At once, before anything was inspected again.
        work.Time.Pass(CompareMethods.Quiet);
        Assert.Empty(VisibleHints.Of(work.State).OfType<Hint.Contradiction>());
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        work.Time.Pass(CompareMethods.Quiet);
        Assert.Contains(hint, VisibleHints.Of(work.State));
    }

    [Fact]
    public void What_was_put_aside_stays_aside_when_the_examples_are_inspected_again()
    {
        ActivityHarness work = TaughtOneWrong(out var wrong);
        foreach (var hint in VisibleHints.Of(work.State))
            work.Store.Dispatch(new ActivityAction.HintDismissed(hint));
        Assert.Empty(VisibleHints.Of(work.State));

        work.Store.Dispatch(
            new ActivityAction.ExampleDeleted(
                work.State.Examples.Last(example => example.Id != wrong && example.Label == Defective).Id
            )
        );
        work.Time.Pass(CompareMethods.Quiet);

        Assert.DoesNotContain(VisibleHints.Of(work.State), hint => VisibleHints.ExamplesOf(hint).Contains(wrong));
    }

    [Fact]
    public void A_label_far_behind_another_is_a_hint_that_counts_along()
    {
        ActivityHarness work = new("rust");
        var state = work.State with
        {
            Examples = [.. Enumerable.Range(1, 24).Select(id => Example(id, id <= 20 ? Good : Defective))],
            Hints = [new Hint.UnderrepresentedLabel(Defective, 3, Good, 20)],
        };

        Assert.Empty(VisibleHints.Of(state)); // Four by now: a fifth of twenty is enough.
        state = state with { Examples = state.Examples.RemoveAt(23) };

        Assert.Equal(
            "“Bad” has 3 pictures, “Good” has 20. Show it more of “Bad”.",
            HintTexts.For(Assert.Single(VisibleHints.Of(state)), state).Words()
        );
    }

    [Fact]
    public void Every_kind_of_hint_has_words_and_none_outlives_its_label()
    {
        ActivityHarness work = TaughtOneWrong(out _);
        var state = work.State;
        Hint[] hints =
        [
            new Hint.Contradiction(
                state.Examples[0].Id,
                state.Examples[0].Label,
                state.Examples[1].Id,
                state.Examples[1].Label,
                1
            ),
            new Hint.LooksMislabelled(state.Examples[0].Id, state.Examples[0].Label, Defective),
            new Hint.NearDuplicate(state.Examples[0].Id, state.Examples[1].Id, Good, 1),
            new Hint.UnderrepresentedLabel(Defective, 3, Good, 40),
        ];

        Assert.All(hints, hint => Assert.Contains("“", HintTexts.For(hint, state).Words(), StringComparison.Ordinal));
        work.Store.Dispatch(new ActivityAction.ExamplesInspected([.. hints], state.DatasetVersion));
        work.Store.Dispatch(new ActivityAction.LabelDeleted(Defective));
        work.Store.Dispatch(new ActivityAction.LabelDeleted(Good));

        Assert.Empty(VisibleHints.Of(work.State));
    }

    private static TaughtExample Example(int id, Label label) =>
        new(new(id), label, new(id), FakeExtractor.FeaturesOf(SampleParts.Good(GearKind.Instance, id), Augmentation.AnyWayRound));

    private static ActivityHarness TaughtOneWrong(out ExampleId wrong)
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 4);
        var seen = work.WaitForPart();
        while (seen.Part.IsDefective)
        {
            work.Store.Dispatch(new ActivityAction.PartSkipped(seen.Part.Id));
            seen = work.WaitForPart();
        }

        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, Defective));
        work.Time.Pass(CompareMethods.Quiet);
        wrong = work.State.Examples[^1].Id;
        return work;
    }
}
