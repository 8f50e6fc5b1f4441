using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>The pictures of a folder of labels, with their features; after them the examples that have no pictures.</summary>
/// <param name="Labels">The labels' names, in ordinal order; label n is the n-th, counted from 0.</param>
/// <param name="Pictures">Those that could be used. The n-th has the id n, whatever the machine.</param>
/// <param name="Files">The path of each, in the same order.</param>
/// <param name="Skipped">What was skipped.</param>
/// <param name="PicturesPerSecond">How fast they were read and their features extracted.</param>
internal sealed record LabelledDataset(
    ImmutableArray<string> Labels,
    ImmutableArray<LabelledPicture> Pictures,
    ImmutableArray<string> Files,
    ImmutableArray<SkippedPicture> Skipped,
    double PicturesPerSecond
)
{
    /// <summary>Extracts the features of every picture of a folder once, on all cores.</summary>
    /// <param name="found">The files and their labels.</param>
    /// <param name="reader">Extracts the features.</param>
    /// <param name="cores">How many at once.</param>
    /// <param name="terminal">Where to show how far it is, and what was skipped.</param>
    /// <param name="keep">Takes each picture itself, as PNG and in order; null if they are not wanted.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">Not one picture can be used.</exception>
    public static async Task<LabelledDataset> ExtractAsync(
        LabelledFiles found,
        FeatureReader reader,
        int cores,
        Terminal terminal,
        Action<ExampleId, byte[]>? keep,
        CancellationToken cancellationToken
    )
    {
        var pictures = ImmutableArray.CreateBuilder<LabelledPicture>(found.Files.Length);
        var files = ImmutableArray.CreateBuilder<string>(found.Files.Length);
        var skipped = ImmutableArray.CreateBuilder<SkippedPicture>();
        var kept = ImmutableHashSet.CreateBuilder<ExampleId>();
        List<Message> notes = [];
        foreach (var one in found.Skipped)
            skipped.Add(new(one.Path, terminal.Texts[one.Problem!]));
        var watch = Stopwatch.StartNew();
        await terminal.WatchAsync(
            Message.Of("progress.looking"),
            found.Files.Length,
            async step =>
            {
                var extracted = OrderedPipeline.RunAsync(
                    ContentsAsync(found.Files, cancellationToken),
                    read => (read.File, Result: reader.Extract(read.File.Picture, read.Bytes, keep is not null)),
                    cores,
                    cancellationToken
                );
                await foreach (var (file, result) in extracted)
                {
                    step();
                    if (result.Features is null)
                    {
                        skipped.Add(new(result.File, terminal.Texts[result.Problem!]));
                        continue;
                    }

                    var id = new ExampleId(pictures.Count);
                    pictures.Add(new(id, file.Label, result.Features));
                    if (file.Part is DatasetPart.Test)
                        kept.Add(id);
                    files.Add(result.File);
                    if (result.Note is { } note)
                        notes.Add(note);
                    keep?.Invoke(id, result.Png!);
                }

                return true;
            }
        );
        var seconds = watch.Elapsed.TotalSeconds;

        foreach (var (file, reason) in skipped)
            terminal.Note(Message.Of("passedOver", ("file", file), ("reason", reason)));
        foreach (var note in notes)
            terminal.Note(note);
        var looked = pictures.Count;
        foreach (var (label, row) in found.Numbers)
        {
            pictures.Add(new(new(pictures.Count), label, row.Features));
            files.Add(row.Name);
        }

        if (pictures.Count == 0)
            throw new CliException(Message.Of("folder.noPictures", ("folder", found.Source)));

        return new(found.Names, pictures.ToImmutable(), files.ToImmutable(), skipped.ToImmutable(), looked / seconds)
        {
            KeptForTest = kept.ToImmutable(),
        };
    }

    // One after the other where they lie in one file, whichever of the cores then looks at them.
    private static async IAsyncEnumerable<(LabelledFile File, byte[]? Bytes)> ContentsAsync(
        ImmutableArray<LabelledFile> files,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var file in files)
        {
            var (picture, bytes) = await file.Picture.ReadAsync(cancellationToken);
            yield return (file with { Picture = picture }, bytes);
        }
    }

    /// <summary>The pictures that are kept for the test.</summary>
    public ImmutableHashSet<ExampleId> KeptForTest { get; private init; } = [];

    /// <summary>The files of near-copies, group by group.</summary>
    public ImmutableArray<ImmutableArray<string>> FilesOf(CopyGroups copies) =>
        [.. copies.Groups.Select(group => group.Select(id => Files[id.Value]).ToImmutableArray())];

    /// <summary>How many of them have no pictures.</summary>
    public int WithoutPicture => Pictures.Count(picture => picture.Features.OnlyKind is not null);

    /// <summary>How many pictures each label has, label by label.</summary>
    public ImmutableArray<int> Counts()
    {
        var counts = new int[Labels.Length];
        foreach (var picture in Pictures)
            counts[picture.Label.Id]++;
        return [.. counts];
    }
}
