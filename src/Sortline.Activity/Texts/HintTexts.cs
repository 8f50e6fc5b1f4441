using Sortline.Learning;
using Sortline.Learning.Inspection;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The sentences for what in the examples is worth a look, such as a child of ten can read.</summary>
public static class HintTexts
{
    /// <summary>What the learner may want to look at, and why.</summary>
    /// <param name="hint">The hint.</param>
    /// <param name="state">Knows the names.</param>
    public static Message For(Hint hint, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return hint switch
        {
            Hint.Contradiction it => Message.Of(
                "hints.contradiction",
                ("first", Name(it.FirstLabel)),
                ("second", Name(it.SecondLabel))
            ),
            Hint.LooksMislabelled it => Message.Of(
                "hints.looks-mislabelled",
                ("label", Name(it.Label)),
                ("suggested", Name(it.Suggested))
            ),
            Hint.NearDuplicate it => Message.Of("hints.near-duplicate", ("label", Name(it.Label))),
            Hint.UnderrepresentedLabel it => Message.Of(
                "hints.underrepresented",
                ("label", Name(it.Label)),
                ("count", state.CountOf(it.Label)),
                ("largest", Name(it.Largest)),
                ("most", state.CountOf(it.Largest))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, "A hint without words for it."),
        };

        string? Name(Label label) => state.Card(label)?.Name;
    }
}
