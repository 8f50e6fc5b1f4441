using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Projects;

namespace Sortline.Activity.Levels;

/// <summary>A job for the robot: which parts come, and what is asked about them.</summary>
/// <param name="Id">The name in a link, lower case with hyphens.</param>
/// <param name="Title">The name in the list of levels.</param>
/// <param name="Question">What is asked of the learner at each part.</param>
/// <param name="Brief">One sentence on what can be wrong with the parts.</param>
/// <param name="Mix">Which parts and defects come, and how often.</param>
/// <param name="PartsPerShift">Parts in one shift.</param>
public sealed record Level(string Id, string Title, string Question, string Brief, PartMix Mix, int PartsPerShift)
{
    /// <summary>The labels that are ready when the level opens.</summary>
    public ImmutableArray<LabelCard> Labels { get; init; } =
    [
        new(new(1), "Good", LabelColour.Teal, Disposition.Ship),
        new(new(2), "Defective", LabelColour.Vermilion, Disposition.Reject),
    ];
}
