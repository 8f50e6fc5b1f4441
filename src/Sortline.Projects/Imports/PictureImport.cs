using System.Collections.Immutable;
using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Pictures that were sorted elsewhere: in a zip of folders that are called like the labels, or in Teachable Machine.</summary>
/// <remarks>Immutable. The pictures are read when they are asked for, so what they come from must stay where it is until then.</remarks>
public sealed class PictureImport
{
    private PictureImport(
        ImmutableArray<string> labels,
        ImmutableArray<ImportedPicture> pictures,
        ImmutableArray<Repair> repairs
    ) => (Labels, Pictures, Repairs) = (labels, pictures, repairs);

    /// <summary>The names of the labels that have pictures. Clean and all different, see <see cref="LabelName"/>.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The pictures, label by label.</summary>
    public ImmutableArray<ImportedPicture> Pictures { get; }

    /// <summary>The files and folders that were skipped. Litter (see <see cref="FolderRules"/>) is not mentioned.</summary>
    public ImmutableArray<Repair> Repairs { get; }

    /// <summary>Lists the pictures of a zip: one with a folder for each label, or a Teachable Machine image project (<c>.tm</c>).</summary>
    /// <param name="zip">The zip; must be able to seek, and stay open until the last picture has been read.</param>
    /// <param name="limits">How much to take in.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">It is none of those; the message says what to do.</exception>
    public static async Task<PictureImport> FromZipAsync(
        Stream zip,
        ProjectLimits? limits = null,
        CancellationToken cancellationToken = default
    )
    {
        limits ??= ProjectLimits.Default;
        var reader = await ZipReader.OpenAsync(zip, limits, cancellationToken).ConfigureAwait(false);
        if (reader.Has(ProjectJson.FileName))
            throw new ProjectFormatException(Message.Of("project.import.is-project"));

        var list = new Builder(limits);
        if (await TeachableMachine.IsMatchAsync(reader, cancellationToken).ConfigureAwait(false))
            TeachableMachine.List(reader, list);
        else
            LabelFolders.List(reader, list);

        return list.Build();
    }

    /// <summary>Gathers pictures, and puts folders together whose names people would take for one.</summary>
    internal sealed class Builder(ProjectLimits limits)
    {
        private readonly OrderedDictionary<string, (string Name, List<ImportedPicture> Pictures)> _labels = new(
            StringComparer.Ordinal
        );
        private readonly HashSet<string> _badFolders = new(StringComparer.Ordinal);
        private readonly List<Repair> _repairs = [];
        private int _pictures;

        /// <summary>The most bytes of one picture.</summary>
        public int MaxBytes => limits.EntryBytes;

        public void Add(string folder, string file, long bytes, Func<CancellationToken, Task<Stream>> open)
        {
            var name = LabelName.Clean(folder);
            if (LabelName.FindFault(name, []) is { } fault)
            {
                if (_badFolders.Add(folder))
                    Skip(Message.Of("project.import.bad-folder", ("folder", ZipReader.Sanitise(folder)), ("why", fault)));
                return;
            }

            if (bytes > MaxBytes)
            {
                Skip(Message.Of("project.import.too-big", ("file", ZipReader.Sanitise(file)), ("most", MaxBytes >> 20)));
                return;
            }

            var key = LabelName.Key(name);
            if (!_labels.TryGetValue(key, out var label))
                _labels.Add(key, label = (name, []));
            label.Pictures.Add(new(label.Name, file, open));
            if (_labels.Count > Project.MaxLabels)
                throw new ProjectFormatException(Message.Of("project.import.too-many-labels", ("most", Project.MaxLabels)));
            var most = Math.Min(Project.MaxExamples, limits.Entries);
            if (++_pictures > most)
                throw new ProjectFormatException(Message.Of("project.import.too-many-pictures", ("most", most)));
        }

        public void Skip(Message reason) => _repairs.Add(new(RepairKind.FileSkipped, reason));

        public PictureImport Build() =>
            _pictures == 0
                ? throw new ProjectFormatException(Message.Of("project.import.no-folders"))
                : new(
                    [.. _labels.Values.Select(label => label.Name)],
                    [.. _labels.Values.SelectMany(label => label.Pictures)],
                    [.. _repairs]
                );
    }
}
