using System.Collections.Immutable;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Messages;

namespace Sortline.Cli.Documents;

/// <summary>What in the examples is worth a look, in sentences.</summary>
/// <param name="terminal">Has the sentences.</param>
/// <param name="nameOf">The name of a label.</param>
/// <param name="fileOf">The file of an example; null where it is unknown.</param>
internal sealed class Hints(Terminal terminal, Func<Label, string> nameOf, Func<ExampleId, string>? fileOf = null)
{
    /// <summary>Of a folder.</summary>
    public static ImmutableArray<HintRow> Of(
        Terminal terminal,
        MethodResult result,
        LabelledDataset dataset,
        CancellationToken cancellationToken
    ) =>
        new Hints(terminal, label => dataset.Labels[label.Id], id => dataset.Files[id.Value]).In(
            result,
            dataset.Pictures,
            cancellationToken
        );

    /// <summary>Of some examples.</summary>
    public ImmutableArray<HintRow> In(
        MethodResult result,
        ImmutableArray<LabelledPicture> pictures,
        CancellationToken cancellationToken
    )
    {
        DataInspector inspector = new(result, pictures);
        while (inspector.Advance())
            cancellationToken.ThrowIfCancellationRequested();
        return [.. inspector.Hints.Select(Row)];
    }

    private HintRow Row(Hint hint) =>
        hint switch
        {
            Hint.Contradiction it => Row(
                "contradiction",
                Message.Of(
                    "hint.contradiction",
                    ("first", Example(it.First)),
                    ("second", Example(it.Second)),
                    ("firstLabel", nameOf(it.FirstLabel)),
                    ("secondLabel", nameOf(it.SecondLabel))
                ),
                it.First,
                it.Second
            ),
            Hint.LooksMislabelled it => Row(
                "mislabelled",
                Message.Of(
                    "hint.mislabelled",
                    ("example", Example(it.Example)),
                    ("label", nameOf(it.Label)),
                    ("suggested", nameOf(it.Suggested))
                ),
                it.Example
            ),
            Hint.NearDuplicate it => Row(
                "duplicate",
                Message.Of("hint.duplicate", ("first", Example(it.First)), ("second", Example(it.Second))),
                it.First,
                it.Second
            ),
            Hint.UnderrepresentedLabel it => Row(
                "lonely",
                it.HasFew
                    ? Message.Of("hint.few", ("label", nameOf(it.Label)), ("count", it.Count))
                    : Message.Of(
                        "hint.fewer",
                        ("label", nameOf(it.Label)),
                        ("count", it.Count),
                        ("largest", nameOf(it.Largest)),
                        ("largestCount", it.LargestCount)
                    )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, "There is a new kind of hint: give it a sentence."),
        };

    private HintRow Row(string kind, Message text, params ReadOnlySpan<ExampleId> examples)
    {
        var ids = examples.ToImmutableArray();
        return new(kind, terminal.Texts[text], [.. ids.Select(id => id.Value)], fileOf is null ? null : [.. ids.Select(fileOf)]);
    }

    private object Example(ExampleId id) => fileOf?.Invoke(id) ?? (object)Message.Of("hint.example", ("id", id.Value));
}
