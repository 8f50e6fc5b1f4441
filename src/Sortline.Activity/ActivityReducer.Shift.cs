using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory;
using Sortline.Factory.Parts;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What happens on the line: its parts, the belt and the shift.
public static partial class ActivityReducer
{
    private static ActivityState WithLine(ActivityState state, Scene scene) =>
        WithBelt(state, BeltEvent.LineBegun) with
        {
            Scene = scene is Scene.Teaching teaching ? teaching with { Round = state.LastRound + 1 } : scene,
            LastRound = scene is Scene.Teaching ? state.LastRound + 1 : state.LastRound,
            IsQuizOpen = false,
        };

    private static ActivityState WithLevel(ActivityState state, Level level, ulong seed)
    {
        if (level == state.Level && seed == state.Seed)
            return state;

        return level == state.Level
            ? WithLine(state, new Scene.Teaching(null)) with
            {
                Seed = seed,
            }
            : InLevel(state, level, seed);
    }

    private static ActivityState Begun(ActivityState state, ShiftStarted started)
    {
        var chosen = started.PartCount ?? state.ChosenPartsPerShift;
        var next = WithoutBrief(state) with { ChosenPartsPerShift = chosen };
        return WithLine(
            next,
            new Scene.Running(next.PartsPerShift, [])
            {
                Bet = started.Bet,
                Threshold = next.RejectThreshold,
                Asking = next.Asking,
                Practised =
                [
                    .. state
                        .Examples.Select(example => example.Origin)
                        .OfType<ExampleOrigin>()
                        .Where(origin => origin.LevelId == state.Level.Id && origin.ShiftSeed == state.Seed)
                        .Select(origin => origin.Part.Id),
                ],
            }
        );
    }

    private static ActivityState WithBelt(ActivityState state, BeltEvent what) =>
        state.Belt.After(what) is var belt && belt != state.Belt ? state with { Belt = belt } : state;

    private static ActivityState WithBeltSpeed(ActivityState state, double speed)
    {
        if (!double.IsFinite(speed))
            return state;

        var within = Math.Clamp(speed, LineLayout.SlowestBeltSpeed, LineLayout.FastestBeltSpeed);
        return within.Equals(state.BeltSpeed) ? state : state with { BeltSpeed = within };
    }

    private static double? ThresholdOf(ActivityState state) =>
        state.Scene is Scene.Running running ? running.Threshold : state.RejectThreshold;

    // Never in a shift: its parts are all judged alike.
    private static ActivityState WithThreshold(ActivityState state, double? share)
    {
        var isKnown = share is not { } given || (given >= 0 && given <= 1);
        return state.Scene is Scene.Running || !isKnown || share.Equals(state.RejectThreshold)
            ? state
            : state with
            {
                RejectThreshold = share,
            };
    }

    // As the threshold.
    private static ActivityState WithAsking(ActivityState state, AskRule? rule) =>
        state.Scene is Scene.Running || rule is { IsValid: false } || rule == state.Asking ? state : state with { Asking = rule };

    private static InspectedPart Answered(InspectedPart part, PartClassified answer, LabelCard? card, ActivityState state)
    {
        var asking = (state.Scene as Scene.Running)?.Asking;
        var decision = DecisionRule.Decide(answer.Prediction, state.Labels, ThresholdOf(state));
        var doubt = decision is { } would
            ? DecisionRule.DoubtOf(
                would,
                DecisionRule.RejectShare(answer.Prediction, state.Labels),
                asking,
                DecisionRule.IsNew(asking, answer.Novelty)
            )
            : null;
        return part.Predicted(answer.Prediction, card, decision, doubt, answer.At) with { Novelty = answer.Novelty };
    }

    private static ActivityState Photographed(ActivityState state, PartPhotographed photographed)
    {
        InspectedPart part = new(photographed.Part, photographed.Picture, photographed.At);
        return state.Scene switch
        {
            Scene.Teaching teaching => state with
            {
                Scene = teaching with
                {
                    AtCamera = part,
                    UnderOtherLamp = teaching.AtCamera is { } before && before.Part.Id == part.Part.Id ? before : null,
                },
            },
            Scene.Running running => state with { Scene = running with { Parts = running.Parts.Add(part) } },
            _ => state,
        };
    }

    private static ActivityState Classified(ActivityState state, PartClassified classified)
    {
        // Made from other examples than those of now: the classifier is asked again when they change.
        if (classified.DatasetVersion != state.DatasetVersion || state.Scene is Scene.Reporting)
            return state;

        var card = classified.Prediction.Label is { } label ? state.Card(label) : null;
        if (card is null && !classified.Prediction.IsNone)
            return state;

        // While teaching, the answer follows what is taught. The robot of a shift has been told: what is learned later is for
        // the next part.
        var isShift = state.Scene is Scene.Running;
        var answered = WithParts(
            state,
            part =>
                part.Part.Id != classified.Part
                || (isShift ? part.PredictedAt is not null : part.Prediction.Equals(classified.Prediction))
                    ? part
                    : Answered(part, classified, card, state)
        );
        return !ReferenceEquals(answered, state) && answered.Scene is Scene.Running { Method: null } running
            ? answered with
            {
                Scene = running with { Method = state.Method },
            }
            : answered;
    }

    private static ActivityState WithPartOfShift(ActivityState state, PartId id, Func<InspectedPart, InspectedPart> change) =>
        state.Scene is Scene.Running ? WithParts(state, part => part.Part.Id == id ? change(part) : part) : state;

    private static ActivityState WithParts(ActivityState state, Func<InspectedPart, InspectedPart> change) =>
        state.Scene.Map(change) is var scene && ReferenceEquals(scene, state.Scene) ? state : state with { Scene = scene };

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
            [.. running.Parts.Where(part => part.Outcome is not null)],
            state.Prices
        )
        {
            Bet = running.Bet,
            Threshold = running.Threshold,
            Asking = running.Asking,
            Practised = running.Practised,
            Examples = state.Examples,
            Customer = state.Customer,
            PartCount = running.PartCount,
        };
        if (result.Parts.IsEmpty)
            return WithLine(state, new Scene.Teaching(null)); // Stopped before anything was sorted: there is nothing to report.

        return state with
        {
            Scene = new Scene.Reporting(result, state.LastResult),
            LastResult = result,
            Stars = WithStars(state.Stars, state.Level, Grade.For(result, state.Level).Stars),
        };
    }

    private static ImmutableDictionary<string, int> WithStars(ImmutableDictionary<string, int> won, Level level, int stars) =>
        stars > won.GetValueOrDefault(level.Id) ? won.SetItem(level.Id, stars) : won;
}
