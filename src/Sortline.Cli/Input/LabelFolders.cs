using System.Collections.Immutable;
using Sortline.Learning;

namespace Sortline.Cli.Input;

/// <summary>A picture whose folder says what it is.</summary>
/// <param name="Label">Its label: the place of the label's name among all names.</param>
/// <param name="Picture">Where it is.</param>
internal readonly record struct LabelledFile(Label Label, FoundPicture Picture);

/// <summary>A folder that holds one folder for each label.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Names">The labels' names, in ordinal order; label n is the n-th, counted from 0.</param>
/// <param name="Files">The files, label by label, in ordinal order of their names.</param>
/// <param name="Skipped">What lies elsewhere or cannot be looked into.</param>
internal sealed record LabelFolders(
    string Folder,
    ImmutableArray<string> Names,
    ImmutableArray<LabelledFile> Files,
    ImmutableArray<SkippedPicture> Skipped
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
            throw new CliException($"The folder “{folder}” cannot be looked into: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static LabelFolders Look(string folder)
    {
        if (File.Exists(folder))
            throw new CliException($"“{folder}” is a file. Name a folder that holds one folder for each label.");
        if (!Directory.Exists(folder))
            throw new CliException($"There is no folder “{folder}”.");

        List<string> names = [];
        List<LabelledFile> files = [];
        List<SkippedPicture> skipped = [];
        foreach (var inside in PictureWalk.Folders(folder))
        {
            var found = PictureWalk.Below(inside).ToList();
            if (found.Count == 0)
            {
                skipped.Add(new(inside, "The folder is empty, so it is no label."));
                continue;
            }

            var label = new Label(names.Count);
            names.Add(Path.GetFileName(inside));
            files.AddRange(found.Select(picture => new LabelledFile(label, picture)));
        }

        if (names.Count == 0)
        {
            throw new CliException(
                $"There are no folders with pictures in “{folder}”. Put the pictures of each kind into a folder of its own, named after the label."
            );
        }

        skipped.AddRange(
            PictureWalk
                .Files(folder)
                .Where(file => PictureEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Select(file => new SkippedPicture(file, "It lies beside the folders of the labels, not in one."))
        );
        return new(folder, [.. names], [.. files], [.. skipped]);
    }
}
