using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Levels;

/// <summary>A job for the robot: which parts come, and how many. Its words stand in the catalogue, under its id.</summary>
/// <param name="Id">The name in a link, lower case with hyphens.</param>
/// <param name="Mix">Which parts and defects come, and how often.</param>
/// <param name="PartsPerShift">Parts in one shift.</param>
public sealed record Level(string Id, PartMix Mix, int PartsPerShift)
{
    /// <summary>The largest seed that can be chosen.</summary>
    public const ulong MaxSeed = 999_999_999;

    /// <summary>The seed of the parts that come after those of a seed; after the last one the first.</summary>
    public static ulong SeedAfter(ulong seed) => seed >= MaxSeed ? 1 : seed + 1;

    /// <summary>The way to learn that the level opens with; <see langword="null"/> for whichever does best.</summary>
    public ClassifierKind? StartsWith { get; init; }

    /// <summary>The name in the list of levels.</summary>
    public Message Title => Message.Of($"level.{Id}.title");

    /// <summary>What the robot is to learn, in a sentence or two.</summary>
    public Message Brief => Message.Of($"level.{Id}.brief");

    /// <summary>What is asked of the learner at each part.</summary>
    public Message Question => Message.Of($"level.{Id}.question");

    /// <summary>The shifts that can be chosen, in parts.</summary>
    public static ImmutableArray<int> ShiftLengths { get; } = [20, 40, 60];

    /// <summary>The share of parts sorted right that passes the level, 0 to 1.</summary>
    public double Goal { get; init; } = 0.9;

    /// <summary>How the robot looks and learns when the level opens.</summary>
    internal ProjectSettings StartSettings => new(Classifier: StartsWith);

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
