using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Learning;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Training;

/// <summary>The hints that are worth showing now.</summary>
public static class VisibleHints
{
    /// <summary>The hints that still hold of the examples and that the learner has not put aside.</summary>
    /// <remarks>
    /// Between two inspections the hints of the last one stay, but for those that the learner has since dealt with, so that the
    /// list does not come and go with every part taught. A label with hardly any pictures is no hint here: the panel says how
    /// many it needs.
    /// </remarks>
    public static ImmutableArray<Hint> Of(ActivityState state) => [.. Open(state).Where(hint => hint is not Hint.LookAlike)];

    /// <summary>The same with those that are no faults, only worth a question: there nearly always are two that look alike.</summary>
    internal static ImmutableArray<Hint> Open(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Hints.IsEmpty)
            return [];

        var labelOf = state.Examples.ToDictionary(example => example.Id, example => example.Label);
        return [.. state.Hints.Where(hint => Stands(hint) && !IsAmong(state.Dismissed, hint))];

        bool Stands(Hint hint) =>
            hint switch
            {
                Hint.Contradiction it => Has(it.First, it.FirstLabel) && Has(it.Second, it.SecondLabel),
                Hint.LooksMislabelled it => Has(it.Example, it.Label) && state.Card(it.Suggested) is not null,
                Hint.NearDuplicate it => Has(it.First, it.Label) && Has(it.Second, it.Label),
                Hint.LookAlike it => Has(it.First, it.FirstLabel) && Has(it.Second, it.SecondLabel),
                Hint.UnderrepresentedLabel it => !it.HasFew
                    && state.Card(it.Label) is not null
                    && state.Card(it.Largest) is not null
                    && state.CountOf(it.Label) * DataInspector.FarFewer < state.CountOf(it.Largest),
                _ => false,
            };

        bool Has(ExampleId example, Label label) => labelOf.TryGetValue(example, out var now) && now == label;
    }

    /// <summary>The examples that a hint is about, none for a hint about a label.</summary>
    public static ImmutableArray<ExampleId> ExamplesOf(Hint hint) =>
        hint switch
        {
            Hint.Contradiction it => [it.First, it.Second],
            Hint.LooksMislabelled it => [it.Example],
            Hint.NearDuplicate it => [it.First, it.Second],
            Hint.LookAlike it => [it.First, it.Second],
            _ => [],
        };

    /// <summary>The examples that made the robot doubt, as far as they still are what they were.</summary>
    public static IEnumerable<TaughtExample> LikesOf(Hint.LooksMislabelled hint, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(hint);
        ArgumentNullException.ThrowIfNull(state);
        return hint
            .Likes.Select(id => state.Examples.FirstOrDefault(example => example.Id == id && example.Label == hint.Suggested))
            .OfType<TaughtExample>();
    }

    /// <summary>Whether a hint is one of some, whatever their figures.</summary>
    internal static bool IsAmong(ImmutableHashSet<Hint> hints, Hint hint) => hints.Any(one => IsSame(one, hint));

    // Figures differ from one inspection to the next; what was put aside stays aside.
    internal static bool IsSame(Hint one, Hint other) =>
        (one, other) switch
        {
            (Hint.Contradiction a, Hint.Contradiction b) => (a.First, a.FirstLabel, a.Second, a.SecondLabel)
                == (b.First, b.FirstLabel, b.Second, b.SecondLabel),
            (Hint.NearDuplicate a, Hint.NearDuplicate b) => (a.First, a.Second, a.Label) == (b.First, b.Second, b.Label),
            (Hint.LookAlike a, Hint.LookAlike b) => (a.First, a.FirstLabel, a.Second, a.SecondLabel)
                == (b.First, b.FirstLabel, b.Second, b.SecondLabel),
            (Hint.UnderrepresentedLabel a, Hint.UnderrepresentedLabel b) => a.Label == b.Label,
            _ => one == other,
        };
}
