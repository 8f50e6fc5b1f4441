using Sortline.Messages;

namespace Sortline.Activity.Guide;

/// <summary>Something the learner should read.</summary>
/// <param name="Text">What there is to say.</param>
/// <param name="IsNews">
/// Whether all went well: nothing is lost if it goes unread, so it goes by itself. What did not go well stays until it has been read.
/// </param>
public sealed record Notice(Message Text, bool IsNews)
{
    /// <summary>Word of something that went well.</summary>
    public static Notice News(Message text) => new(text, IsNews: true);

    /// <summary>Word of something that did not go as it should.</summary>
    public static Notice Warning(Message text) => new(text, IsNews: false);
}
