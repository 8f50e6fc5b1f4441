using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Tasks.Dataflow;
using Sortline.Cli.Files;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Vision;

namespace Sortline.Cli.Training;

/// <summary>A project file, read, with the features of every example known.</summary>
/// <param name="Project">What it holds.</param>
/// <param name="Prints">What tells near-copies of each picture that could be unpacked.</param>
/// <param name="Repairs">What was wrong with it, in sentences.</param>
/// <param name="Bytes">How large the file is.</param>
internal sealed record OpenedProject(
    Project Project,
    IReadOnlyDictionary<ExampleId, PicturePrint> Prints,
    ImmutableArray<string> Repairs,
    long Bytes
)
{
    /// <summary>Tells whether another project holds the same, see <see cref="ProjectFingerprint"/>; pictures that cannot be unpacked are left out.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Reads a project file, and looks again at the pictures whose features it does not hold.</summary>
    /// <exception cref="CliException">It cannot be read, or it is not a project.</exception>
    public static async Task<OpenedProject> ReadAsync(
        string path,
        int cores,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        await using var file = Open(path);
        try
        {
            var opened = await ReadAsync(file, cores, cancellationToken);
            foreach (var repair in opened.Repairs)
                terminal.Note(Message.Of("project.repaired", ("file", path), ("repair", repair)));
            return opened;
        }
        catch (ProjectFormatException exception)
        {
            throw new CliException(Message.Of("project.refused", ("file", path), ("reason", exception.Message)), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotRead(path, exception);
        }
    }

    /// <summary>Opens a project file, or a folder that one was unpacked into, without reading it.</summary>
    /// <exception cref="CliException">It cannot be opened.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            if (UnpackedProject.Find(path) is { } folder)
                return UnpackedProject.Pack(folder);
            if (Directory.Exists(path))
                throw new CliException(Message.Of("project.isFolder", ("file", path), ("extension", ProjectFile.Extension)));
            if (!File.Exists(path))
                throw new CliException(Message.Of("project.missing", ("file", path)));
            if (new FileInfo(path).Length == 0)
                throw new CliException(Message.Of("project.empty", ("file", path)));
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw NotRead(path, exception);
        }
    }

    /// <summary>The name of a label of the project.</summary>
    public string NameOf(Label label) => Project.Find(label)!.Name;

    /// <summary>The near-copies among its examples.</summary>
    public CopyGroups FindCopies() => CopySearch.Find([.. Project.LabelledPictures()], id => Prints.GetValueOrDefault(id));

    /// <summary>Learns from its examples, in the way that it says or in the one that does best.</summary>
    /// <exception cref="CliException">There are no examples.</exception>
    public TrainedModel Train(int cores, CancellationToken cancellationToken)
    {
        var pictures = Project.LabelledPictures().ToImmutableArray();
        if (pictures.IsEmpty)
            throw new CliException(Message.Of("project.noExamples"));

        var (copies, neighbours) = (FindCopies(), Project.Settings.Neighbours);
        var methods = Project.Methods;
        return methods is [var only]
            ? new(only, only.Fit(pictures, neighbours, copies))
            : Trainer.Best(Trainer.Compare(methods, pictures, copies, neighbours, cores, cancellationToken));
    }

    private static async Task<OpenedProject> ReadAsync(FileStream file, int cores, CancellationToken cancellationToken)
    {
        // The first reading leaves the pictures out: only the project says in which views they are to be looked at.
        var reading = await ProjectFile.ReadAsync(file, cancellationToken: cancellationToken);
        var repairs = reading.Repairs.Select(repair => repair.Message).ToImmutableArray();
        var extracted = new ConcurrentDictionary<ExampleId, PictureFeatures>();
        var prints = new ConcurrentDictionary<ExampleId, PicturePrint>();
        ConcurrentBag<string> sums = [];
        string NameOf(ProjectExample example) => reading.Project.Find(example.Label)!.Name;
        foreach (var example in reading.Project.Examples.Where(example => !example.HasPicture))
            sums.Add(ProjectFingerprint.OfExample(NameOf(example), []));
        using var reader = reading.Project.AwaitingFeatures().Any() ? new FeatureReader(reading.Project.Settings.Views) : null;
        var extraction = new ActionBlock<(ProjectExample Example, byte[] Png)>(
            picture =>
                Look(
                    reader,
                    picture.Example,
                    picture.Png,
                    extracted,
                    prints,
                    unpacked => sums.Add(ProjectFingerprint.OfExample(NameOf(picture.Example), unpacked.Rgb))
                ),
            new()
            {
                MaxDegreeOfParallelism = cores,
                BoundedCapacity = 4 * cores,
                CancellationToken = cancellationToken,
            }
        );
        file.Position = 0;
        await ProjectFile.ReadAsync(
            file,
            async (example, png) => await extraction.SendAsync((example, png), cancellationToken),
            cancellationToken: cancellationToken
        );
        extraction.Complete();
        await extraction.Completion;

        var examples = reading.Project.Examples.Select(example =>
            example.Features is null && extracted.TryGetValue(example.Id, out var features)
                ? example with
                {
                    Features = features,
                }
                : example
        );
        var whole = new Project(reading.Project.Labels, examples, reading.Project.Settings, ProjectBackbone.MobileNet);
        return new(whole, prints, repairs, file.Length) { Fingerprint = ProjectFingerprint.Of(sums) };
    }

    private static void Look(
        FeatureReader? reader,
        ProjectExample example,
        byte[] png,
        ConcurrentDictionary<ExampleId, PictureFeatures> extracted,
        ConcurrentDictionary<ExampleId, PicturePrint> prints,
        Action<CanonicalPicture> unpacked
    )
    {
        try
        {
            var picture = PictureReader.Read(png);
            unpacked(picture);
            prints[example.Id] = PicturePrint.Of(picture.Rgb);
            if (example.Features is null && reader is not null)
                extracted[example.Id] = reader.Extract(png);
        }
        catch (PictureException)
        {
            // Its picture is damaged: where the file does not hold its features, nothing can be learned from it, and inspect counts it so.
        }
    }

    private static CliException NotRead(string path, Exception exception) =>
        new(Message.Of("project.unread", ("file", path), ("reason", exception.Message.TrimEnd('.'))), exception);
}
