using Sortline.Activity.Shift;
using Sortline.Learning;
using Sortline.Learning.Inspection;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>What the robot asks, in its own voice, and what a learner may take for the cause of a mistake.</summary>
public static class QuestionTexts
{
    /// <summary>What the robot asks.</summary>
    /// <param name="about">What it is about.</param>
    /// <param name="state">Knows the names.</param>
    public static Message For(Hint about, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return about switch
        {
            Hint.Contradiction it => Message.Of(
                "asks.contradiction",
                ("first", Name(it.FirstLabel)),
                ("second", Name(it.SecondLabel))
            ),
            Hint.LooksMislabelled it => Message.Of(
                "asks.looks-mislabelled",
                ("label", Name(it.Label)),
                ("suggested", Name(it.Suggested))
            ),
            Hint.LookAlike it => Message.Of("asks.look-alike", ("first", Name(it.FirstLabel)), ("second", Name(it.SecondLabel))),
            Hint.UnderrepresentedLabel it => Message.Of(
                "asks.underrepresented",
                ("label", Name(it.Label)),
                ("count", state.CountOf(it.Label)),
                ("largest", Name(it.Largest)),
                ("most", state.CountOf(it.Largest))
            ),
            Hint.Unseen { What: Novelty.Dark } => Message.Of("asks.unseen-dark"),
            Hint.Unseen { What: Novelty.Bright } => Message.Of("asks.unseen-bright"),
            Hint.Unseen => Message.Of("asks.unseen-look"),
            _ => throw new ArgumentOutOfRangeException(nameof(about), about, "Nothing is asked about this."),
        };

        string? Name(Label label) => state.Card(label)?.Name;
    }

    /// <summary>A cause, as a learner would say it.</summary>
    public static Message For(MistakeCause cause) =>
        Message.Of(
            cause switch
            {
                MistakeCause.NeverSeen => "why.never-seen",
                MistakeCause.TooFew => "why.too-few",
                MistakeCause.WrongLabel => "why.wrong-label",
                MistakeCause.LooksAlike => "why.looks-alike",
                MistakeCause.NoRule => "why.no-rule",
                MistakeCause.Unknown => "why.unknown",
                _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "A cause without words for it."),
            }
        );
}
