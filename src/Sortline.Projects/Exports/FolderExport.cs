using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning;
using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Exports;

/// <summary>Writes a project's pictures as folders that are called like the labels: what every other tool can read.</summary>
public static class FolderExport
{
    /// <summary>A folder name for each label: allowed on every system, and no two the same on any.</summary>
    public static ImmutableDictionary<Label, string> FolderNames(Project project)
    {
        ArgumentNullException.ThrowIfNull(project);

        var names = ImmutableDictionary.CreateBuilder<Label, string>();
        var taken = new HashSet<string>(LabelName.Comparer);
        foreach (var label in project.Labels)
        {
            var stem = SafeName.Of(label.Name);
            var name = stem;
            for (var number = 2; !taken.Add(name); number++)
                name = string.Create(CultureInfo.InvariantCulture, $"{stem} ({number})");
            names.Add(label.Label, name);
        }

        return names.ToImmutable();
    }

    /// <summary>Writes all pictures into a zip, each into the folder of its label: <c>Gear/0001.png</c>.</summary>
    /// <param name="project">The project. A label without examples has no folder.</param>
    /// <param name="picture">Gives the picture of an example, as for <see cref="ProjectFile.WriteAsync"/>.</param>
    /// <param name="zip">Where to write to; need not be able to seek. It stays open.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellationToken">Stops the writing; what has been written until then is not a zip.</param>
    /// <returns>The examples that are not in the zip because they have no pictures, or these were lost or cannot be used.</returns>
    /// <exception cref="ProjectFormatException">The zip would be too big.</exception>
    public static async Task<ImmutableArray<Repair>> WriteZipAsync(
        Project project,
        Func<ExampleId, ValueTask<byte[]?>> picture,
        Stream zip,
        IProgress<ProjectProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var pictures = new PictureWriter(project, picture, zip);
        var folders = FolderNames(project);
        var counts = project.Labels.ToDictionary(label => label.Label, _ => 0);
        var written = pictures.WriteAllAsync(NameOf, progress, cancellationToken);
        await foreach (var example in written.ConfigureAwait(false))
            counts[example.Label] += example.HasPicture ? 1 : 0;

        await pictures.Zip.FinishAsync(cancellationToken).ConfigureAwait(false);
        return project.WithoutPicture is > 0 and var count
            ? pictures.Repairs.Add(new(RepairKind.ExampleDropped, Message.Of("project.export.no-picture", ("count", count))))
            : pictures.Repairs;

        string NameOf(ProjectExample example) =>
            string.Create(CultureInfo.InvariantCulture, $"{folders[example.Label]}/{counts[example.Label] + 1:D4}.png");
    }
}
