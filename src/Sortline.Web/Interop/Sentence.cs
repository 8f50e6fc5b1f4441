using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>What the client says to the learner when something fails.</summary>
internal static class Sentence
{
    private const string Prefix = "Error: ";

    /// <summary>The sentence without the word that JavaScript puts before it.</summary>
    public static string Of(JSException exception) =>
        exception.Message.StartsWith(Prefix, StringComparison.Ordinal) ? exception.Message[Prefix.Length..] : exception.Message;
}
