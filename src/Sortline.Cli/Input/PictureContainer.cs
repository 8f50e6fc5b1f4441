using System.Collections.Immutable;
using System.Text;
using Sortline.Cli.Files;
using Sortline.Learning;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>A file that holds pictures: a project (unpacked or not), a zip of folders, or what Teachable Machine saved.</summary>
internal sealed class PictureContainer : IAsyncDisposable
{
    // What a folder of photos holds, packed. A project of the page stays far below.
    private static readonly ProjectLimits Limits = new(
        Entries: 200_000,
        EntryBytes: 256 << 20,
        TotalBytes: 32L << 30,
        NestedBytes: int.MaxValue
    );

    private readonly FileStream _file;
    private readonly PictureStore? _store;

    private PictureContainer(FileStream file, PictureStore? store) => (_file, _store) = (file, store);

    /// <summary>One of its pictures.</summary>
    /// <param name="Label">The name of its label.</param>
    /// <param name="Picture">The picture, called by the file and its place in it.</param>
    /// <param name="Part">What it is for.</param>
    public sealed record Contained(string Label, FoundPicture Picture, DatasetPart Part);

    /// <summary>The pictures, label by label.</summary>
    public ImmutableArray<Contained> Pictures { get; private init; } = [];

    /// <summary>The names of its labels, in its order.</summary>
    public ImmutableArray<string> Labels { get; private init; } = [];

    /// <summary>What was wrong with it, and what it was taken for.</summary>
    public ImmutableArray<Message> Remarks { get; private init; } = [];

    /// <summary>Its examples that have no pictures.</summary>
    public LabelledNumbers Numbers { get; private init; } = LabelledNumbers.None;

    /// <summary>How it was taught; null if it is no project.</summary>
    public ProjectSettings? Settings { get; private init; }

    /// <summary>The names of the labels whose things the robot takes off the belt.</summary>
    public ImmutableArray<string> Rejected { get; private init; } = [];

    /// <summary>Whether a path is that of such a file: its content says so.</summary>
    public static bool IsOne(string path) => StartOf(path) is [(byte)'P', (byte)'K', 3 or 5, _, ..];

    /// <summary>Whether a path is that of a text in JSON, which may be a dataset of knn-classifier.</summary>
    public static bool IsJson(string path) => KnnImport.IsJson(StartOf(path));

    private static byte[] StartOf(string path)
    {
        try
        {
            // To read from a named pipe could take for ever. It says that it has no bytes.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 })
                return [];

            using var file = File.OpenRead(path);
            var start = new byte[256];
            return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return []; // Whoever reads it says why.
        }
    }

    /// <summary>Lists its pictures.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">Which of its folders name the labels.</param>
    /// <param name="name">The label of pictures that lie in no folder; null to refuse them.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">It cannot be read, or there are no labelled pictures in it.</exception>
    public static async Task<PictureContainer> OpenAsync(
        string path,
        LayoutChoice layout,
        string? name,
        CancellationToken cancellationToken
    )
    {
        FileStream? file = null;
        try
        {
            file = (UnpackedProject.Find(path) ?? UnpackedProject.FindMachine(path)) is { } folder
                ? UnpackedProject.Pack(folder)
                : new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.Asynchronous);
            return await ProjectFile.IsProjectAsync(file, cancellationToken)
                ? await OfProjectAsync(path, file, cancellationToken)
                : await OfZipAsync(path, file, layout, name, cancellationToken);
        }
        catch (Exception exception) when (exception is ProjectFormatException or IOException or UnauthorizedAccessException)
        {
            if (file is not null)
                await file.DisposeAsync();
            throw exception switch
            {
                UnclearLayoutException unclear => Unclear(path, unclear),
                ProjectFormatException it => new CliException(
                    Message.Of("container.refused", ("file", path), ("reason", it.Reason)),
                    it
                ),
                _ => new CliException(
                    Message.Of("folder.unread", ("folder", path), ("reason", exception.Message.TrimEnd('.'))),
                    exception
                ),
            };
        }
    }

    /// <summary>The refusal of folders that can be understood in two ways, with what to say for either.</summary>
    public static CliException Unclear(string path, UnclearLayoutException unclear) =>
        new(
            Message.Of(
                "container.unclear",
                ("file", path),
                ("reason", unclear.Reason),
                ("choices", string.Join(" / ", unclear.Readings.Select(reading => $"--layout {LayoutNames.Of(reading.Choice)}")))
            ),
            unclear
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _store?.Dispose();
        await _file.DisposeAsync();
    }

    private static async Task<PictureContainer> OfZipAsync(
        string path,
        FileStream file,
        LayoutChoice layout,
        string? name,
        CancellationToken cancellationToken
    )
    {
        var import = await PictureImport.FromZipAsync(
            file,
            new(layout, name, Limits, Decode, Locale.Language),
            cancellationToken
        );
        return new(file, null)
        {
            Pictures =
            [
                .. import.Pictures.Select(picture => new Contained(
                    picture.Label,
                    new($"{path}/{picture.Name}", Content: token => BytesAsync(picture, token), MayBeMask: picture.MayBeMask),
                    picture.Part
                )),
            ],
            Labels = import.Labels,
            Remarks = [import.Understood, .. import.Repairs.Select(repair => repair.Reason)],
        };
    }

    private static async Task<PictureContainer> OfProjectAsync(string path, FileStream file, CancellationToken cancellationToken)
    {
        PictureStore store = new();
        try
        {
            List<ExampleId> kept = [];
            var reading = await ProjectFile.ReadAsync(
                file,
                (example, png) =>
                {
                    store.Add(example.Id, png);
                    kept.Add(example.Id);
                    return ValueTask.CompletedTask;
                },
                cancellationToken: cancellationToken
            );
            var labels = reading.Project.Labels.ToDictionary(label => label.Label, label => label.Name);
            var known = reading.Project.Examples.ToDictionary(example => example.Id, example => labels[example.Label]);
            return new(file, store)
            {
                Pictures =
                [
                    .. kept.Where(known.ContainsKey)
                        .Select(id => new Contained(
                            known[id],
                            new($"{path}/{id.Value}", Content: _ => Task.FromResult(store.Read(id))),
                            DatasetPart.Training
                        ))
                        .OrderBy(picture => picture.Label, StringComparer.Ordinal),
                ],
                Labels = [.. reading.Project.Labels.Select(label => label.Name)],
                Remarks = [.. reading.Repairs.Select(repair => repair.Reason)],
                Numbers = LabelledNumbers.Of(path, reading.Project),
                Settings = reading.Project.Settings,
                Rejected = [.. reading.Project.Labels.Where(label => !label.Ships).Select(label => label.Name)],
            };
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> BytesAsync(ImportedPicture picture, CancellationToken cancellationToken)
    {
        await using var stream = await picture.OpenAsync(cancellationToken);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static string? Decode(string encoding, byte[] bytes)
    {
        try
        {
            return CodePagesEncodingProvider
                .Instance.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
