using System.Collections.Immutable;
using System.Diagnostics;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Cli.Input;

/// <summary>The pictures of a folder of labels, with their features.</summary>
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
    /// <param name="found">The folders of the labels.</param>
    /// <param name="reader">Extracts the features.</param>
    /// <param name="cores">How many at once.</param>
    /// <param name="terminal">Where to show how far it is, and what was skipped.</param>
    /// <param name="keep">Takes each picture itself, as PNG and in order; null if they are not wanted.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CliException">Not one picture can be used.</exception>
    public static async Task<LabelledDataset> ExtractAsync(
        LabelFolders found,
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
        foreach (var (file, problem) in found.Skipped)
            skipped.Add(new(file, terminal.Texts[problem!]));
        var watch = Stopwatch.StartNew();
        await terminal.WatchAsync(
            Message.Of("progress.looking"),
            found.Files.Length,
            async step =>
            {
                var extracted = OrderedPipeline.RunAsync(
                    found.Files.ToAsyncEnumerable(),
                    file => (file.Label, Result: reader.Extract(file.Picture, keep is not null)),
                    cores,
                    cancellationToken
                );
                await foreach (var (label, result) in extracted)
                {
                    step();
                    if (result.Features is null)
                    {
                        skipped.Add(new(result.File, terminal.Texts[result.Problem!]));
                        continue;
                    }

                    var id = new ExampleId(pictures.Count);
                    pictures.Add(new(id, label, result.Features));
                    files.Add(result.File);
                    keep?.Invoke(id, result.Png!);
                }

                return true;
            }
        );
        var seconds = watch.Elapsed.TotalSeconds;

        foreach (var (file, reason) in skipped)
            terminal.Note(Message.Of("passedOver", ("file", file), ("reason", reason)));
        if (pictures.Count == 0)
            throw new CliException(Message.Of("folder.noPictures", ("folder", found.Folder)));

        return new(found.Names, pictures.ToImmutable(), files.ToImmutable(), skipped.ToImmutable(), pictures.Count / seconds);
    }

    /// <summary>How many pictures each label has, label by label.</summary>
    public ImmutableArray<int> Counts()
    {
        var counts = new int[Labels.Length];
        foreach (var picture in Pictures)
            counts[picture.Label.Id]++;
        return [.. counts];
    }
}
