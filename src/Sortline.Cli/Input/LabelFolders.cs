using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Cli.Input;

/// <summary>A picture whose folder says what it is.</summary>
/// <param name="Label">Its label: the place of the label's name among all names.</param>
/// <param name="Picture">Where it is.</param>
internal readonly record struct LabelledFile(Label Label, FoundPicture Picture);

/// <summary>A folder that holds one folder for each label.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Names">The labels' names, in ordinal order; label n is the n-th, counted from 0.</param>
/// <param name="Files">The files, label by label, in ordinal order of their names.</param>
/// <param name="Skipped">What lies elsewhere or cannot be looked into, with the problem.</param>
internal sealed record LabelFolders(
    string Folder,
    ImmutableArray<string> Names,
    ImmutableArray<LabelledFile> Files,
    ImmutableArray<FoundPicture> Skipped
)
{
    private static readonly string[] PictureEndings =
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".webp",
        ".gif",
        ".bmp",
        ".heic",
        ".avif",
        ".tif",
        ".tiff",
    ];

    /// <summary>Looks through the folder; no picture is opened yet.</summary>
    /// <exception cref="CliException">There are no labels in it.</exception>
    public static LabelFolders Read(string folder)
    {
        try
        {
            return Look(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException(
                Message.Of("folder.unread", ("folder", folder), ("reason", exception.Message.TrimEnd('.'))),
                exception
            );
        }
    }

    private static LabelFolders Look(string folder)
    {
        if (File.Exists(folder))
            throw new CliException(Message.Of("folder.isFile", ("folder", folder)));
        if (!Directory.Exists(folder))
            throw new CliException(Message.Of("folder.missing", ("folder", folder)));

        List<string> names = [];
        List<LabelledFile> files = [];
        List<FoundPicture> skipped = [];
        foreach (var inside in PictureWalk.Folders(folder))
        {
            var found = PictureWalk.Below(inside).ToList();
            if (found.Count == 0)
            {
                skipped.Add(new(inside, Message.Of("passedOver.folderEmpty")));
                continue;
            }

            var label = new Label(names.Count);
            names.Add(Path.GetFileName(inside));
            files.AddRange(found.Select(picture => new LabelledFile(label, picture)));
        }

        if (names.Count == 0)
            throw new CliException(Message.Of("folder.noLabels", ("folder", folder)));

        skipped.AddRange(
            PictureWalk
                .Files(folder)
                .Where(file => PictureEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Select(file => new FoundPicture(file, Message.Of("passedOver.beside")))
        );
        return new(folder, [.. names], [.. files], [.. skipped]);
    }
}
