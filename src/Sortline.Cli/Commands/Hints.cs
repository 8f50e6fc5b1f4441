using System.Collections.Immutable;
using Sortline.Cli.Pictures;
using Sortline.Learning;
using Sortline.Learning.Evaluation;

namespace Sortline.Cli.Commands;

/// <summary>What in the examples is worth a look, in sentences.</summary>
internal static class Hints
{
    public static ImmutableArray<HintRow> Of(MethodResult result, Gallery gallery) =>
        Of(result, gallery.Pictures, label => gallery.Labels[label.Id], id => gallery.Files[id.Value]);

    public static ImmutableArray<HintRow> Of(
        MethodResult result, ImmutableArray<LabelledPicture> pictures, Func<Label, string> nameOf, Func<ExampleId, string>? fileOf = null) => [];
}
