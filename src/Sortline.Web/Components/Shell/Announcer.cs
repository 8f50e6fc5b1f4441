using Sortline.Activity;
using Sortline.Learning;

namespace Sortline.Web.Components.Shell;

/// <summary>What a screen reader says of the learner's own acts, whose results show elsewhere than where they were done.</summary>
public static class Announcer
{
    /// <summary>A sentence on what an action did, or <see langword="null"/> if there is nothing to say.</summary>
    /// <param name="action">What the learner did.</param>
    /// <param name="state">The state after it.</param>
    public static string? After(ActivityAction action, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return action switch
        {
            ActivityAction.PartLabelled(_, var label) => Taught(label, state),
            ActivityAction.MistakeTaught(_, var label) => Taught(label, state),
            ActivityAction.TeachingUndone => $"Taken back. {state.Examples.Length} examples.",
            _ => null,
        };
    }

    private static string Taught(Label label, ActivityState state) =>
        $"Taught as {state.Card(label)?.Name}: {state.CountOf(label)}.";
}
