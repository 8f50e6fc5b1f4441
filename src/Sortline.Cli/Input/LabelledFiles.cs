using System.Collections.Immutable;
using Sortline.Cli.Files;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>Pictures with their labels: those of a folder, of a zip, of a Teachable Machine project or of a project file.</summary>
/// <param name="Source">What was given.</param>
/// <param name="Names">The labels' names, clean and all different, in ordinal order; label n is the n-th, counted from 0.</param>
/// <param name="Files">The files, label by label.</param>
/// <param name="Skipped">What belongs to no label or cannot be looked into, with the problem.</param>
/// <param name="Remarks">What was understood, and what was wrong.</param>
internal sealed record LabelledFiles(
    string Source,
    ImmutableArray<string> Names,
    ImmutableArray<LabelledFile> Files,
    ImmutableArray<FoundPicture> Skipped,
    ImmutableArray<Message> Remarks
) : IAsyncDisposable
{
    private const string PlainLayout = "project.layout.labels";

    private PictureContainer? _container;

    /// <summary>Examples that have no pictures, with the place of each label's name among all names.</summary>
    public ImmutableArray<(Label Label, LabelledNumbers.Row Row)> Numbers { get; private init; } = [];

    /// <summary>In which views such examples can be compared; null if in any.</summary>
    public Augmentation? Views { get; private init; }

    /// <summary>How it was taught; null if it was not.</summary>
    public ProjectSettings? Taught => _container?.Settings;

    /// <summary>The names of the labels whose things the robot takes off the belt, if it was taught.</summary>
    public ImmutableArray<string> Rejected => _container?.Rejected ?? [];

    /// <summary>Settings with views that all of it can be compared in.</summary>
    public ProjectSettings Fit(ProjectSettings settings) => Views is { } views ? settings with { Views = views } : settings;

    /// <summary>How many pictures are kept for the test.</summary>
    public int TestCount => Files.Count(file => file.Part is DatasetPart.Test);

    /// <summary>Those that are to be learned from.</summary>
    public LabelledFiles ForTraining() => this with { Files = [.. Files.Where(file => file.Part is DatasetPart.Training)] };

    /// <summary>Those that are kept for the test; all of them where none are.</summary>
    public LabelledFiles ForTest() =>
        TestCount == 0 ? this : this with { Files = [.. Files.Where(file => file.Part is DatasetPart.Test)] };

    /// <summary>How many files there are of each label, label by label.</summary>
    public ImmutableArray<int> Counts() =>
        [.. Enumerable.Range(0, Names.Length).Select(at => Files.Count(file => file.Label.Id == at))];

    /// <summary>Those whose labels are among some names. Then these are the names, spelled and ordered as given.</summary>
    public LabelledFiles Among(ImmutableArray<string> names)
    {
        var places = Names.Select(own => names.IndexOf(own, 0, LabelName.Comparer)).ToArray();
        return this with
        {
            Names = names,
            Files =
            [
                .. Files
                    .Where(file => places[file.Label.Id] >= 0)
                    .Select(file => file with { Label = new(places[file.Label.Id]) }),
            ],
        };
    }

    /// <summary>Looks through what was given; no picture is opened yet.</summary>
    /// <param name="path">A folder, or a file that holds pictures.</param>
    /// <param name="layout">Which folders name the labels.</param>
    /// <param name="terminal">Told what was understood.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">There are no labels in it, or more than there is room for.</exception>
    public static Task<LabelledFiles> OpenAsync(
        string path,
        LayoutChoice layout,
        Terminal terminal,
        CancellationToken cancellationToken
    ) => OpenAsync(path, layout, numbersIn: null, terminal, cancellationToken);

    /// <inheritdoc cref="OpenAsync(string, LayoutChoice, Terminal, CancellationToken)"/>
    /// <param name="path">A folder, a file that holds pictures, or a dataset of knn-classifier.</param>
    /// <param name="layout">Which folders name the labels.</param>
    /// <param name="numbersIn">The views to compare in if examples without pictures leave that open; null to do without such examples.</param>
    /// <param name="terminal">Told what was understood.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<LabelledFiles> OpenAsync(
        string path,
        LayoutChoice layout,
        Augmentation? numbersIn,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var files = await OpenAsync(path, layout, numbersIn, cancellationToken);
        if (!files.Numbers.IsEmpty)
            terminal.Note(Message.Of("numbers.found", ("file", path), ("count", files.Numbers.Length)));
        foreach (var remark in files.Remarks.Where(remark => remark.Key != PlainLayout)) // It is what everybody expects.
            terminal.Note(Message.Of("container.remark", ("file", path), ("remark", remark)));
        return files;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
            await _container.DisposeAsync();
    }

    private static async Task<LabelledFiles> OpenAsync(
        string path,
        LayoutChoice layout,
        Augmentation? numbersIn,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (Directory.Exists(path) && (UnpackedProject.Find(path) ?? UnpackedProject.FindMachine(path)) is null)
                return OfFolder(path, layout, cancellationToken);
            if (!Path.Exists(path))
                throw new CliException(Message.Of("folder.missing", ("folder", path)));
            if (numbersIn is { } views && PictureContainer.IsJson(path))
                return Of(path, [], [], [], await LabelledNumbers.OfDatasetAsync(path, views, cancellationToken));
            if (File.Exists(path) && !PictureContainer.IsOne(path))
                throw new CliException(Message.Of("folder.isFile", ("folder", path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException(
                Message.Of("folder.unread", ("folder", path), ("reason", exception.Message.TrimEnd('.'))),
                exception
            );
        }

        // A heap in a folder is refused, whatever lies beside it.
        var name = File.Exists(path) ? Path.GetFileNameWithoutExtension(path) : null;
        var container = await PictureContainer.OpenAsync(path, layout, name, cancellationToken);
        var numbers = numbersIn is null ? LabelledNumbers.None : container.Numbers;
        if (container.Pictures.IsEmpty && numbers.Rows.IsEmpty)
        {
            await container.DisposeAsync();
            throw new CliException(Message.Of("folder.noPictures", ("folder", path)));
        }

        return Of(
            path,
            container.Pictures.Select(picture => (picture.Label, picture.Picture, picture.Part)),
            [],
            container.Remarks,
            numbers
        ) with
        {
            _container = container,
        };
    }

    private static LabelledFiles OfFolder(string folder, LayoutChoice choice, CancellationToken cancellationToken)
    {
        List<FoundPicture> skipped = [];
        Dictionary<string, string> paths = new(StringComparer.Ordinal);
        foreach (var found in PictureWalk.Below(folder, cancellationToken))
        {
            if (found.Problem is not null)
                skipped.Add(found);
            else
                paths.Add(Path.GetRelativePath(folder, found.Path).Replace(Path.DirectorySeparatorChar, '/'), found.Path);
        }

        skipped.AddRange(
            EmptyFolders(folder, paths.Keys, skipped)
                .Select(empty => new FoundPicture(empty, Message.Of("passedOver.folderEmpty")))
        );
        var layout = Layout(folder, paths.Keys, choice);
        skipped.AddRange(layout.PassedOver.Select(one => new FoundPicture(Path.Combine(folder, one.Path), one.Reason)));
        return Of(
            folder,
            layout.Pictures.Select(picture =>
                (picture.Label, new FoundPicture(paths[picture.Path], MayBeMask: picture.MayBeMask), picture.Part)
            ),
            skipped,
            [layout.Understood]
        );
    }

    private static FolderLayout Layout(string folder, IEnumerable<string> paths, LayoutChoice choice)
    {
        try
        {
            return FolderLayout.Read(paths, choice);
        }
        catch (UnclearLayoutException unclear)
        {
            throw PictureContainer.Unclear(folder, unclear);
        }
        catch (ProjectFormatException exception)
        {
            throw new CliException(
                exception.Reason.Key == "project.import.no-folders"
                    ? Message.Of("folder.noLabels", ("folder", folder))
                    : Message.Of("container.refused", ("file", folder), ("reason", exception.Reason)),
                exception
            );
        }
    }

    private static List<string> EmptyFolders(string folder, IEnumerable<string> paths, IEnumerable<FoundPicture> problems)
    {
        var filled = paths
            .Concat(problems.Select(problem => Path.GetRelativePath(folder, problem.Path)))
            .Select(path => path.Split('/', Path.DirectorySeparatorChar)[0])
            .ToHashSet(StringComparer.Ordinal);
        return [.. PictureWalk.Folders(folder).Where(inside => !filled.Contains(Path.GetFileName(inside)))];
    }

    private static LabelledFiles Of(
        string source,
        IEnumerable<(string Label, FoundPicture Picture, DatasetPart Part)> pictures,
        IEnumerable<FoundPicture> skipped,
        ImmutableArray<Message> remarks,
        LabelledNumbers? numbers = null
    )
    {
        numbers ??= LabelledNumbers.None;
        var found = pictures.ToLookup(picture => LabelName.Clean(picture.Label));
        List<string> names = [];
        List<LabelledFile> files = [];
        foreach (
            var label in found
                .Select(label => label.Key)
                .Union(numbers.Rows.Select(row => row.Label))
                .Order(StringComparer.Ordinal)
        )
        {
            if (LabelName.FindFault(label, []) is { } fault)
                throw new CliException(Message.Of("train.noLabel", ("folder", label), ("reason", fault)));

            var at = names.FindIndex(name => LabelName.Comparer.Equals(name, label));
            if (at < 0)
            {
                at = names.Count;
                names.Add(label);
            }

            files.AddRange(found[label].Select(picture => new LabelledFile(new(at), picture.Picture, picture.Part)));
        }

        if (names.Count > Project.MaxLabels)
        {
            throw new CliException(
                Message.Of("folder.tooManyLabels", ("folder", source), ("count", names.Count), ("most", Project.MaxLabels))
            );
        }

        return new(source, [.. names], [.. files.OrderBy(file => file.Label.Id)], [.. skipped], remarks)
        {
            Numbers =
            [
                .. numbers.Rows.Select(row =>
                    (new Label(names.FindIndex(name => LabelName.Comparer.Equals(name, row.Label))), row)
                ),
            ],
            Views = numbers.Views,
        };
    }
}
