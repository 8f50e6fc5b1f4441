using Sortline.Activity.Ports;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Activity.Files;

/// <summary>Goes through a folder that the learner gave, and holds what is in it until it is let go.</summary>
/// <remarks>What systems leave behind, see <see cref="FolderRules"/>, is let go at once.</remarks>
internal sealed class FolderWalk(IFiles files) : IDisposable
{
    private readonly List<ChosenFile> _found = [];

    /// <summary>All that is in the folder and below it. Nothing but names and lengths is read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <exception cref="FileException">A folder could not be read.</exception>
    /// <exception cref="ProjectFormatException">There is too much in it.</exception>
    public async Task<FileTree> ReadAsync(ChosenFile folder, CancellationToken cancellationToken)
    {
        List<FolderFile> tree = [];
        await foreach (var some in files.ListAsync(folder))
        {
            _found.AddRange(some);
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var file in some)
            {
                if (file.Name.Split('/').Any(FolderRules.IsLitter))
                {
                    files.Forget(file);
                    continue;
                }

                await using var content = files.Open(file);
                tree.Add(new(file.Name, content.Length, () => files.Open(file)));
            }

            if (tree.Count > ProjectLimits.Default.Entries)
                break; // It is too much already; a whole disk would take minutes.
        }

        return FileTree.OfFolder(tree);
    }

    /// <summary>Lets go of all that was found.</summary>
    public void Dispose() => _found.ForEach(files.Forget);
}
