using System.Collections.Immutable;
using System.Globalization;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Cli.Documents;

/// <summary>What in the examples is worth a look, in sentences.</summary>
/// <param name="nameOf">The name of a label.</param>
/// <param name="fileOf">The file of an example; null where it is unknown.</param>
internal sealed class Hints(Func<Label, string> nameOf, Func<ExampleId, string>? fileOf = null)
{
    /// <summary>Of a folder.</summary>
    public static ImmutableArray<HintRow> Of(MethodResult result, LabelledDataset dataset, CancellationToken cancellationToken) =>
        new Hints(label => dataset.Labels[label.Id], id => dataset.Files[id.Value]).In(
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
                $"{Example(it.First)} and {Example(it.Second)} are as good as the same picture, but one is “{nameOf(it.FirstLabel)}” and the other “{nameOf(it.SecondLabel)}”.",
                it.First,
                it.Second
            ),
            Hint.LooksMislabelled it => Row(
                "mislabelled",
                $"{Example(it.Example)} is “{nameOf(it.Label)}”, but looks like “{nameOf(it.Suggested)}” to all the others ({TextFormat.Percent(it.Confidence)} sure).",
                it.Example
            ),
            Hint.NearDuplicate it => Row(
                "duplicate",
                $"{Example(it.Second)} is as good as the same picture as {Example(it.First)}: it teaches nothing new and flatters every test.",
                it.First,
                it.Second
            ),
            Hint.UnderrepresentedLabel it => Row(
                "lonely",
                it.HasFew
                    ? $"“{nameOf(it.Label)}” has only {TextFormat.Count(it.Count, "picture")}. Add some."
                    : $"“{nameOf(it.Label)}” has {TextFormat.Count(it.Count, "picture")}, “{nameOf(it.Largest)}” has {it.LargestCount}. Add some, or the robot will expect the other."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, "There is a new kind of hint: give it a sentence."),
        };

    private HintRow Row(string kind, string text, params ReadOnlySpan<ExampleId> examples)
    {
        var ids = examples.ToImmutableArray();
        return new(kind, text, [.. ids.Select(id => id.Value)], fileOf is null ? null : [.. ids.Select(fileOf)]);
    }

    private string Example(ExampleId id) =>
        fileOf?.Invoke(id) ?? string.Create(CultureInfo.InvariantCulture, $"Example {id.Value}");
}
