using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Texts;

/// <summary>The words for what labels have beside their names.</summary>
public static class LabelTexts
{
    /// <summary>What a colour is called.</summary>
    public static Message For(LabelColour colour) =>
        Message.Of(
            colour switch
            {
                LabelColour.Teal => "colour.teal",
                LabelColour.Vermilion => "colour.vermilion",
                LabelColour.Blue => "colour.blue",
                LabelColour.Plum => "colour.plum",
                LabelColour.Ochre => "colour.ochre",
                LabelColour.Moss => "colour.moss",
                LabelColour.Rose => "colour.rose",
                LabelColour.Slate => "colour.slate",
                _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "A colour without a word for it."),
            }
        );
}
