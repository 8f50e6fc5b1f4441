using System.Collections.Immutable;
using Sortline.Activity.Guide;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Messages;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// Which project is open, and whether it is kept.
public static partial class ActivityReducer
{
    private static ProjectId NextId(ActivityState state) => new($"{state.Session}-{state.LastProject + 1}");

    // A level has its own projects: pictures of gears say nothing of bolts. What is left behind waits there.
    private static ActivityState InLevel(ActivityState state, Level level, ulong seed)
    {
        var waiting = state.Aside.LastOrDefault(project => project.Level == level);
        var opened = waiting is null
            ? WithFresh(state, level, seed)
            : Switched(state, waiting with { Seed = seed, Scene = null });
        return opened with
        {
            Notice = PutAside(state) is { } aside
                ? Notice.News(
                    Message.Sequence([
                        aside,
                        waiting is { Examples.IsEmpty: false } || level.LastShift is not null
                            ? null
                            : Message.Of("teach.nothing-here"),
                    ])
                )
                : state.Notice,
        };
    }

    private static ActivityState WithFresh(ActivityState state, Level level, ulong seed)
    {
        ProjectState fresh = new(NextId(state), level, seed)
        {
            Labels = state.ReadyLabels,
            Settings = level.StartSettings,
            LastLabelId = state.LastLabelId,
            LastExampleId = state.LastExampleId,
        };
        return Switched(state, fresh) with { LastProject = state.LastProject + 1 };
    }

    private static ActivityState Chosen(ActivityState state, ProjectId project)
    {
        if (project == state.Project)
            return WithoutStart(state);

        return state.Aside.FirstOrDefault(waiting => waiting.Id == project) is { } found
            ? WithoutBrief(Switched(state, found)) with
            {
                Notice = null, // What was said of the other.
            }
            : state; // It has to be read first.
    }

    private static ActivityState Switched(ActivityState state, ProjectState project)
    {
        var left = state.OpenProject();
        var aside = state.Aside.RemoveAll(waiting => waiting.Id == project.Id || waiting.Id == left.Id);
        var isOtherLevel = project.Level != state.Level;
        var opened = WithLine(state, project.Scene ?? new Scene.Teaching(null)) with
        {
            Aside = left.IsWorthKeeping && left.Id != project.Id ? aside.Add(left) : aside,
            Project = project.Id,
            ProjectName = project.Name,
            FiledAt = project.FiledAt,
            Level = project.Level,
            Seed = project.Seed,
            Labels = project.Labels,
            Examples = project.Examples,
            Settings = project.Settings,
            History = project.History,
            Progress = project.Progress,
            LastResult = project.LastResult,
            ChosenPartsPerShift = project.ChosenPartsPerShift,
            BeltSpeed = project.BeltSpeed ?? state.BeltSpeed,
            RejectThreshold = project.RejectThreshold,
            Customer = project.Customer,
            Weights = null, // They are of the pictures of the other.
            Asking = project.Asking,
            LastExampleId = Math.Max(project.LastExampleId, state.LastExampleId),
            LastLabelId = Math.Max(project.LastLabelId, state.LastLabelId),
            Dismissed = project.Dismissed,
            Hints = [],
            Familiar = null,
            RobotAsks = null,
            AnsweredQuestions = [],
            Comparison = MethodComparison.None,
            Question = null,
            FileTask = null,
            Start = null,
            AreLevelsOpen = false,
            AreTeachersNotesOpen = false,
            Quiz = project.Quiz == QuizAnswers.None ? state.Quiz : project.Quiz, // Asked once, whatever is taught then.
            Saving = project.IsReadOnly ? new SaveStatus.ReadOnly() : new SaveStatus.Nothing(),
            Samples = isOtherLevel ? [] : state.Samples,
            IsBriefOpen = isOtherLevel || state.IsBriefOpen,
        };
        return opened.Scene is Scene.Running ? opened with { Belt = BeltMode.Paused } : opened;
    }

    private static ActivityState Read(ActivityState state, ProjectRead read)
    {
        var opened = WithoutBrief(Switched(state, read.Kept));
        return opened with { LastRound = Math.Max(read.Kept.LastRound, state.LastRound), Notice = read.Notice };
    }

    private static ActivityState LetGo(ActivityState state, ProjectId id) =>
        state with
        {
            Aside = Altered(state.Aside, id, project => project with { IsLetGo = true }),
            Deleted = Altered(state.Deleted, id, project => project with { IsLetGo = true }),
        };

