using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

/// <summary>How the state answers each action. Pure: the same state and action always give the same next state.</summary>
public static partial class ActivityReducer
{
    /// <summary>The state after an action; the same reference if the action means nothing (any more).</summary>
    public static ActivityState Reduce(ActivityState state, ActivityAction action)
    {
        ArgumentNullException.ThrowIfNull(state);
        var answered = WithTipDue(
            state,
            WithDatasetVersion(state, Allowed(state, action, WithinLock(state, action, Answer(state, action))))
        );
        var next = WithClipStanding(state, WithQuestionStanding(answered));
        if (next.Map is not null && next.Project != state.Project)
            next = next with { Map = ExampleMap.Blank }; // What is on it are the examples of the other.
        var mayPick =
            next.Comparison != state.Comparison
            || next.Settings != state.Settings
            || next.IsBeyondCompare != state.IsBeyondCompare
            || FrozenMethod(next) != FrozenMethod(state)
            || (next.Examples != state.Examples && next.OnlyKind != state.OnlyKind);
        return mayPick && MethodSelection.Of(next) is var method && method != next.Method ? next with { Method = method } : next;
    }

    private static LearningMethod? FrozenMethod(ActivityState state) => (state.Scene as Scene.Running)?.Method;

    // Only here: whatever an action did, it is another dataset when classifiers would learn something else from it.
    private static ActivityState WithDatasetVersion(ActivityState before, ActivityState after)
    {
        var isOther =
            before.Settings.Neighbours != after.Settings.Neighbours
            || Changes
                .Between(before.Examples, after.Examples, example => example.Id)
                .Any(change => change.Before?.Features is not null || change.After?.Features is not null);
        return isOther
            ? after with
            {
                DatasetVersion = before.DatasetVersion + 1,
                Weights = after.Weights == before.Weights ? null : after.Weights, // Of other pictures than those of now.
            }
            : after;
    }

