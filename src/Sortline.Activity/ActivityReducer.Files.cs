using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Messages;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What comes from files and goes into them.
public static partial class ActivityReducer
{
    private static ActivityState Busy(ActivityState state, FileTask work) =>
        state.FileTask is null ? state with { FileTask = work } : state;

    private static ActivityState AllSaved(ActivityState state) =>
        state.Start?.CanBeSaved.ToList() is { Count: > 0 } cards
            ? Busy(state, new FileTask.SavingAll(0, cards.Sum(card => card.Examples)))
            : state;

    private static ActivityState Filed(ActivityState state, ProjectsFiled filed) =>
        filed.Projects.IsEmpty
            ? state
            : state with
            {
                FiledAt = filed.Projects.Contains(state.Project) ? filed.At : state.FiledAt,
                Aside =
                [
                    .. state.Aside.Select(project =>
                        filed.Projects.Contains(project.Id) ? project with { FiledAt = filed.At } : project
                    ),
                ],
                Start = state.Start is { } start
                    ? start with
                    {
                        Cards =
                        [
                            .. start.Cards.Select(card =>
                                filed.Projects.Contains(card.Id) ? card with { FiledAt = filed.At } : card
                            ),
                        ],
                    }
                    : null,
                Notice = Notice.News(Message.Of("files.all-saved", ("count", filed.Projects.Length))),
            };

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
                // All photos of one choice are one act.
                History = importing.Imported.IsEmpty ? taught.History : state.History.Extended(state, taught),
            };
    }

    // As if it had not been begun. Photos that have become examples go again, and what was taught beside them stays.
    private static ActivityState WithoutFileTask(ActivityState state)
    {
        if (state.FileTask is not FileTask.ImportingPhotos { Imported: { IsEmpty: false } imported })
            return state.FileTask is null ? state : state with { FileTask = null };

        var isLastAct = imported.IsSubsetOf(state.History.Last?.Taught.Select(example => example.Id) ?? []);
        if (!isLastAct)
            return Acted(
                state,
                state with
                {
                    FileTask = null,
                    Examples = state.Examples.RemoveAll(example => imported.Contains(example.Id)),
                }
            );

        var undone = Undone(state);
        return undone with { History = undone.History.WithoutUndone() };
    }

    // A project of its own, beside what is there: an import never changes what was taught.
    private static ActivityState WithProject(ActivityState state, ProjectOpened opened)
    {
        var origin = opened.Project.Origin;
        var level = origin is null ? state.Level : LevelList.Find(origin.Level) ?? state.Level;
        var seed =
            origin is not null && level.Id == origin.Level && !state.IsLocked ? Math.Min(origin.Seed, Level.MaxSeed) : state.Seed;
        var examples = ProjectMapping.ExamplesOf(opened.Project, opened.Pictures);
        var labels = ProjectMapping.LabelsOf(opened.Project);
        ProjectState project = new(NextId(state), level, seed)
        {
            Name = opened.Name,
            Labels = labels,
            Examples = examples,
            Settings = opened.Project.Settings,
            LastLabelId = labels.Select(card => card.Label.Id).Append(state.LastLabelId).Max(),
            LastExampleId = examples.Select(example => example.Id.Value).Append(state.LastExampleId).Max(),
        };
        var isKept = state.OpenProject().IsWorthKeeping;
        return WithoutBrief(Switched(state, project)) with
        {
            LastProject = state.LastProject + 1,
            Notice = opened.Notice with
            {
                Text = Message.Sequence([opened.Notice.Text, isKept ? Message.Of("files.other-kept") : null]),
            },
        };
    }
}
