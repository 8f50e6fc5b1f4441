using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Levels;

/// <summary>A job for the robot: which parts come, and how many. Its words stand in the catalogue, under its id.</summary>
/// <param name="Id">The name in a link, lower case with hyphens.</param>
/// <param name="Mix">Which parts and defects come, and how often.</param>
/// <param name="PartsPerShift">Parts in one shift.</param>
public sealed record Level(string Id, PartMix Mix, int PartsPerShift)
{
    /// <summary>The name in the list of levels.</summary>
    public Message Title => Message.Of($"level.{Id}.title");

    /// <summary>What is asked of the learner at each part.</summary>
    public Message Question => Message.Of($"level.{Id}.question");

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