    private static ActivityState Answer(ActivityState state, ActivityAction action) =>
        action switch
        {
            BackboneChanged(var backbone) => backbone == state.Backbone ? state : state with { Backbone = backbone },
            BackboneRetried => state.Backbone is BackboneStatus.Failed
                ? state with
                {
                    Backbone = new BackboneStatus.Loading(0, 0),
                }
                : state,

            FeaturesExtracted(var picture, var features, var views) => views == state.Settings.Views
                ? WithFeatures(state, picture, features)
                : state, // Looked at in another way than is wanted by now.
            ExtractionFailed(_, var reason) => state.Backbone is BackboneStatus.Failed
                ? state // Said once already, with a way to try again.
                : state with
                {
                    Notice = Notice.Warning(reason),
                },
            PartPhotographed photographed => Photographed(state, photographed),
            PictureShown(var picture) => state.Scene is Scene.Teaching { IsPictureShown: false, AtCamera: { } waiting } view
            && waiting.Picture == picture
                ? state with
                {
                    Scene = view with { ShownPicture = picture },
                }
                : state,
            SamplePhotographed(var level, var part, var picture) => level == state.Level.Id && !state.HasSampleOf(part)
                ? state with
                {
                    Samples = state.Samples.Add(new(part, picture)),
                }
                : state,
            CameraFailed => state with { Notice = Notice.Warning(FaultTexts.Camera) },
            PartClassified classified => Classified(state, classified),
            RejectMissed(var id, var reason) => WithPartOfShift(state, id, part => part with { Miss = reason }),
            PartEnded(var id, var outcome, var at) => WithPartOfShift(
                state,
                id,
                part => part with { Outcome = outcome, EndedAt = at }
            ),

            PartLabelled(var part, var label) => Labelled(state, part, label),
            PartSkipped(var part) => state.Scene is Scene.Teaching { AtCamera: { } seen } teaching && seen.Part.Id == part
                ? WithoutBrief(state) with
                {
                    Scene = teaching with { AtCamera = null },
                }
                : state,
            PartSorted(_, var bin) => state.Scene is Scene.Teaching teaching
                ? state with
                {
                    Scene = teaching with { Bins = teaching.Bins.With(bin) },
                }
                : state,
            FinishRequested => state.Scene is Scene.Running { IsHurried: false } running
                ? WithBelt(state, BeltEvent.HurryRequested) with
                {
                    Scene = running with { IsHurried = true },
                }
                : state,
            MistakeTaught(var part, var label) => MistakeBecameExample(state, part, label),
            ExampleDeleted(var example) => WithoutExample(state, example),
            ExampleMoved(var example, var to) => WithMoved(state, example, to),
            LabelAdded added => WithLabel(state, added),
            LabelEdited edited => WithEdited(state, edited),
            LabelDeleted(var label) => WithoutLabel(state, label),
            LearningSettingsChanged(var settings) => WithSettings(state, settings),
            MethodsCompared(var comparison) => comparison.DatasetVersion == state.DatasetVersion
                ? state with
                {
                    Comparison = comparison,
                    History = comparison.Of(state.Method) is { } now ? state.History.Measured(now.Accuracy) : state.History,
                }
                : state,
            MomentMeasured(var act, var accuracy) => state with { History = state.History.Measured(act, accuracy) },
            ExamplesInspected inspected => inspected.DatasetVersion == state.DatasetVersion
                ? state with
                {
                    Hints = inspected.Hints,
                    Familiar = inspected.Familiar,
                }
                : state,
            ProgressMeasured(var point, var datasetVersion) => datasetVersion == state.DatasetVersion
                ? state with
                {
                    // After an undo, or when examples were thrown away, what came later is no longer so.
                    Progress = [.. state.Progress.Where(one => one.Examples < point.Examples), point],
                }
                : state,
            MapOpened => state.Map is null ? state with { Map = ExampleMap.Blank } : state,
            MapClosed => state.Map is null ? state : state with { Map = null },
            MapDrawn(var map) => state.Map is not null && map.IsOf(state) ? state with { Map = map } : state,
            GuideRead(var line) => state with { ReadGuide = state.ReadGuide.Add(line) },
            TipRead => WithNextTip(state),
            TipsSkipped => WithoutTips(state),
            TeachingUndone => Undone(state),
            TeachingRedone => WithWeights(state, Redone(state)),
            MomentChosen(var position) => AtMoment(state, position),

            ProjectBegun(var level) => WithFresh(state, level ?? state.Level, state.Seed),
            ProjectChosen(var project) => Chosen(state, project),
            ProjectRead read => Read(state, read),
            ProjectLetGo(var project) => LetGo(state, project),
            ProjectRenamed renamed => Renamed(state, renamed),
            ProjectDuplicated => state with { LastProject = state.LastProject + 1 },
            ProjectFiled(var at) => state with { FiledAt = at },
            ProjectDeleted(var project) => Deleted(state, project),
            ProjectRestored(var project) => Restored(state, project),
            StartOpened => state.Scene is Scene.Running || state.Start is not null
                ? state
                : WithoutTeachersNotes(WithoutLevels(state)) with
                {
                    Start = new(CardsOf(state), IsRead: false),
                },
            StartClosed => WithoutStart(state),
            ProjectsListed(var cards) => Listed(state, cards),
            SavingChanged changed => WithSaving(state, changed),
            PersistenceAnswered(var persistence) => state with { Persistence = persistence },
            ReportOpened => state is { Scene: Scene.Teaching, LastResult: { } last }
                ? state with
                {
                    Scene = new Scene.Reporting(last, null),
                }
                : state,

            ProjectSaveRequested => Busy(state, new FileTask.Saving(0, state.Examples.Length)),
            AllProjectsSaveRequested => AllSaved(state),
            ProjectsFiled filed => Filed(state, filed),
            ProjectFileChosen => Busy(state, new FileTask.Opening(0, 0)),
            LayoutUnclear(var question) => state with { FileTask = null, LayoutQuestion = question },
            LayoutChosen(var layout) when state.LayoutQuestion is not null => layout is null
                ? state with
                {
                    LayoutQuestion = null,
                }
                : Busy(state with { LayoutQuestion = null }, new FileTask.Opening(0, 0)),
            ProjectOpened opened => WithProject(state, opened),
            PhotosChosen(var label, var photos) => photos.IsEmpty || state.Card(label) is null
                ? state
                : Busy(state, new FileTask.ImportingPhotos(label, 0, photos.Length)),
            PhotoShown(var picture) => state with { Question = new(picture, null, Prediction.None) },
            PhotoAnswered(var picture, var features, var prediction) => state.Question?.Picture == picture
                ? state with
                {
                    Question = new(picture, features, prediction),
                }
                : state,
            PhotoQuestionClosed(var label) => WithoutQuestion(state, label),
            PhotoImported(var picture) => WithPhoto(state, picture),
            FileTaskCancelled => WithoutFileTask(state),
            FileTaskProgressed(var done, var total) => state.FileTask is { } work
                ? state with
                {
                    FileTask = work with { Done = done, Total = total },
                }
                : state,
            FileTaskEnded(var fault) => state.FileTask is null
                ? state
                : state with
                {
                    FileTask = null,
                    Notice = fault is null ? state.Notice : Notice.Warning(fault),
                },
            HintDismissed(var hint) => state with { Dismissed = state.Dismissed.Add(hint) },
            RobotAsked(var question) => Asked(state, question),
            RobotQuestionClosed => WithoutRobotQuestion(state),
            RobotQuestionsSwitched(var isOn) => isOn == state.WantsQuestions ? state : state with { WantsQuestions = isOn },
            MistakeExplained explained => Explained(state, explained),
            RepeatForeseen(var outlook) => Foreseen(state, outlook),
            CustomerChosen(var customer) => WithCustomer(state, customer),
            LastShiftHandedOver handed => HandedOver(state, handed),
            PicturesThrownAway => PicturesThrown(state),
            PicturesBroughtBack => PicturesBack(state),

            ClipOpened(var part, var isPlaying) => WithClip(state, part, isPlaying),
            ClipClosed => state.Clip is null ? state : state with { Clip = null },
            ClipToggled => state.Clip is { } shown ? state with { Clip = shown.Toggled() } : state,
            ClipMoved(var at) => state.Clip is { } shown ? state with { Clip = shown.MovedTo(at) } : state,
            ClipPassed(var at) => state.Clip is { IsPlaying: true } shown ? state with { Clip = shown.PassedTo(at) } : state,
            ClipFilmed(var part, var events) => state.Clip is { } shown && shown.Part == part
                ? state with
                {
                    Clip = shown with { Events = events },
                }
                : state,
            ShiftRecorded(var log) => WithLog(state, log),

            PauseToggled => WithBelt(state, BeltEvent.Toggled),
            StepRequested => state.Scene is Scene.Reporting ? state : WithBelt(state, BeltEvent.StepRequested),
            BeltPaused => WithBelt(state, BeltEvent.StepEnded),
            RewindRequested => state.Scene is Scene.Running ? WithBelt(state, BeltEvent.RewindRequested) : state,
            ReplayEnded => WithBelt(state, BeltEvent.ReplayEnded),
            ThresholdSet(var share) => WithThreshold(state, share),
            AskingSet(var rule) => WithAsking(state, rule),
            BeltSpeedSet(var speed) => WithBeltSpeed(state, speed),
            TeachingOpened => state.Scene is Scene.Teaching ? state : WithLine(state, new Scene.Teaching(null)),
            ShiftStarted started => Begun(state, started),
            ShiftEnded or ShiftStopped => Ended(state),
            PartOverruled(var id) => WithPartOfShift(
                state,
                id,
                part => part.CanBeOverruled ? part with { IsOverruled = true } : part
            ),
            LevelsOpened => state.Scene is Scene.Running || state.AreLevelsOpen
                ? state
                : WithoutTeachersNotes(WithoutStart(state)) with
                {
                    AreLevelsOpen = true,
                },
            LevelsClosed => WithoutLevels(state),
            LevelChosen(var level, var seed) => WithLevel(WithoutTeachersNotes(WithoutLevels(state)), level, seed),
            NewPartsChosen => WithLevel(state, state.Level, Level.SeedAfter(state.Seed)),

            TeachersNotesOpened => WithTeachersNotes(state),
            TeachersNotesClosed => WithoutTeachersNotes(state),
            QuizOpened => QuizAgain(state),
            QuizClosed closed => Answered(state, closed),

            BriefOpened => state.IsBriefOpen ? state : state with { IsBriefOpen = true },
            BriefClosed => WithoutBrief(state),

            NoticeRaised(var fault) => state with { Notice = Notice.Warning(fault) },
            NoticeDismissed => state.Notice is null ? state : state with { Notice = null },
            _ => state,
        };

    private static ActivityState WithoutBrief(ActivityState state) =>
        state.IsBriefOpen ? state with { IsBriefOpen = false } : state;

    private static ActivityState WithFeatures(ActivityState state, PictureId picture, PictureFeatures features)
    {
        var index = IndexOf(state.Examples, example => example.Picture == picture && example.Features is null);
        if (index >= 0)
        {
            var seen = state.Examples[index] with { Features = features };
            state = state with { Examples = state.Examples.SetItem(index, seen) };
        }

        return WithParts(
            state,
            part => part.Picture == picture && part.Features is null ? part with { Features = features } : part
        );
    }

    private static int IndexOf<T>(ImmutableArray<T> items, Func<T, bool> matches)
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (matches(items[index]))
                return index;
        }

        return -1;
    }
}
