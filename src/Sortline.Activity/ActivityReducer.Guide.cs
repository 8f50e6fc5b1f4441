using Sortline.Activity.Guide;
using Sortline.Activity.Shift;

namespace Sortline.Activity;

// What a newcomer is shown: one tip at a time, and none that what was done has made needless.
public static partial class ActivityReducer
{
    private static ActivityState WithTipDue(ActivityState before, ActivityState after)
    {
        if (!after.WantsTips)
            return after;
        if (after.Scene is not Scene.Teaching)
            return WithoutTips(after);
        if (after.Tip is null)
            return after.IsBriefOpen ? after : after with { Tip = after.Examples.IsEmpty ? Tip.Picture : Tip.Guess };

        var hasTaught = after.Examples.Length > before.Examples.Length;
        return hasTaught && after.Tip < Tip.Guess ? after with { Tip = Tip.Guess } : after;
    }

    private static ActivityState WithNextTip(ActivityState state) =>
        state.Tip switch
        {
            null => state,
            Tip.Run => WithoutTips(state),
            var tip => state with { Tip = tip + 1 },
        };

    private static ActivityState WithoutTips(ActivityState state) =>
        state.WantsTips ? state with { WantsTips = false, Tip = null } : state;
}
