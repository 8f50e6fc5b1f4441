using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>What is said of what nobody foresaw, so that it never stops the activity without a word.</summary>
public static class FaultTexts
{
    /// <summary>A picture could not be looked at.</summary>
    public static Message Look { get; } = Message.Of("fault.look");

    /// <summary>A part could not be photographed.</summary>
    public static Message Camera { get; } = Message.Of("fault.camera");

    /// <summary>A photo could not be taken in, or a file not be read or written; follows a sentence on what that means.</summary>
    public static Message Other { get; } = Message.Of("fault.other");

    /// <summary>Something in the activity itself failed.</summary>
    public static Message Inside { get; } = Message.Of("fault.inside");
}
