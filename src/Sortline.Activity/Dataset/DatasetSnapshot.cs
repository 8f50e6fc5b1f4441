using System.Collections.Immutable;
using Sortline.Projects;

namespace Sortline.Activity.Dataset;

/// <summary>What can be undone: the labels, the examples and how they are learned.</summary>
internal sealed record DatasetSnapshot(
    ImmutableArray<LabelCard> Labels,
    ImmutableArray<TaughtExample> Examples,
    ProjectSettings Settings
);
