using Sortline.Activity.Guide;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words of the tips.</summary>
public static class TipTexts
{
    /// <summary>What a tip says.</summary>
    public static Message For(Tip tip) =>
        Message.Of(
            tip switch
            {
                Tip.Picture => "tip.picture",
                Tip.Answers => "tip.answers",
                Tip.Guess => "tip.guess",
                Tip.Shelf => "tip.shelf",
                Tip.Run => "tip.run",
                _ => throw new ArgumentOutOfRangeException(nameof(tip), tip, "A tip without words for it."),
            }
        );
}
