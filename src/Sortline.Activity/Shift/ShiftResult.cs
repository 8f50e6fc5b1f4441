using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Activity.Shift;

/// <summary>A finished shift: every part, and what the robot had been taught.</summary>
/// <param name="LevelId">The level, see <see cref="Levels.Level.Id"/>.</param>
/// <param name="Seed">The seed; with the level it names exactly these parts.</param>
/// <param name="BeltSpeed">The belt's speed at the end, in metres a second.</param>
/// <param name="Labels">The labels at the end.</param>
/// <param name="ExampleCounts">Examples per label at the end.</param>
/// <param name="Parts">Every part in the order of the belt.</param>
/// <param name="Prices">What each outcome is worth.</param>
public sealed record ShiftResult(
    string LevelId,
    ulong Seed,
    double BeltSpeed,
    ImmutableArray<LabelCard> Labels,
    ImmutableDictionary<Label, int> ExampleCounts,
    ImmutableArray<InspectedPart> Parts,
    ScoringRules Prices
)
{
    /// <summary>How many of ten the learner bet on; <see langword="null"/> without a bet.</summary>
    public int? Bet { get; init; }

    /// <summary>From which share for taking a part off it was taken off; <see langword="null"/> where the most likely label decided.</summary>
    public double? Threshold { get; init; }

    /// <summary>When a person was asked; <see langword="null"/> for never.</summary>
    public AskRule? Asking { get; init; }

    /// <summary>Why, as the learner thinks, the robot made a mistake; <see langword="null"/> until the learner says so.</summary>
    public Explanation? Why { get; init; }

    /// <summary>Which customer it was for, of those of the level, from 0.</summary>
    public int Customer { get; init; }

    /// <summary>What the learner thinks that the very same shift would bring once more; <see langword="null"/> until it is said.</summary>
    public Outlook? Foreseen { get; init; }

    /// <summary>What the robot had been shown by the end.</summary>
    public ImmutableArray<TaughtExample> Examples { get; init; } = [];

    /// <summary>The parts that were examples when the shift began: the robot knew them, so they do not count.</summary>
    public ImmutableHashSet<PartId> Practised { get; init; } = [];

    /// <summary>How many parts the shift was to have; more than <see cref="Parts"/> if it was stopped before its end.</summary>
    internal int PartCount { get; init; }

    /// <summary>What was done to its line; <see langword="null"/> for a shift that was kept before that was kept with it.</summary>
    internal ShiftLog? Log { get; init; }

    /// <summary>Whether the line can be shown again as it was.</summary>
    public bool CanBeShownAgain => Log is not null;

    /// <summary>All parts that have a place among the mistakes of a report, in its order.</summary>
    public IEnumerable<InspectedPart> AllMistakes => Misjudged.Concat(Miscorrected).Concat(Missed);

    /// <summary>The parts that count: those that the robot had not been taught with.</summary>
    public IEnumerable<InspectedPart> CountedParts => Parts.Where(part => !Practised.Contains(part.Part.Id));

    /// <summary>How many of the parts that count ended which way.</summary>
    public OutcomeCounts Counts => Count(CountedParts);

    /// <summary>The same if nobody had overruled the robot.</summary>
    public OutcomeCounts OwnCounts => Count(CountedParts, part => part.OwnOutcome);

    /// <summary>The mistakes among the parts that count, in the order of the belt.</summary>
    public IEnumerable<InspectedPart> Mistakes => CountedParts.Where(part => part.IsMistake);

    /// <summary>The mistakes that the robot knew better than its arm could: it was told in vain.</summary>
    public IEnumerable<InspectedPart> Missed => Mistakes.Where(part => part is { Miss: not null, IsOverruled: false });

    /// <summary>The mistakes that the robot made by what it believed, also those that the learner put right.</summary>
    public IEnumerable<InspectedPart> Misjudged => CountedParts.Where(part => part.IsMisjudged);

    /// <summary>The parts that a person is asked about, in the order of the belt.</summary>
    public IEnumerable<InspectedPart> Asked => Parts.Where(part => part.IsAsked);

    /// <summary>The mistakes that the learner made with a "No!".</summary>
    public IEnumerable<InspectedPart> Miscorrected => CountedParts.Where(part => part.IsMiscorrected);

    /// <summary>How many of these parts have ended which way.</summary>
    public static OutcomeCounts Count(IEnumerable<InspectedPart> parts) => Count(parts, part => part.Outcome);

    private static OutcomeCounts Count(IEnumerable<InspectedPart> parts, Func<InspectedPart, PartOutcome?> outcomeOf)
    {
        ArgumentNullException.ThrowIfNull(parts);

        return parts
            .Select(outcomeOf)
            .OfType<PartOutcome>()
            .Aggregate(default(OutcomeCounts), (counts, outcome) => counts.With(outcome));
    }
}
