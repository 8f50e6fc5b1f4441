using System.Collections.Immutable;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>What the folders of a dataset mean: which of them name labels, which split it, and what belongs to none.</summary>
/// <remarks>
/// Made of the names alone, so that a folder on a disk, a zip and an upload are read alike. What was understood is always said. Folders
/// that can be understood in two ways are refused with both, see <see cref="UnclearLayoutException"/>.
/// </remarks>
/// <param name="Pictures">
/// The files of the labels, in the order of their paths (2 before 10). What they hold has not been looked at.
/// </param>
/// <param name="PassedOver">What no label has. Litter, see <see cref="FolderRules"/>, is not mentioned.</param>
/// <param name="Understood">What the folders were taken for, in one sentence or two.</param>
public sealed record FolderLayout(
    ImmutableArray<PlacedPicture> Pictures,
    ImmutableArray<PassedOver> PassedOver,
    Message Understood
)
{
    /// <summary>Reads the layout.</summary>
    /// <param name="paths">The paths of all files, from the folder that holds them, with slashes.</param>
    /// <param name="choice">Which folders name the labels.</param>
    /// <param name="name">
    /// What the pictures are to be called where they lie in no folder at all; <see langword="null"/> to refuse such a heap.
    /// </param>
    /// <exception cref="UnclearLayoutException">Two readings are as good as each other.</exception>
    /// <exception cref="ProjectFormatException">There are no labels in it; the message says what to do.</exception>
    public static FolderLayout Read(IEnumerable<string> paths, LayoutChoice choice = LayoutChoice.Auto, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(paths);

        return new LayoutReader([.. paths.Select(LayoutFile.Of).OfType<LayoutFile>()], choice, name).Read();
    }
}
