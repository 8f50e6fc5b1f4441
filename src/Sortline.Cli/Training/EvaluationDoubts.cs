using System.Collections.Immutable;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Messages;

namespace Sortline.Cli.Training;

/// <summary>What makes the numbers of an evaluation say less than they seem to.</summary>
/// <param name="Copies">The near-copies among the pictures.</param>
/// <param name="Distinct">How many pictures each label has where near-copies count as one, label by label.</param>
/// <param name="SingleColour">The files of the pictures of a single colour.</param>
/// <param name="Masks">The files of the pictures that look like masks.</param>
internal sealed record EvaluationDoubts(
    CopyGroups Copies,
    ImmutableArray<int> Distinct,
    ImmutableArray<string> SingleColour,
    ImmutableArray<string> Masks
)
{
    /// <summary>With fewer pictures left for the test, a label's recall is a guess.</summary>
    public const int FewTested = 5;

    private const int MostNamed = 5;

    /// <summary>Looks for them.</summary>
    /// <param name="dataset">The pictures.</param>
    /// <param name="checks">What their pixels told.</param>
    public static EvaluationDoubts Of(LabelledDataset dataset, PictureChecks checks)
    {
        var copies = CopySearch.Find(dataset.Pictures, checks.PrintOf);
        var distinct = new int[dataset.Labels.Length];
        foreach (var (label, count) in Split.CountOnce(dataset.Pictures, copies))
            distinct[label.Id] = count;
        return new(copies, [.. distinct], FilesOf(checks.SingleColour), FilesOf(checks.Masks));

        ImmutableArray<string> FilesOf(List<ExampleId> ids) => [.. ids.Select(id => dataset.Files[id.Value])];
    }

    /// <summary>How many near-copies were kept together; null if there are none.</summary>
    public Message? KeptTogether =>
        Copies.Count == 0 ? null : Message.Of("evaluate.copies", ("copies", Copies.Count), ("groups", Copies.Groups.Length));

    /// <summary>Says what to be wary of.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="labels">The names of the labels.</param>
    /// <param name="shots">How many pictures of each are learned.</param>
    public void Warn(Terminal terminal, ImmutableArray<string> labels, int shots)
    {
        for (var label = 0; label < labels.Length; label++)
        {
            if (Distinct[label] - shots is < FewTested and var tested)
                terminal.Note(Message.Of("evaluate.fewTested", ("label", labels[label]), ("tested", tested), ("shots", shots)));
        }

        if (!SingleColour.IsEmpty)
        {
            var (count, files, more) = Named(SingleColour);
            terminal.Note(Message.Of("evaluate.singleColour", ("count", count), ("files", files), ("more", more)));
        }

        if (!Masks.IsEmpty)
        {
            var (count, files, more) = Named(Masks);
            terminal.Note(Message.Of("evaluate.masks", ("count", count), ("files", files), ("more", more)));
        }
    }

    private static (int Count, string Files, int More) Named(ImmutableArray<string> files) =>
        (files.Length, string.Join(", ", files.Take(MostNamed)), Math.Max(0, files.Length - MostNamed));
}
