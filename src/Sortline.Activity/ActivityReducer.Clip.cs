using Sortline.Activity.Shift;
using Sortline.Factory.Parts;

namespace Sortline.Activity;

// How a mistake of the report happened.
public static partial class ActivityReducer
{
    private static ActivityState WithClip(ActivityState state, PartId id, bool isPlaying) =>
        state.Scene is Scene.Reporting { Result: var result }
        && state.Clip?.Part != id
        && IndexOf(result.Parts, one => one.Part.Id == id) is >= 0 and var index
            ? state with
            {
                Clip = Clip.Of(result.Parts[index]) with { IsPlaying = isPlaying },
            }
            : state;

    // Only here: whatever an action did, a clip goes with the report that it is of, and where something else is open over that.
    private static ActivityState WithClipStanding(ActivityState before, ActivityState after) =>
        after.Clip is null
        || (
            after.Project == before.Project
            && after is { Scene: Scene.Reporting, Start: null, AreLevelsOpen: false, IsBriefOpen: false }
        )
            ? after
            : after with
            {
                Clip = null,
            };

    private static ActivityState WithLog(ActivityState state, ShiftLog log)
    {
        if (state.Scene is not Scene.Reporting reporting)
            return state;

        // The report that is open is that of the last shift.
        var result = reporting.Result with
        {
            Log = log,
        };
        return state with { Scene = reporting with { Result = result }, LastResult = result };
    }
}
