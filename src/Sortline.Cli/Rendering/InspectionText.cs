using System.Globalization;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>inspect</c> tells people.</summary>
internal static class InspectionText
{
    public static void Write(Terminal terminal, InspectionDocument document)
    {
        var texts = terminal.Texts;
        var labels = LearningTables.WithNames(texts["inspect.label"], texts["inspect.pictures"], texts["inspect.robot"]);
        foreach (var label in document.Labels)
            labels.AddPlainRow(
                label.Name,
                label.Pictures.ToString(CultureInfo.InvariantCulture),
                label.Ships ? texts["inspect.robot.ships"] : texts["inspect.robot.rejects"]
            );
        terminal.Tables.Write(labels);
        if (!document.LeaveOneOut.IsEmpty)
            LearningTables.WriteLeaveOneOut(terminal, document.LeaveOneOut);
        LearningTables.WriteCopies(terminal, document.NearCopies);
        LearningTables.WriteHints(terminal, document.Hints);

        WriteFacts(terminal, document);
    }

    private static void WriteFacts(Terminal terminal, InspectionDocument document)
    {
        var (views, classifier, features, neighbours) = document.Settings;
        (string Name, Message Value)[] facts =
        [
            (
                terminal.Texts["inspect.file"],
                Message.Of("inspect.file.size", ("file", document.File), ("size", document.Bytes / 1024))
            ),
            (
                terminal.Texts["inspect.examples"],
                Message.Of(
                    "inspect.examples.count",
                    ("count", document.Examples),
                    ("damaged", document.Unusable),
                    ("without", document.WithoutPicture)
                )
            ),
            (
                terminal.Texts["inspect.learns"],
                Message.Of(
                    "inspect.learns.how",
                    ("classifier", classifier),
                    ("features", features),
                    ("views", views),
                    ("neighbours", neighbours)
                )
            ),
            (
                terminal.Texts["inspect.backbone"],
                Message.Of("inspect.backbone.recipe", ("backbone", document.Backbone.Id), ("recipe", document.Backbone.Recipe))
            ),
        ];
        var width = facts.Max(fact => fact.Name.Length);
        foreach (var (name, value) in facts)
            terminal.Writer.WriteLine($"{name.PadRight(width)}  {TextFormat.Name(terminal.Texts[value])}");
    }
}
