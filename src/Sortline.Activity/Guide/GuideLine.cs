using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;
using Sortline.Messages;

namespace Sortline.Activity.Guide;

/// <summary>What the guide says now: a line of the level's, about something that the learner did.</summary>
/// <param name="Key">The line's name in the catalogue.</param>
/// <param name="Picture">The learner's own picture that it is about; <see langword="null"/> if it is about none.</param>
public sealed record GuideLine(string Key, PictureId? Picture)
{
    // A label of so many examples, beside one of so few.
    private const int Several = 8,
        NextToNone = 2;

    // Fewer mistakes than that are no pattern.
    private const int LeastMistakes = 3;

    /// <summary>The sentence.</summary>
    public Message Text => Message.Of(Key);

    /// <summary>The first line of the level that fits and was not read; <see langword="null"/> if there is none.</summary>
    /// <remarks>It comes after what it is about, never before: a lesson is told to whoever has seen it fail.</remarks>
    public static GuideLine? For(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var (when, say) in state.Level.Guide)
        {
            var key = $"level.{state.Level.Id}.guide.{say}";
            if (!state.ReadGuide.Contains(key) && Fits(when, state) is (true, var picture))
                return new(key, picture);
        }

        return null;
    }

    private static (bool Fits, PictureId? Picture) Fits(GuideWhen when, ActivityState state) =>
        state.Scene switch
        {
            Scene.Teaching => (FitsTeaching(when, state), null),
            Scene.Reporting { Result: { Practised.IsEmpty: true } result } => FitsReport(when, result, state),
            _ => default,
        };

    private static bool FitsTeaching(GuideWhen when, ActivityState state) =>
        when switch
        {
            GuideWhen.OneSided => state.Labels.Length > 1
                && state.Labels.Max(card => state.CountOf(card.Label)) >= Several
                && state.Labels.Min(card => state.CountOf(card.Label)) <= NextToNone,
            GuideWhen.BudgetSpent => state.Examples.Length >= state.Level.PhotoBudget,
            _ => false,
        };

    private static (bool, PictureId?) FitsReport(GuideWhen when, ShiftResult result, ActivityState state)
    {
        ImmutableArray<InspectedPart> wrong = [.. result.Misjudged];
        ImmutableArray<InspectedPart> shipped = [.. wrong.Where(part => part.OwnOutcome is PartOutcome.DefectShipped)];
        ImmutableArray<InspectedPart> thrown = [.. wrong.Where(part => part.OwnOutcome is PartOutcome.GoodRejected)];
        return when switch
        {
            GuideWhen.NeverShown => About(
                shipped.FirstOrDefault(part =>
                    result.Examples.All(example => example.Origin is { } from && from.Part.Defect != part.Part.Defect)
                )
            ),
            GuideWhen.OneLamp => About(LiesUnderOneLamp(result, state) ? shipped.FirstOrDefault() : null),
            GuideWhen.BadShipped => About(IsMost(shipped, thrown) ? shipped[0] : null),
            GuideWhen.GoodRejected => About(IsMost(thrown, shipped) ? thrown[0] : null),
            GuideWhen.LaterWorse => About(
                wrong.Count(part => part.Part.Id.Value * 2 >= result.Parts.Length) is var late
                && late >= LeastMistakes
                && late > 2 * (wrong.Length - late)
                    ? wrong[^1]
                    : null
            ),
            GuideWhen.Passed => (Grade.For(result, state.Level).IsPassed, null),
            _ => default,
        };
    }

    private static (bool, PictureId?) About(InspectedPart? part) => (part is not null, part?.Picture);

    private static bool IsMost(ImmutableArray<InspectedPart> these, ImmutableArray<InspectedPart> those) =>
        these.Length >= LeastMistakes && these.Length > 2 * those.Length;

    private static bool LiesUnderOneLamp(ShiftResult result, ActivityState state) =>
        state.Level.HasTwoLamps
        && result
            .Examples.Where(example => example.Origin is { Part.IsDefective: true })
            .Select(example => example.Origin!.Part.Condition)
            .Distinct()
            .Count() == 1;
}