    private static ImmutableArray<ProjectState> Altered(
        ImmutableArray<ProjectState> projects,
        ProjectId id,
        Func<ProjectState, ProjectState> change
    ) => [.. projects.Select(project => project.Id == id ? change(project) : project)];

    private static ActivityState WithSaving(ActivityState state, SavingChanged changed)
    {
        if (changed.Project == state.Project)
            return changed.Status == state.Saving ? state : state with { Saving = changed.Status };

        var isLost =
            changed.Status is SaveStatus.ReadOnly
            && state.Aside.Any(project => project.Id == changed.Project && !project.IsReadOnly);
        return isLost
            ? state with
            {
                Aside = Altered(state.Aside, changed.Project, project => project with { IsReadOnly = true }),
            }
            : state;
    }

    private static ActivityState Renamed(ActivityState state, ProjectRenamed renamed)
    {
        var name = renamed.Name.Trim() is { Length: > 0 } typed ? typed : null;
        return (renamed.Project == state.Project ? state with { ProjectName = name } : state) with
        {
            Aside = Altered(state.Aside, renamed.Project, project => project with { Name = name }),
            Start = WithCards(state, renamed.Project, card => card with { Name = name }),
        };
    }

    private static ActivityState Deleted(ActivityState state, ProjectId id)
    {
        var start = WithCards(state, id, card => card with { IsDeleted = true });
        var left = id == state.Project ? WithFresh(state, state.Level, state.Seed) : state;
        return left with
        {
            Start = start,
            Aside = left.Aside.RemoveAll(project => project.Id == id),
            Deleted = left.Deleted.AddRange(left.Aside.Where(project => project.Id == id)),
        };
    }

    private static ActivityState Restored(ActivityState state, ProjectId id) =>
        state with
        {
            Start = WithCards(state, id, card => card with { IsDeleted = false }),
            Aside = state.Aside.AddRange(state.Deleted.Where(project => project.Id == id)),
            Deleted = state.Deleted.RemoveAll(project => project.Id == id),
        };

    // What is in memory is listed at once, and is all that there is where the browser keeps nothing.
    internal static ImmutableArray<ProjectCard> CardsOf(ActivityState state) =>
        [
            .. state
                .Aside.Append(state.OpenProject())
                .Reverse()
                .Where(project => project.IsWorthKeeping)
                .Select(project => new ProjectCard(
                    project.Id,
                    project.Name,
                    project.Level,
                    project.Seed,
                    project.Examples.Length,
                    null
                )
                {
                    FiledAt = project.FiledAt,
                    Cover = project.Examples.LastOrDefault(example => example.Picture is not null)?.Picture,
                }),
        ];

    // What is looked at stays in its place, whatever is done to it; what is new comes first.
    private static ActivityState Listed(ActivityState state, ImmutableArray<ProjectCard> cards)
    {
        if (state.Start is not { } start)
            return state;

        var places = start.IsRead ? start.Cards.Select((card, place) => (card.Id, place)).ToDictionary() : [];
        return state with { Start = new([.. cards.OrderBy(card => places.GetValueOrDefault(card.Id, -1))], IsRead: true) };
    }

    private static StartPage? WithCards(ActivityState state, ProjectId id, Func<ProjectCard, ProjectCard> change) =>
        state.Start is { } start
            ? start with
            {
                Cards = [.. start.Cards.Select(card => card.Id == id ? change(card) : card)],
            }
            : null;

    private static ActivityState WithoutLevels(ActivityState state) =>
        state.AreLevelsOpen ? state with { AreLevelsOpen = false } : state;

    private static ActivityState WithoutStart(ActivityState state) => state.Start is null ? state : state with { Start = null };

    // Where the examples of this level are while another is open.
    private static Message? PutAside(ActivityState state) =>
        state.Examples.IsEmpty || !state.IsTaughtHere
            ? null
            : Message.Of("teach.put-aside", ("count", state.Examples.Length), ("level", state.Level.Title));

    // Another page writes this project: what would be taught here could not be kept. What is found out by itself is no teaching.
    private static ActivityState Allowed(ActivityState before, ActivityAction action, ActivityState after) =>
        before.Saving is SaveStatus.ReadOnly
        && action is not (ProjectRead or MethodsCompared or MomentMeasured)
        && before.Project == after.Project
        && before.History.Acts != after.History.Acts
            ? before with
            {
                Notice = Notice.Warning(Message.Of("keep.read-only")),
            }
            : after;
}
