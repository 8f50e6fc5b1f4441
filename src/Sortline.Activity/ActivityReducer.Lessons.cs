using Sortline.Activity.Dataset;
using Sortline.Activity.Guide;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Messages;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What only some levels ask for.
public static partial class ActivityReducer
{
    // No act of the learner's, so nothing that could be taken back: it was there when the learner came.
    private static ActivityState HandedOver(ActivityState state, LastShiftHandedOver handed)
    {
        if (handed.Project != state.Project || !state.AwaitsLastShift)
            return state;

        var examples = state.Examples.ToBuilder();
        var id = state.LastExampleId;
        foreach (var (left, picture) in handed.Pictures)
        {
            if (state.Labels.FirstOrDefault(card => card.Disposition == left.Said) is not { Label: var label })
                continue; // The learner has deleted all labels of that kind.

            examples.Add(
                new(new(++id), label, picture, null)
                {
                    Origin = new(state.Level.Id, left.Part, null) { Taught = (state.Seed, ExampleOrigin.LastShift) },
                }
            );
        }

        return state with
        {
            Examples = examples.ToImmutable(),
            LastExampleId = id,
        };
    }

    private static ActivityState PicturesThrown(ActivityState state)
    {
        var thrown = state.CanThrowPicturesAway ? WithWeights(state, state with { Examples = [] }) : state;
        return thrown.Weights == state.Weights ? state : Acted(state, thrown);
    }

    // As an act of its own: what was set meanwhile stays.
    private static ActivityState PicturesBack(ActivityState state) =>
        state.CanBringPicturesBack && state.LastThrown is { } act
            ? Acted(state, state with { Examples = [.. act.ThrownAway.Where(example => state.Card(example.Label) is not null)] })
            : state;

    // Done again, the pictures go as they went: what was learned of them is there.
    private static ActivityState WithWeights(ActivityState before, ActivityState after) =>
        after is { Level.IsWithoutPictures: true, Examples.IsEmpty: true } && !before.Examples.IsEmpty
            ? after with
            {
                Weights = KeptWeights.Of(before),
            }
            : after;

    // The weights are of all pictures together: one more cannot be weighed without the others.
    private static ActivityState WithoutPicturesNothingMore(ActivityState state) =>
        state with
        {
            Notice = Notice.Warning(Message.Of("memory.cannot-teach")),
        };

    private static ActivityState Foreseen(ActivityState state, Outlook outlook) =>
        state.Scene is Scene.Reporting reporting && Repeat.MayBeForeseen(state) && reporting.Result.Foreseen != outlook
            ? state with
            {
                Scene = reporting with { Result = reporting.Result with { Foreseen = outlook } },
                LastResult = state.LastResult is { } last ? last with { Foreseen = outlook } : null,
            }
            : state;

    private static ActivityState WithCustomer(ActivityState state, int customer) =>
        state.Scene is not Scene.Running && customer != state.Customer && customer >= 0 && customer < state.Level.Customers.Length
            ? state with
            {
                Customer = customer,
            }
            : state;
}
