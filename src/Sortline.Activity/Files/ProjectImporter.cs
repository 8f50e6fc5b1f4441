using Sortline.Activity.Ports;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Pictures;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Activity.Files;

/// <summary>
/// Takes in what a file holds: a project, a zip of folders that are called like the labels, a Teachable Machine project, or a dataset of
/// numbers; or what a folder holds, as if it were zipped.
/// </summary>
/// <remarks>What a file is, its content says. For one file or folder only.</remarks>
/// <param name="pictures">Where its pictures go.</param>
/// <param name="progress">Told after each picture.</param>
internal sealed class ProjectImporter(IPictures pictures, IProgress<ProjectProgress> progress)
{
    private const int AtOnce = 8;

    // Left alone, the runtime lets some hundreds of megabytes of pictures gather that nobody needs any more; wasm never gives memory back.
    private const int BetweenCollections = 256;

    private readonly Dictionary<ExampleId, PictureId> _taken = [];
    private bool _isFolder;
    private readonly List<Repair> _remarks = [];
    private readonly List<(string Name, Message Why)> _odd = [];

    /// <summary>The pictures that were taken in.</summary>
    public IReadOnlyDictionary<ExampleId, PictureId> Taken => _taken;

    /// <summary>What was passed over, and why.</summary>
    public IReadOnlyCollection<Repair> Remarks => _remarks;

    /// <summary>The names of the photos that were taken in and look wrong, and what is odd about them.</summary>
    public IReadOnlyList<(string Name, Message Why)> Odd => _odd;

    /// <summary>What the folders of an import were taken for; <see langword="null"/> for a project.</summary>
    public Message? Understood { get; private set; }

    /// <summary>What the learner should do next; <see langword="null"/> if nothing.</summary>
    public Message? Advice { get; private set; }

