using System.Collections.Immutable;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Tells masks from photos by their names. A mask says where something is in a photo; it is no photo itself.</summary>
internal static class MaskFiles
{
    private const int MostNamed = 3;

    private static readonly string[] Folders =
    [
        "ground_truth",
        "groundtruth",
        "gt",
        "mask",
        "masks",
        "annotations",
        "segmentation",
        "segmentations",
    ];

    /// <summary>Whether a folder is called as those of masks are.</summary>
    public static bool IsFolder(string name) => Folders.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sorts the masks out.</summary>
    /// <param name="files">Photos and masks.</param>
    /// <returns>
    /// The photos; what the masks are; and the paths of those among the photos that may be masks, which only their pixels can tell.
    /// </returns>
    public static (ImmutableArray<LayoutFile> Photos, ImmutableArray<PassedOver> Masks, ImmutableHashSet<string> Perhaps) Sorted(
        ImmutableArray<LayoutFile> files
    )
    {
        (files, var folders) = WithoutFolders(files);
        var (masks, perhaps) = BesidePhotos(files);
        return (files.RemoveAll(masks.ContainsKey), [.. folders, .. Named(masks)], perhaps);
    }

    private static IEnumerable<PassedOver> Named(Dictionary<LayoutFile, string> masks)
    {
        foreach (var folder in masks.Keys.GroupBy(mask => mask.Path[..Math.Max(0, mask.Path.LastIndexOf('/'))]))
        {
            string[] names = [.. folder.Select(mask => mask.Name)];
            if (names.Length <= MostNamed || folder.Key.Length == 0)
            {
                foreach (var mask in folder)
                    yield return new(mask.Path, Message.Of("project.layout.mask", ("photo", masks[mask])));
            }
            else
            {
                yield return new(
                    $"{folder.Key}/…",
                    Message.Of(
                        "project.layout.masks-beside",
                        ("count", names.Length),
                        ("names", string.Join(", ", names.Take(MostNamed)))
                    )
                );
            }
        }
    }

    // 1_mask.png beside 1.png is one. 1.png beside 1.jpg may be one, or another photo.
    private static (Dictionary<LayoutFile, string> Masks, ImmutableHashSet<string> Perhaps) BesidePhotos(
        ImmutableArray<LayoutFile> files
    )
    {
        Dictionary<LayoutFile, string> masks = [];
        List<string> perhaps = [];
        foreach (var folder in files.GroupBy(file => string.Join('/', file.Folders)))
        {
            var photos = folder
                .GroupBy(file => PictureNames.Stem(file.Name), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(stem => stem.Key, stem => stem.ToList(), StringComparer.OrdinalIgnoreCase);
            foreach (var file in folder)
            {
                if (
                    PictureNames.StemOfPhoto(file.Name) is { } stem
                    && photos.TryGetValue(stem, out var named)
                    && named[0] != file
                )
                    masks[file] = named[0].Name;
                else if (
                    PictureNames.IsLossless(file.Name)
                    && photos[PictureNames.Stem(file.Name)].Exists(twin => PictureNames.IsPhoto(twin.Name))
                )
                    perhaps.Add(file.Path);
            }
        }

        return (masks, [.. perhaps]);
    }

    // A folder that is called like one of masks and whose files are called like photos elsewhere. "mask" alone may be a label.
    private static (ImmutableArray<LayoutFile> Others, List<PassedOver> Folders) WithoutFolders(ImmutableArray<LayoutFile> files)
    {
        List<PassedOver> passedOver = [];
        var folders = files
            .SelectMany(file => Enumerable.Range(0, file.Folders.Length).Select(depth => (Depth: depth, File: file)))
            .Where(at => IsFolder(at.File.Folders[at.Depth]))
            .GroupBy(at => string.Join('/', at.File.Folders.Take(at.Depth + 1)), at => at.File)
            .ToList();
        foreach (var folder in folders)
        {
            var masks = folder.ToHashSet();
            var photos = files
                .Where(file => !masks.Contains(file))
                .Select(file => PictureNames.Stem(file.Name))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!IsLabel(folder.Key) && masks.Count(IsMask) * 5 >= masks.Count * 4)
            {
                files = files.RemoveAll(masks.Contains);
                passedOver.Add(new(folder.Key, Message.Of("project.layout.masks", ("count", masks.Count))));
            }

            bool IsMask(LayoutFile file) =>
                !PictureNames.IsPhoto(file.Name)
                && (
                    photos.Contains(PictureNames.Stem(file.Name))
                    || (PictureNames.StemOfPhoto(file.Name) is { } stem && photos.Contains(stem))
                );
        }

        return (files, passedOver);

        // “mask” beside “no mask”.
        bool IsLabel(string folder)
        {
            var depth = folder.Count(letter => letter == '/');
            return files.Any(file =>
                file.Folders.Length > depth
                && file.Folders[depth].Contains("mask", StringComparison.OrdinalIgnoreCase)
                && !IsFolder(file.Folders[depth])
            );
        }
    }
}
