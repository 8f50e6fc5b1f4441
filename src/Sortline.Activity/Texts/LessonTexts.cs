using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for what only some levels ask.</summary>
public static class LessonTexts
{
    /// <summary>What may come of the same shift once more.</summary>
    public static Message For(Outlook outlook) =>
        Message.Of(
            outlook switch
            {
                Outlook.Higher => "repeat.higher",
                Outlook.Same => "repeat.same",
                Outlook.Lower => "repeat.lower",
                _ => throw new ArgumentOutOfRangeException(nameof(outlook), outlook, "An outlook without words for it."),
            }
        );

    /// <summary>Whether it came as the learner had said.</summary>
    public static Message Said(Repeat repeat)
    {
        ArgumentNullException.ThrowIfNull(repeat);
        return repeat.Foreseen == repeat.Came
            ? Message.Of("repeat.as-said", ("said", For(repeat.Foreseen)))
            : Message.Of("repeat.not-as-said", ("said", For(repeat.Foreseen)));
    }

    /// <summary>Why it came so.</summary>
    public static Message Why(Repeat repeat)
    {
        ArgumentNullException.ThrowIfNull(repeat);
        return Message.Of(
            repeat switch
            {
                { IsUnchanged: false } => "repeat.changed",
                { Came: Outlook.Same } => "repeat.why-same",
                _ => "repeat.why-other",
            }
        );
    }
}
