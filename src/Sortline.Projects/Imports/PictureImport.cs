using System.Collections.Immutable;
using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Pictures that were sorted elsewhere: in a zip of folders that are called like the labels, or in Teachable Machine.</summary>
/// <remarks>Immutable. The pictures are read when they are asked for, so what they come from must stay where it is until then.</remarks>
public sealed class PictureImport
{
    // Mail programs and downloads pack once more what is packed. A zip can be made that holds itself.
    private const int MostPacked = 3;

    private PictureImport(
        ImmutableArray<string> labels,
        ImmutableArray<ImportedPicture> pictures,
        ImmutableArray<Repair> repairs,
        Message understood
    ) => (Labels, Pictures, Repairs, Understood) = (labels, pictures, repairs, understood);

    /// <summary>The names of the labels that have pictures. Clean and all different, see <see cref="LabelName"/>.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The pictures, label by label.</summary>
    public ImmutableArray<ImportedPicture> Pictures { get; }

    /// <summary>The files and folders that were skipped. Litter (see <see cref="FolderRules"/>) is not mentioned.</summary>
    public ImmutableArray<Repair> Repairs { get; }

    /// <summary>What the file was taken for, in a sentence or two.</summary>
    public Message Understood { get; }

    /// <summary>
    /// Lists the pictures of a zip: one with a folder for each label, see <see cref="FolderLayout"/>, or a project of Teachable Machine or
    /// of one of its relatives, also one that was unpacked and packed again.
    /// </summary>
    /// <param name="zip">The zip; must be able to seek, and stay open until the last picture has been read.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnclearLayoutException">Its folders can be understood in two ways.</exception>
    /// <exception cref="ProjectFormatException">It is none of those; the message says what to do.</exception>
    public static Task<PictureImport> FromZipAsync(
        Stream zip,
        ImportOptions? options = null,
        CancellationToken cancellationToken = default
    ) => FromZipAsync(zip, options ?? new(), depth: 0, cancellationToken);

    /// <summary>Lists the pictures of a zip that was opened, or of a folder: a folder is read as the same one zipped.</summary>
    /// <param name="files">The files; what they come from must stay until the last picture has been read.</param>
    /// <param name="options">How to read them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnclearLayoutException">The folders can be understood in two ways.</exception>
    /// <exception cref="ProjectFormatException">There are no labels in it; the message says what to do.</exception>
    public static Task<PictureImport> FromFilesAsync(
        FileTree files,
        ImportOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        return FromFilesAsync(files, options ?? new(), depth: 0, cancellationToken);
    }

    private static async Task<PictureImport> FromZipAsync(
        Stream zip,
        ImportOptions options,
        int depth,
        CancellationToken cancellationToken
    ) =>
        await FromFilesAsync(
                await FileTree.OfZipAsync(zip, options, cancellationToken).ConfigureAwait(false),
                options,
                depth,
                cancellationToken
            )
            .ConfigureAwait(false);

    private static async Task<PictureImport> FromFilesAsync(
        FileTree tree,
        ImportOptions options,
        int depth,
        CancellationToken cancellationToken
    )
    {
        var limits = options.Limits ?? ProjectLimits.Default;
        if (await RepackedProject.FindAsync(tree, limits, cancellationToken).ConfigureAwait(false) is not null)
            throw new ProjectFormatException(Message.Of("project.import.is-project"));

        var files = new ZippedFiles(tree);
        if (IsDocument(tree, files))
            throw new ProjectFormatException(Message.Of("project.import.document"));
        if (files.Packed is [var only] && depth < MostPacked)
        {
            var bytes = await tree.ReadAsync(only, (int)Math.Min(limits.TotalBytes, limits.NestedBytes), cancellationToken)
                .ConfigureAwait(false);
            return await FromZipAsync(new MemoryStream(bytes, writable: false), options, depth + 1, cancellationToken)
                .ConfigureAwait(false);
        }

        if (files.Packed is [var packed, ..])
            throw new ProjectFormatException(Message.Of("project.import.packed", ("file", ZipReader.Sanitise(packed))));

        var list = new Builder(tree, limits);
        if (tree.Encoding is { } encoding)
            list.Skip(Message.Of("project.zip.names-read-as", ("encoding", encoding)));
        var understood =
            await TeachableMachine.ListAsync(files, list, cancellationToken).ConfigureAwait(false)
            ?? await GenerativeMachine.ListAsync(files, list, cancellationToken).ConfigureAwait(false)
            ?? Folders(tree, list, options);
        return list.Build(understood);
    }

