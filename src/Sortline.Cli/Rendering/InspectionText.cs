using System.Globalization;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>inspect</c> tells people.</summary>
internal static class InspectionText
{
    public static void Write(Terminal terminal, InspectionDocument document)
    {
        var labels = LearningTables.WithNames("Label", "pictures", "the robot");
        foreach (var label in document.Labels)
            labels.AddPlainRow(
                label.Name,
                label.Pictures.ToString(CultureInfo.InvariantCulture),
                label.Ships ? "ships it" : "takes it off"
            );
        terminal.Tables.Write(labels);
        if (!document.LeaveOneOut.IsEmpty)
            LearningTables.WriteLeaveOneOut(terminal, document.LeaveOneOut);
        LearningTables.WriteHints(terminal, document.Hints);

        var (views, classifier, features, neighbours) = document.Settings;
        var output = terminal.Writer;
        output.WriteLine($"File      {TextFormat.Name(document.File)} ({document.Bytes / 1024} KiB)");
        output.WriteLine(
            $"Examples  {document.Examples}{(document.Unusable == 0 ? "" : $", {document.Unusable} of them with a damaged picture")}"
        );
        output.WriteLine(
            $"Learns    classifier {classifier}, features {features}, {TextFormat.Count(views, "view")}, {neighbours} neighbours"
        );
        output.WriteLine(
            $"Backbone  {TextFormat.Name(document.Backbone.Id)}, recipe {TextFormat.Name(document.Backbone.Recipe)}"
        );
    }
}
