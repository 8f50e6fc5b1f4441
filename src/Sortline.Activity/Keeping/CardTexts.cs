using System.Globalization;
using Sortline.Activity.Ports;
using Sortline.Messages;

namespace Sortline.Activity.Keeping;

/// <summary>The words for what is listed of a project.</summary>
public static class CardTexts
{
    /// <summary>What a project is called: as the learner named it, or by its level.</summary>
    public static Message Name(ProjectCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card switch
        {
            { Name: { } name } => Message.Of("projects.named", ("name", name)),
            { Level: { } level } => level.Title,
            _ => Message.Of("projects.nameless"),
        };
    }

    /// <summary>When something was, as people say it.</summary>
    /// <param name="at">When it was.</param>
    /// <param name="time">What time it is, and in which zone.</param>
    public static Message When(DateTimeOffset at, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var there = TimeZoneInfo.ConvertTime(at, time.LocalTimeZone);
        var today = time.GetLocalNow().Date;
        var clock = there.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (there.Date == today)
            return Message.Of("projects.today", ("time", clock));
        return there.Date == today.AddDays(-1)
            ? Message.Of("projects.yesterday", ("time", clock))
            : Message.Of(
                "projects.date",
                ("day", there.Day),
                ("month", there.Month),
                ("year", there.Year.ToString(CultureInfo.InvariantCulture))
            );
    }

    /// <summary>When a project was saved as a file, and that it never was.</summary>
    public static Message Filed(ProjectCard card, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.FiledAt is { } at
            ? Message.Of("projects.filed", ("when", When(at, time)))
            : Message.Of("projects.never-filed");
    }

    /// <summary>Where what is taught is kept, and for how long.</summary>
    public static Message Where(StoragePersistence persistence) =>
        Message.Sequence([
            Message.Of("keep.what"),
            persistence switch
            {
                StoragePersistence.Kept => Message.Of("keep.kept"),
                StoragePersistence.MayBeCleared => Message.Of("keep.may-be-cleared"),
                _ => Message.Of("keep.persistence-unknown"),
            },
        ]);
}
