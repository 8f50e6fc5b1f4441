namespace Sortline.Activity.Texts;

/// <summary>The sentences for what nobody foresaw, so that it never stops the activity without a word.</summary>
internal static class FaultTexts
{
    /// <summary>A picture could not be looked at.</summary>
    public const string Look = "The robot could not look at a picture, and does not know why. Go on with the next one.";

    /// <summary>A part could not be photographed.</summary>
    public const string Camera = "The camera could not take a picture of a part. Here comes the next one.";

    /// <summary>A photo could not be taken in, or a file not be read or written; follows a sentence on what that means.</summary>
    public const string Other = "Something unexpected went wrong. Try it once more.";
}
