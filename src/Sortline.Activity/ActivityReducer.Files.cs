using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What comes from files and goes into them.
public static partial class ActivityReducer
{
    private static ActivityState Busy(ActivityState state, FileWork work) =>
        state.FileWork is null ? state with { FileWork = work } : state;

    private static ActivityState WithPhoto(ActivityState state, PictureId picture)
    {
        if (state.FileWork is not FileWork.TakingPhotos taking || state.Card(taking.Label) is null)
            return state;

        var taught = WithExample(state, taking.Label, picture, null);
        return taught.Examples.Length == state.Examples.Length
            ? taught
            : taught with
            {
                FileWork = taking with { HasTaken = true, Done = taking.Done + 1 },
                History = taking.HasTaken ? state.History : taught.History, // All photos of one choice are one act.
            };
    }

    private static ActivityState WithProject(ActivityState state, ProjectOpened opened)
    {
        var examples = ProjectLesson.ExamplesOf(opened.Project, opened.Pictures);
        return Remember(state) with
        {
            Labels = ProjectLesson.LabelsOf(opened.Project),
            Examples = examples,
            Settings = opened.Project.Settings,
            Scene = LookedAtAnew(state, opened.Project.Settings),
            Dismissed = [],
            LastLabelId = opened.Project.Labels.Select(label => label.Label.Id).Append(state.LastLabelId).Max(),
            LastExampleId = examples.Select(example => example.Id.Value).Append(state.LastExampleId).Max(),
            FileWork = null,
            Notice = opened.Notice,
        };
    }
}