    // Those of Office, OpenDocument and EPUB, programs in Java, and games of Scratch, which lie in a heap beside their list.
    private static bool IsDocument(FileTree zip, ZippedFiles files) =>
        zip.Has("[Content_Types].xml")
        || zip.Has("mimetype")
        || zip.Has("META-INF/MANIFEST.MF")
        || (files.Has(ProjectJson.FileName) && !files.Names.Any(name => name.Contains('/', StringComparison.Ordinal)));

    private static Message Folders(FileTree zip, Builder list, ImportOptions options)
    {
        var layout = FolderLayout.Read(zip.Names, options.Layout, options.Name);
        foreach (var picture in layout.Pictures)
            list.Add(picture.Label, picture.Path, picture.Part, picture.MayBeMask);
        foreach (var (path, why) in layout.PassedOver)
            list.Skip(Message.Of("project.import.passed-over", ("file", ZipReader.Sanitise(path)), ("why", why)));
        return layout.Understood;
    }

    /// <summary>Gathers pictures, and puts folders together whose names people would take for one.</summary>
    internal sealed class Builder(FileTree zip, ProjectLimits limits)
    {
        private readonly OrderedDictionary<string, (string Name, List<ImportedPicture> Pictures)> _labels = new(
            StringComparer.Ordinal
        );
        private readonly HashSet<string> _badFolders = new(StringComparer.Ordinal);
        private readonly List<Repair> _repairs = [];
        private int _pictures;

        public void Add(string folder, string file, DatasetPart part = DatasetPart.Training, bool mayBeMask = false)
        {
            var name = LabelName.Clean(folder);
            if (LabelName.FindFault(name, []) is { } fault)
            {
                if (_badFolders.Add(folder))
                    Skip(Message.Of("project.import.bad-folder", ("folder", ZipReader.Sanitise(folder)), ("why", fault)));
                return;
            }

            if (zip.LengthOf(file) > limits.EntryBytes)
            {
                Skip(Message.Of("project.import.too-big", ("file", ZipReader.Sanitise(file)), ("most", limits.EntryBytes >> 20)));
                return;
            }

            var key = LabelName.Key(name);
            if (!_labels.TryGetValue(key, out var label))
                _labels.Add(key, label = (name, []));
            label.Pictures.Add(new(label.Name, file, part, mayBeMask, token => OpenAsync(file, token)));
            if (_labels.Count > Project.MaxLabels)
                throw new ProjectFormatException(Message.Of("project.import.too-many-labels", ("most", Project.MaxLabels)));
            var most = Math.Min(Project.MaxExamples, limits.Entries);
            if (++_pictures > most)
                throw new ProjectFormatException(Message.Of("project.import.too-many-pictures", ("most", most)));
        }

        public void Skip(Message reason) => _repairs.Add(new(RepairKind.FileSkipped, reason));

        public PictureImport Build(Message understood) =>
            _pictures == 0
                ? throw new ProjectFormatException(Message.Of("project.import.no-folders"))
                : new(
                    [.. _labels.Values.Select(label => label.Name)],
                    [.. _labels.Values.SelectMany(label => label.Pictures)],
                    [.. _repairs],
                    understood
                );

        private async Task<Stream> OpenAsync(string file, CancellationToken cancellationToken) =>
            new MemoryStream(
                await zip.ReadAsync(file, limits.EntryBytes, cancellationToken).ConfigureAwait(false),
                writable: false
            );
    }
}
