using Sortline.Activity;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Web.Components.Shell;

/// <summary>What a screen reader says of the learner's own acts, whose results show elsewhere than where they were done.</summary>
public static class Announcer
{
    /// <summary>What an action did, or <see langword="null"/> if there is nothing to say.</summary>
    /// <param name="action">What the learner did.</param>
    /// <param name="state">The state after it.</param>
    public static Message? After(ActivityAction action, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return action switch
        {
            ActivityAction.PartLabelled(_, var label) => Taught(label, state),
            ActivityAction.MistakeTaught(_, var label) => Taught(label, state),
            ActivityAction.TeachingRedone => Message.Of("teach.redone", ("count", state.Examples.Length)),
            ActivityAction.TeachingUndone => Message.Of("teach.undone", ("count", state.Examples.Length)),
            _ => null,
        };
    }

    private static Message Taught(Label label, ActivityState state) =>
        Message.Of("teach.taught", ("label", state.Card(label)?.Name), ("count", state.CountOf(label)));
}
