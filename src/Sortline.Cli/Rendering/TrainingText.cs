using System.Globalization;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>train</c> tells people.</summary>
internal static class TrainingText
{
    public static void Write(Terminal terminal, TrainingDocument document)
    {
        LearningTables.WriteLeaveOneOut(terminal, document.LeaveOneOut);
        LearningTables.WriteHints(terminal, document.Hints);
        var pictures = document.Labels.Sum(label => label.Pictures);
        terminal.Writer.WriteLine(
            $"Learned {TextFormat.Count(pictures, "picture")} of {TextFormat.Count(document.Labels.Length, "label")} with {document.Method}."
        );
        terminal.Writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Wrote {TextFormat.Name(document.File)} ({document.Bytes / 1024.0:0} KiB)."
            )
        );
    }
}