    /// <summary>Reads all of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settings">How to learn from a file that does not say so.</param>
    /// <param name="options">How to read a file that is no project.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnclearLayoutException">Its folders can be understood in two ways.</exception>
    /// <exception cref="ProjectFormatException">It cannot be used; its reason says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Project> ReadAsync(
        Stream file,
        ProjectSettings settings,
        ImportOptions options,
        CancellationToken cancellationToken
    ) =>
        await KnnImport.IsJsonAsync(file, cancellationToken)
            ? await ReadNumbersAsync(file, settings, cancellationToken)
            : await ReadFilesAsync(
                await FileTree.OfZipAsync(file, options, cancellationToken),
                settings,
                options,
                cancellationToken
            );

    /// <summary>Reads all of a folder, as if it were zipped; but a photo in it that cannot be read does not cost the others.</summary>
    /// <param name="folder">The files in it.</param>
    /// <param name="settings">How to learn from what does not say so.</param>
    /// <param name="options">How to read what is no project.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnclearLayoutException">The folders can be understood in two ways.</exception>
    /// <exception cref="ProjectFormatException">It cannot be used; its reason says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Project> ReadAsync(
        FileTree folder,
        ProjectSettings settings,
        ImportOptions options,
        CancellationToken cancellationToken
    )
    {
        _isFolder = true;
        return await ReadFilesAsync(folder, settings, options, cancellationToken);
    }

    /// <summary>Forgets the pictures that were taken in.</summary>
    public void LetGo()
    {
        foreach (var picture in _taken.Values)
            pictures.Release(picture);
    }

    private async Task<Project> ReadFilesAsync(
        FileTree files,
        ProjectSettings settings,
        ImportOptions options,
        CancellationToken cancellationToken
    ) =>
        await ProjectFile.IsProjectAsync(files, cancellationToken)
            ? await ReadProjectAsync(files, cancellationToken)
            : await ImportAsync(files, settings, options, cancellationToken);

    private async Task<Project> ReadNumbersAsync(Stream file, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var rows = await KnnDataset.ReadAsync(file, cancellationToken);
        var project = KnnImport.ToProject(rows, settings);
        // Of pooled features the length says it.
        var isOpen = project.Examples.Any(example => example.Features?.OnlyKind is FeatureKind.Plain);
        Understood = Message.Sequence([Message.Of("files.numbers"), isOpen ? Message.Of("files.numbers-views") : null]);
        Advice = Message.Of("files.say-what-to-take-off");
        return project;
    }

    private async Task<Project> ReadProjectAsync(FileTree files, CancellationToken cancellationToken)
    {
        Queue<Task> underWay = [];
        var begun = 0;
        ProjectReading reading;
        try
        {
            reading = await ProjectFile.ReadAsync(files, BeginAsync, progress: progress, cancellationToken: cancellationToken);
        }
        finally
        {
            await Task.WhenAll(underWay); // What is let go afterwards has to be there.
        }

        _remarks.Sort((one, other) => one.Example!.Value.CompareTo(other.Example!.Value));
        _remarks.InsertRange(0, reading.Repairs);
        return reading.Project;

        // The browser unpacks some while the next ones are read.
        async ValueTask BeginAsync(ProjectExample example, byte[] png)
        {
            if (underWay.Count == AtOnce)
                await underWay.Dequeue();
            if (++begun % BetweenCollections == 0)
                GC.Collect();
            underWay.Enqueue(
                TakeAsync(
                    example.Id,
                    () => pictures.AddPngAsync(png),
                    why => Message.Of("files.example-left-out", ("number", example.Id.Value), ("why", why))
                )
            );
        }
    }

    private async Task<Project> ImportAsync(
        FileTree files,
        ProjectSettings settings,
        ImportOptions options,
        CancellationToken cancellationToken
    )
    {
        var import = await PictureImport.FromFilesAsync(files, options, cancellationToken);
        var taught = import.Pictures.RemoveAll(picture => picture.Part is not DatasetPart.Training);
        Understood = import.Understood;
        _remarks.AddRange(import.Repairs);
        var labels = import
            .Labels.Select((name, index) => (Name: name, Label: new Label(index + 1)))
            .ToDictionary(label => label.Name, label => label.Label);
        List<ProjectExample> examples = [];
        foreach (var picture in taught)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ExampleId id = new(examples.Count + 1);
            var isTaken = await TakeAsync(
                id,
                () => TakePhotoAsync(picture),
                why => Message.Of("files.left-out", ("file", picture.Name), ("why", why))
            );
            if (isTaken)
                examples.Add(new(id, labels[picture.Label], Features: null));
            progress.Report(new(examples.Count, taught.Length));
        }

        if (examples.Count == 0)
            throw new ProjectFormatException(
                Message.Of("files.no-pictures", ("count", taught.Length), ("why", _remarks[^1].Reason))
            );

        var empty = labels.Where(label => !examples.Exists(example => example.Label == label.Value)).Select(label => label.Key);
        Advice = Message.Sequence([
            .. empty.Select(label => Message.Of("files.label-empty", ("label", label))),
            examples.Exists(example => example.Label != examples[0].Label) ? null : Message.Of("files.one-label"),
            Message.Of("files.say-what-to-take-off"),
        ]);
        return new(
            labels.Select(label => new ProjectLabel(
                label.Value,
                label.Key,
                LabelPalette.NameOf(LabelPalette.At(label.Value.Id - 1)),
                Ships: true
            )),
            examples,
            settings
        );
    }

    private async Task<bool> TakeAsync(ExampleId example, Func<Task<PictureId>> take, Func<Message, Message> leftOut)
    {
        try
        {
            _taken.Add(example, await take());
            return true;
        }
        catch (PictureException exception)
        {
            return LeaveOut(exception.Reason);
        }
        catch (ProjectFormatException exception)
        {
            return LeaveOut(exception.Reason);
        }
        catch (FileException exception) when (_isFolder) // The others of a folder are there all the same.
        {
            return LeaveOut(exception.Reason);
        }

        bool LeaveOut(Message why)
        {
            _remarks.Add(new(RepairKind.ExampleDropped, leftOut(why), example));
            return false;
        }
    }

    private async Task<PictureId> TakePhotoAsync(ImportedPicture picture)
    {
        var photo = await pictures.AddPhotoAsync(await BytesAsync(picture), picture.MayBeMask);
        if (photo.Remark is { } remark)
            _odd.Add((picture.Name, PictureRemarks.Say(remark)));
        return photo.Picture;
    }

    private static async Task<byte[]> BytesAsync(ImportedPicture picture)
    {
        await using var stream = await picture.OpenAsync();
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
