using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>train</c> tells people.</summary>
internal static class TrainingText
{
    public static void Write(Terminal terminal, TrainingDocument document)
    {
        LearningTables.WriteLeaveOneOut(terminal, document.LeaveOneOut);
        LearningTables.WriteCopies(terminal, document.NearCopies);
        LearningTables.WriteHints(terminal, document.Hints);
        var pictures = document.Labels.Sum(label => label.Pictures);
        terminal.Say(
            Message.Of(
                "train.learned",
                ("pictures", pictures),
                ("without", document.WithoutPicture),
                ("labels", document.Labels.Length),
                ("method", LearningTables.Method(document.Method.Classifier, document.Method.Features))
            )
        );
        terminal.Say(Message.Of("train.wrote", ("file", document.File), ("size", LearningTables.Whole(document.Bytes / 1024.0))));
    }
}
