using Sortline.Activity.Files;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Training;
using Sortline.Messages;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What comes from files and goes into them.
public static partial class ActivityReducer
{
    private static ActivityState Busy(ActivityState state, FileTask work) =>
        state.FileTask is null ? state with { FileTask = work } : state;

    private static ActivityState WithPhoto(ActivityState state, PictureId picture)
    {
        if (state.FileTask is not FileTask.ImportingPhotos importing || state.Card(importing.Label) is null)
            return state;

        var taught = WithExample(state, importing.Label, picture, null);
        return taught.Examples.Length == state.Examples.Length
            ? taught
            : taught with
            {
                FileTask = importing with
                {
                    Done = importing.Done + 1,
                    Imported = importing.Imported.Add(taught.Examples[^1].Id),
                },
                History = importing.Imported.IsEmpty ? taught.History : state.History, // All photos of one choice are one act.
            };
    }

    // As if it had not been begun. Photos that have become examples go again, and what was taught beside them stays.
    private static ActivityState WithoutFileTask(ActivityState state)
    {
        if (state.FileTask is not FileTask.ImportingPhotos { Imported: { IsEmpty: false } imported })
            return state.FileTask is null ? state : state with { FileTask = null };

        var isLastAct = !state.History.Peek().Examples.Any(example => imported.Contains(example.Id));
        return isLastAct
            ? Undone(state)
            : Remember(state) with
            {
                FileTask = null,
                Examples = state.Examples.RemoveAll(example => imported.Contains(example.Id)),
            };
    }

    private static ActivityState WithProject(ActivityState state, ProjectOpened opened)
    {
        var examples = ProjectMapping.ExamplesOf(opened.Project, opened.Pictures);
        var inItsLevel =
            opened.Project.Origin is { } origin && LevelList.Find(origin.Level) is { } level
                ? WithLevel(state, level, Math.Min(origin.Seed, Level.MaxSeed))
                : state;
        var isOther = inItsLevel.Level != state.Level;
        var takesPlace = !inItsLevel.Examples.IsEmpty; // In another level there may be some, too, that waited there.
        var before = WithoutBrief(isOther && !takesPlace ? inItsLevel : Remember(inItsLevel));
        return before with
        {
            Labels = ProjectMapping.LabelsOf(opened.Project),
            Examples = examples,
            Settings = opened.Project.Settings,
            Scene = LookedAtAnew(before, opened.Project.Settings),
            Dismissed = [],
            Hints = [],
            Comparison = MethodComparison.None,
            Progress = [],
            LastLabelId = opened.Project.Labels.Select(label => label.Label.Id).Append(before.LastLabelId).Max(),
            LastExampleId = examples.Select(example => example.Id.Value).Append(before.LastExampleId).Max(),
            FileTask = null,
            Notice = opened.Notice with
            {
                Text = Message.Sequence([
                    opened.Notice.Text,
                    isOther ? PutAside(state) : null,
                    takesPlace ? Message.Of("files.undo-opens") : null,
                ]),
            },
        };
    }
}
