using System.Collections.Immutable;
using Sortline.Factory;
using Sortline.Factory.Parts;
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
        var next = WithGeneration(state, Answer(state, action));
        var mayPick =
            next.Trials != state.Trials || next.Settings != state.Settings || next.Scene.GetType() != state.Scene.GetType();
        return mayPick && MethodPick.Of(next) is var method && method != next.Method ? next with { Method = method } : next;
    }

    // Only here: whatever an action did, it is another lesson when classifiers would learn something else from it.
    private static ActivityState WithGeneration(ActivityState before, ActivityState after)
    {
        var isOther =
            before.Settings.Neighbours != after.Settings.Neighbours
            || Changes
                .Between(before.Examples, after.Examples, example => example.Id)
                .Any(change => change.Before?.Features is not null || change.After?.Features is not null);
        return isOther ? after with { Generation = before.Generation + 1 } : after;
    }

    private static ActivityState Answer(ActivityState state, ActivityAction action) =>
        action switch
        {
            BackboneChanged(var backbone) => backbone == state.Backbone ? state : state with { Backbone = backbone },
            BackboneRetried => state.Backbone is Backbone.Failed ? state with { Backbone = new Backbone.Loading(0, 0) } : state,

            FeaturesExtracted(var picture, var features, var views) => views == state.Settings.Views
                ? WithFeatures(state, picture, features)
                : state, // Looked at in another way than is wanted by now.
            ExtractionFailed(_, var reason) => state.Backbone is Backbone.Failed
                ? state // Said once already, with a way to try again.
                : state with
                {
                    Notice = reason,
                },
            PartPhotographed photographed => Photographed(state, photographed),
            PartGuessed guessed => Guessed(state, guessed),
            RejectMissed(var part, var reason) => WithVerdict(state, part, verdict => verdict with { Miss = reason }),
            PartEnded(var part, var outcome, var at) => WithVerdict(
                state,
                part,
                verdict => verdict with { Outcome = outcome, EndedAt = at }
            ),

            PartLabelled(var part, var label) => Labelled(state, part, label),
            PartSkipped(var part) => state.Scene is Scene.Teaching { AtCamera: { } seen } && seen.Part.Id == part
                ? state with
                {
                    Scene = new Scene.Teaching(null),
                }
                : state,
            MistakeTaught(var part, var label) => MistakeBecameExample(state, part, label),
            ExampleDeleted(var example) => WithoutExample(state, example),
            ExampleMoved(var example, var to) => WithMoved(state, example, to),
            LabelAdded added => WithLabel(state, added),
            LabelEdited edited => WithEdited(state, edited),
            LabelDeleted(var label) => WithoutLabel(state, label),
            LearningSet(var settings) => WithSettings(state, settings),
            MethodsTried(var trials) => trials.Generation == state.Generation ? state with { Trials = trials } : state,
            ExamplesInspected(var hints, var generation) => generation == state.Generation ? state with { Hints = hints } : state,
            TeachingUndone => Undone(state),

            ProjectSaveRequested => Busy(state, new FileWork.Saving(0, state.Examples.Length)),
            ProjectFileChosen => Busy(state, new FileWork.Opening(0, 0)),
            ProjectOpened opened => WithProject(state, opened),
            PhotosChosen(var label, var photos) => photos.IsEmpty || state.Card(label) is null
                ? state
                : Busy(state, new FileWork.TakingPhotos(label, false, 0, photos.Length)),
            PhotoTaken(var picture) => WithPhoto(state, picture),
            FileWorkProgressed(var done, var total) => state.FileWork is { } work
                ? state with
                {
                    FileWork = work with { Done = done, Total = total },
                }
                : state,
            FileWorkEnded(var notice) => state.FileWork is null
                ? state
                : state with
                {
                    FileWork = null,
                    Notice = notice ?? state.Notice,
                },
            HintDismissed(var hint) => state with { Dismissed = state.Dismissed.Add(hint) },

            PauseToggled => WithBelt(state, BeltEvent.Toggled),
            StepRequested => state.Scene is Scene.Reporting ? state : WithBelt(state, BeltEvent.StepRequested),
            BeltPaused => WithBelt(state, BeltEvent.StepEnded),
            RewindRequested => state.Scene is Scene.Running ? WithBelt(state, BeltEvent.RewindRequested) : state,
            ReplayEnded => WithBelt(state, BeltEvent.ReplayEnded),
            BeltSpeedSet(var speed) => WithBeltSpeed(state, speed),
            TeachingOpened => state.Scene is Scene.Teaching ? state : WithLine(state, new Scene.Teaching(null)),
            ShiftStarted => WithLine(state, new Scene.Running(state.Level.PartsPerShift, [])),
            ShiftEnded => Ended(state),
            LevelChosen(var level, var seed) => level == state.Level && seed == state.Seed
                ? state
                : WithLine(state, new Scene.Teaching(null)) with
                {
                    Level = level,
                    Seed = seed,
                    LastResult = null,
                },

            NoticeRaised(var text) => state with { Notice = text },
            NoticeDismissed => state.Notice is null ? state : state with { Notice = null },
            _ => state,
        };

    private static ActivityState WithLine(ActivityState state, Scene scene) =>
        WithBelt(state, BeltEvent.LineBegun) with
        {
            Scene = scene,
        };

    private static ActivityState WithBelt(ActivityState state, BeltEvent what) =>
        state.Belt.After(what) is var belt && belt != state.Belt ? state with { Belt = belt } : state;

    private static ActivityState WithBeltSpeed(ActivityState state, double speed)
    {
        if (!double.IsFinite(speed))
            return state;

        var within = Math.Clamp(speed, LineLayout.SlowestBeltSpeed, LineLayout.FastestBeltSpeed);
        return within.Equals(state.BeltSpeed) ? state : state with { BeltSpeed = within };
    }

    private static ActivityState Photographed(ActivityState state, PartPhotographed photographed) =>
        state.Scene switch
        {
            Scene.Teaching => state with
            {
                Scene = new Scene.Teaching(new SeenPart(photographed.Part, photographed.Picture, null, Learning.Prediction.None)),
            },
            Scene.Running running => state with
            {
                Scene = running with
                {
                    Verdicts = running.Verdicts.Add(new(photographed.Part, photographed.Picture, photographed.At)),
                },
            },
            _ => state,
        };

    private static ActivityState Guessed(ActivityState state, PartGuessed guessed)
    {
        // Made from other examples than those of now: the classifier is asked again when they change.
        if (guessed.Generation != state.Generation)
            return state;

        var card = guessed.Prediction.Label is { } label ? state.Card(label) : null;
        if (card is null && !guessed.Prediction.IsNone)
            return state;

        return state.Scene is Scene.Teaching { AtCamera: { } seen }
            ? seen.Part.Id == guessed.Part && !seen.Guess.Equals(guessed.Prediction)
                ? state with
                {
                    Scene = new Scene.Teaching(seen with { Guess = guessed.Prediction }),
                }
                : state
            : WithVerdict(
                state,
                guessed.Part,
                verdict =>
                    verdict.SaidAt is not null
                        ? verdict // The robot has been told; what is learned later is for the next part.
                        : verdict with
                        {
                            Prediction = guessed.Prediction,
                            Said = card,
                            SaidAt = guessed.At,
                        }
            );
    }

    private static ActivityState WithFeatures(ActivityState state, PictureId picture, PictureFeatures features)
    {
        var index = IndexOf(state.Examples, example => example.Picture == picture && example.Features is null);
        if (index >= 0)
        {
            var seen = state.Examples[index] with { Features = features };
            state = state with { Examples = state.Examples.SetItem(index, seen) };
        }

        return state.Scene switch
        {
            Scene.Teaching { AtCamera: { Features: null } seen } when seen.Picture == picture => state with
            {
                Scene = new Scene.Teaching(seen with { Features = features }),
            },
            Scene.Running running => Update(running.Verdicts) is var verdicts && verdicts == running.Verdicts
                ? state
                : state with
                {
                    Scene = running with { Verdicts = verdicts },
                },
            Scene.Reporting reporting => Update(reporting.Result.Parts) is var parts && parts == reporting.Result.Parts
                ? state
                : state with
                {
                    Scene = reporting with { Result = reporting.Result with { Parts = parts } },
                },
            _ => state,
        };

        ImmutableArray<PartVerdict> Update(ImmutableArray<PartVerdict> verdicts)
        {
            var index = IndexOf(verdicts, verdict => verdict.Picture == picture && verdict.Features is null);
            return index < 0 ? verdicts : verdicts.SetItem(index, verdicts[index] with { Features = features });
        }
    }

    private static ActivityState WithVerdict(ActivityState state, PartId part, Func<PartVerdict, PartVerdict> change)
    {
        if (state.Scene is not Scene.Running running)
            return state;

        var index = IndexOf(running.Verdicts, verdict => verdict.Part.Id == part);
        if (index < 0)
            return state;

        var changed = change(running.Verdicts[index]);
        return ReferenceEquals(changed, running.Verdicts[index])
            ? state
            : state with
            {
                Scene = running with { Verdicts = running.Verdicts.SetItem(index, changed) },
            };
    }

    private static ActivityState Ended(ActivityState state)
    {
        if (state.Scene is not Scene.Running running)
            return state;

        ShiftResult result = new(
            state.Level.Id,
            state.Seed,
            state.BeltSpeed,
            state.Labels,
            state.Labels.ToImmutableDictionary(card => card.Label, card => state.CountOf(card.Label)),
            running.Verdicts,
            state.Prices
        );
        return state with { Scene = new Scene.Reporting(result, state.LastResult), LastResult = result };
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
