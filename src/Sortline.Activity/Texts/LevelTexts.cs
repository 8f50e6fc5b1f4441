using Sortline.Activity.Levels;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for the levels that are not a level's own.</summary>
public static class LevelTexts
{
    /// <summary>What a chapter is called.</summary>
    public static Message For(Chapter chapter) =>
        Message.Of(
            chapter switch
            {
                Chapter.FirstShifts => "levels.first-shifts",
                Chapter.ChoosingExamples => "levels.choosing-examples",
                Chapter.Surprises => "levels.surprises",
                Chapter.InsideTheRobot => "levels.inside-the-robot",
                Chapter.Workshop => "levels.workshop",
                _ => throw new ArgumentOutOfRangeException(nameof(chapter), chapter, "A chapter without a name."),
            }
        );
}
