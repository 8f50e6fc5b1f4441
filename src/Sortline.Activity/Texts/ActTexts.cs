using Sortline.Activity.Dataset;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for the moments of a history: what was done there.</summary>
public static class ActTexts
{
    /// <summary>What was done last at a moment.</summary>
    /// <param name="state">The state whose history it is.</param>
    /// <param name="position">How many acts are done then, see <see cref="History.Position"/>.</param>
    public static Message At(ActivityState state, int position)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, state.History.Acts.Length);
        if (position == 0)
            return Message.Of("act.start");

        var act = state.History.Acts[position - 1];
        return OfLabels(act)
            ?? OfExamples(act, state, position)
            ?? (act.ChangesSettings ? Message.Of("act.settings") : Message.Of("act.other"));
    }

    private static Message? OfLabels(Act act)
    {
        if (act.Labels is not var (before, after))
            return null;

        if (after.FirstOrDefault(card => before.All(old => old.Label != card.Label)) is { } made)
            return Message.Of("act.label-made", ("label", made.Name));
        if (before.FirstOrDefault(card => after.All(now => now.Label != card.Label)) is { } gone)
            return Message.Of("act.label-deleted", ("label", gone.Name));
        return after.Except(before).FirstOrDefault() is { } edited
            ? Message.Of("act.label-edited", ("label", edited.Name))
            : null;
    }

    private static Message? OfExamples(Act act, ActivityState state, int position)
    {
        if (act.Taught.FirstOrDefault() is { } taught)
        {
            var name = NameOf(taught.Label, state);
            var count = act.Taught.Count();
            return count > 1 || taught.Origin is null
                ? Message.Of("act.photos", ("count", count), ("label", name))
                : Message.Of("act.taught", ("label", name), ("count", CountAt(taught.Label, state, position)));
        }

        if (act.ThrownAway.FirstOrDefault() is { } thrown)
            return Message.Of("act.deleted", ("count", act.ThrownAway.Count()), ("label", NameOf(thrown.Label, state)));
        return act.Moved.FirstOrDefault() is { } moved ? Message.Of("act.moved", ("label", NameOf(moved.Label, state))) : null;
    }

    // How many examples a label had at a moment: as many as now, but for what was done between.
    private static int CountAt(Label label, ActivityState state, int position)
    {
        var count = state.CountOf(label);
        var now = state.History.Position;
        for (var i = Math.Min(now, position); i < Math.Max(now, position); i++)
        {
            foreach (var (before, after) in state.History.Acts[i].Examples)
            {
                var more = (after?.Label == label ? 1 : 0) - (before?.Label == label ? 1 : 0);
                count += position > now ? more : -more;
            }
        }

        return count;
    }

    // One that was deleted since is known by the act that did it.
    private static string? NameOf(Label label, ActivityState state) =>
        state.Card(label)?.Name
        ?? state
            .History.Acts.SelectMany(act =>
                act.Labels is var (before, after) ? [.. before, .. after] : Enumerable.Empty<LabelCard>()
            )
            .LastOrDefault(card => card.Label == label)
            ?.Name;
}
