using Sortline.Messages;

namespace Sortline.Activity.Files;

/// <summary>What is said of photos that came in, or did not. Of the first few it says what is the matter, of some more their names.</summary>
internal static class PhotoTexts
{
    private const int Explained = 3,
        NamesShown = 10;

    /// <summary>Which photos could not be used, and why; nothing if all could.</summary>
    /// <param name="refused">Their names, and the reason.</param>
    /// <param name="total">How many there were.</param>
    public static IEnumerable<Message> Refused(IReadOnlyList<(string Name, Message Why)> refused, int total) =>
        refused.Count == 0 ? []
        : refused.Count == total ? [Message.Of("files.photos-none", ("count", total)), .. Each(refused)]
        : [Message.Of("files.photos-refused", ("count", refused.Count), ("total", total)), .. Each(refused)];

    /// <summary>Which photos look wrong though they could be used; nothing if none does.</summary>
    /// <param name="odd">Their names, and what is odd about them.</param>
    public static IEnumerable<Message> Odd(IReadOnlyList<(string Name, Message Why)> odd) =>
        odd.Count == 0 ? [] : [Message.Of("files.photos-odd", ("count", odd.Count)), .. Each(odd)];

    private static IEnumerable<Message> Each(IReadOnlyList<(string Name, Message Why)> photos)
    {
        foreach (var (name, why) in photos.Take(Explained))
            yield return Message.Of("files.photo-said", ("file", name), ("why", why));

        var others = photos.Skip(Explained).Select(one => one.Name).ToList();
        if (others.Count == 0)
            yield break;

        var named = others
            .Skip(1)
            .Take(NamesShown - 1)
            .Aggregate(
                Message.Of("files.name", ("file", others[0])),
                (before, name) => Message.Of("files.and-name", ("before", before), ("file", name))
            );
        if (others.Count > NamesShown)
            named = Message.Of("files.and-so-on", ("before", named));
        yield return Message.Of("files.more-photos", ("files", named));
    }
}
