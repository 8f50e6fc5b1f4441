using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>The store beside a model of it that is too simple to be wrong: two lists, and a pile of what they were.</summary>
public class StoreModelTests
{
    /// <summary>One thing that a learner does: which, and two numbers that choose what it is done to.</summary>
    public sealed record Act(byte Kind, byte First, byte Second);

    [Property(MaxTest = 300, EndSize = 80)]
    [Fault(36)]
    public void After_any_acts_and_undos_what_was_taught_is_what_the_model_says(Act[] acts, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(acts);
        ActivityHarness work = new("gears", seed);
        Stack<Taught> past = [];
        Dictionary<ExampleId, PictureId?> everSeen = [];
        foreach (var act in acts)
        {
            var (before, couldUndo) = (Taught.Of(work.State), work.State.CanUndo);
            var (action, expected) = Choose(work, act, before);
            work.Store.Dispatch(action);

            var after = Taught.Of(work.State);
            if (action is ActivityAction.TeachingUndone)
                Assert.Equal(couldUndo ? past.Pop() : before, after);
            else
            {
                Assert.Equal(expected(before, after), after);
                if (!after.Equals(before))
                    past.Push(before);
            }

            AssertSound(work.State, everSeen);
        }
    }

    /// <summary>What is done next, and what must have come of it; that may take from what came an id that nobody could know before.</summary>
    private static (ActivityAction Action, Func<Taught, Taught, Taught> Expected) Choose(
        ActivityHarness work,
        Act act,
        Taught before
    )
    {
        var label = before.Labels.IsEmpty ? new(99) : before.Labels[act.First % before.Labels.Length].Label;
        var example = before.Examples.IsEmpty ? default : before.Examples[act.Second % before.Examples.Length];
        var name = $"Label {act.First} {act.Second}";
        var isThere = before.Labels.Any(card => LabelName.Comparer.Equals(card.Name, name));
        switch (act.Kind % 10)
        {
            case 0 when !before.Examples.IsEmpty:
                return (
                    new ActivityAction.ExampleDeleted(example.Id),
                    (was, _) => was with { Examples = was.Examples.Remove(example) }
                );
            case 1 when !before.Examples.IsEmpty && example.Label != label:
                return (
                    new ActivityAction.ExampleMoved(example.Id, label),
                    (was, _) => was with { Examples = was.Examples.Replace(example, example with { Label = label }) }
                );
            case 2 when before.Labels.Length > 1:
                return (
                    new ActivityAction.LabelDeleted(label),
                    (was, _) =>
                        new(was.Labels.RemoveAll(card => card.Label == label), was.Examples.RemoveAll(one => one.Label == label))
                );
            case 3 when !isThere && before.Labels.Length < ActivityState.MaxLabels:
                return (
                    new ActivityAction.LabelAdded(name, LabelColour.Rose, Disposition.Ship),
                    (was, came) =>
                        was with
                        {
                            Labels = was.Labels.Add(new(came.Labels[^1].Label, name, LabelColour.Rose, Disposition.Ship)),
                        }
                );
            case 4 when !isThere && !before.Labels.IsEmpty:
                return (
                    new ActivityAction.LabelEdited(label, name, LabelColour.Moss, Disposition.Reject),
                    (was, _) =>
                        was with
                        {
                            Labels =
                            [
                                .. was.Labels.Select(card =>
                                    card.Label == label ? new(label, name, LabelColour.Moss, Disposition.Reject) : card
                                ),
                            ],
                        }
                );
            case 5 or 6:
                return (new ActivityAction.TeachingUndone(), (was, _) => was);
            case 7:
                // Of nothing that there is: nothing comes of it, and it is nothing to take back.
                ActivityAction[] nothing =
                [
                    new ActivityAction.ExampleDeleted(new(12345)),
                    new ActivityAction.ExampleMoved(new(12345), label),
                    new ActivityAction.LabelDeleted(new(99)),
                    new ActivityAction.LabelEdited(new(99), name, LabelColour.Moss, Disposition.Ship),
                    new ActivityAction.PartLabelled(new(77777), label),
                    new ActivityAction.LabelAdded(" ", LabelColour.Moss, Disposition.Ship),
                ];
                return (nothing[act.Second % nothing.Length], (was, _) => was);
            default:
                var part = work.WaitForPart();
                work.Extractor.AnswersAtOnce = act.Second % 3 > 0;
                return before.Labels.IsEmpty
                    ? (new ActivityAction.PartSkipped(part.Part.Id), (was, _) => was)
                    : (
                        new ActivityAction.PartLabelled(part.Part.Id, label),
                        (was, came) => was with { Examples = was.Examples.Add(new(came.Examples[^1].Id, label, part.Picture)) }
                    );
        }
    }

    private static void AssertSound(ActivityState state, Dictionary<ExampleId, PictureId?> everSeen)
    {
        Assert.Distinct(state.Labels.Select(card => card.Label));
        Assert.Distinct(state.Labels.Select(card => card.Name), LabelName.Comparer);
        Assert.Distinct(state.Examples.Select(example => example.Id));
        Assert.Distinct(state.Examples.Select(example => example.Picture));
        Assert.All(state.Examples, example => Assert.Contains(state.Labels, card => card.Label == example.Label));
        Assert.Equal(state.Examples.Length, state.Labels.Sum(card => state.CountOf(card.Label)));
        Assert.All(
            state.Examples,
            example =>
            {
                // An id means one picture, for ever.
                everSeen.TryAdd(example.Id, example.Picture);
                Assert.Equal(everSeen[example.Id], example.Picture);
            }
        );
    }

    /// <summary>What was taught, as the model knows it.</summary>
    private sealed record Taught(ImmutableArray<LabelCard> Labels, ImmutableArray<TaughtOne> Examples)
    {
        public static Taught Of(ActivityState state) =>
            new(state.Labels, [.. state.Examples.Select(example => new TaughtOne(example.Id, example.Label, example.Picture))]);

        public bool Equals(Taught? other) =>
            other is not null && Labels.SequenceEqual(other.Labels) && Examples.SequenceEqual(other.Examples);

        public override int GetHashCode() => HashCode.Combine(Labels.Length, Examples.Length);
    }

    private readonly record struct TaughtOne(ExampleId Id, Label Label, PictureId? Picture);
}
