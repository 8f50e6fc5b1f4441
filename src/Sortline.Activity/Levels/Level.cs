using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Levels;

/// <summary>A job for the robot: which parts come, for whom, and what counts as done well. Its words stand in the catalogue, under its id.</summary>
/// <remarks>Each level is a file in the folder <c>Files</c> beside this one. Levels are compared by reference: each is made once.</remarks>
public sealed class Level
{
    /// <summary>The largest seed that can be chosen.</summary>
    public const ulong MaxSeed = 999_999_999;

    /// <summary>The seed of the parts that come after those of a seed; after the last one the first.</summary>
    public static ulong SeedAfter(ulong seed) => seed >= MaxSeed ? 1 : seed + 1;

    /// <summary>The name in a link, lower case with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the list of levels, from 1.</summary>
    public required int Place { get; init; }

    /// <summary>The chapter that it stands in.</summary>
    public required Chapter Chapter { get; init; }

    /// <summary>Which parts and defects come in a shift, and how often.</summary>
    public required PartMix Mix { get; init; }

    /// <summary>Which come to teach with; where the lesson is not about the difference, the same.</summary>
    public required PartMix TeachingMix { get; init; }

    /// <summary>Whether the camera has two lamps while the robot is taught, which can be swapped.</summary>
    public bool HasTwoLamps => TeachingMix.Camera.Defective is not null;

    /// <summary>Parts in one shift.</summary>
    public required int PartsPerShift { get; init; }

    /// <summary>What the customer pays for each outcome.</summary>
    public ScoringRules Prices { get; init; } = ScoringRules.Standard;

    /// <summary>What the customers pay who come one after another, for the same parts; empty where there is one, see <see cref="Prices"/>.</summary>
    public ImmutableArray<ScoringRules> Customers { get; init; } = [];

    /// <summary>What the last shift left taught; <see langword="null"/> for nothing.</summary>
    public LastShift? LastShift { get; init; }

    /// <summary>Whether the report asks what the very same shift would bring once more, and then shows it.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the pictures can be thrown away; stars are for a shift without them.</summary>
    public bool IsWithoutPictures { get; init; }

    /// <summary>How many examples there may be; <see langword="null"/> for as many as the learner likes.</summary>
    public int? PhotoBudget { get; init; }

    /// <summary>The way to learn that the level opens with; <see langword="null"/> for whichever does best.</summary>
    public ClassifierKind? StartsWith { get; init; }

    /// <summary>The idea of machines that learn that the level meets; <see langword="null"/> for one that is about none.</summary>
    public Misconception? Meets { get; init; }

    /// <summary>The <see cref="StarShares"/> of a level that says nothing else.</summary>
    public static readonly ImmutableArray<double> UsualStarShares = [0.8, 0.9, 0.97];

    /// <summary>The shares of parts sorted right that earn one star, two and three; each 0 to 1, none below the one before.</summary>
    public ImmutableArray<double> StarShares { get; init; } = UsualStarShares;

    /// <summary>The share of parts sorted right that passes the level, 0 to 1: that of <see cref="Reports.Grade.StarsToPass"/>.</summary>
    public double Goal => StarShares[Reports.Grade.StarsToPass - 1];

    /// <summary>What its guide has to say, in the order in which it is looked through.</summary>
    public ImmutableArray<GuideRule> Guide { get; init; } = [];

    /// <summary>The name in the list of levels.</summary>
    public Message Title => Message.Of($"level.{Id}.title");

    /// <summary>Who wants the parts, what for, and what a bad one costs them.</summary>
    public Message Customer => Message.Of($"level.{Id}.customer");

    /// <summary>Who pays such prices, of those who come one after another.</summary>
    /// <param name="number">Which one, from 1.</param>
    public Message CustomerOf(int number) => Message.Of($"level.{Id}.customer-{number}");

    /// <summary>What a customer pays, of those who come one after another; where there is one, <see cref="Prices"/>.</summary>
    /// <param name="customer">Which one, from 0.</param>
    public ScoringRules PricesOf(int customer) => customer >= 0 && customer < Customers.Length ? Customers[customer] : Prices;

    /// <summary>What the robot is to learn, in a sentence or two.</summary>
    public Message Brief => Message.Of($"level.{Id}.brief");

    /// <summary>What is asked of the learner at each part.</summary>
    public Message Question => Message.Of($"level.{Id}.question");

    /// <summary>What there is to learn here about machines that learn, in a sentence.</summary>
    public Message Lesson => Message.Of($"level.{Id}.lesson");

    /// <summary>What to think about once it was played.</summary>
    public Message Afterthought => Message.Of($"level.{Id}.afterthought");

    /// <summary>The shifts that can be chosen, in parts.</summary>
    public static ImmutableArray<int> ShiftLengths { get; } = [20, 40, 60];

    /// <summary>How the robot looks and learns when the level opens.</summary>
    internal ProjectSettings StartSettings => new(Classifier: StartsWith);

    /// <inheritdoc />
    public override string ToString() => Id;

    /// <summary>The labels that are ready when a level opens.</summary>
    /// <param name="texts">The language that they are named in.</param>
    public static ImmutableArray<LabelCard> Labels(Catalogue texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return
        [
            new(new(1), texts["level.label-good"], LabelColour.Teal, Disposition.Ship),
            new(new(2), texts["level.label-defective"], LabelColour.Vermilion, Disposition.Reject),
        ];
    }
}
