using Sortline.Messages;
using Sortline.Pictures;

namespace Sortline.Vision;

/// <summary>A file was refused; the message says in sentences why, and what to do.</summary>
public sealed class PictureException : Exception
{
    internal PictureException((PictureRefusal Kind, Message Why) refusal, string? name)
        : base(PictureTexts.English[name is null ? refusal.Why : PictureRule.Named(name, refusal.Why)]) =>
        (Reason, Why) = refusal;

    /// <summary>Why, for those who sort or count refusals.</summary>
    public PictureRefusal Reason { get; }

    /// <summary>The same to be said in any language, without the file's name; in English it is in <see cref="PictureTexts"/>.</summary>
    public Message Why { get; }
}
