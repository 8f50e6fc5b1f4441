using System.Collections.Immutable;
using Sortline.Cli.Input;

namespace Sortline.Cli.Documents;

/// <summary>What <c>train --json</c> prints.</summary>
internal sealed record TrainingDocument(
    string File,
    long Bytes,
    ImmutableArray<LabelRow> Labels,
    int Views,
    int WithoutPicture,
    MethodRow Method,
    ImmutableArray<LeaveOneOutRow> LeaveOneOut,
    ImmutableArray<HintRow> Hints,
    ImmutableArray<ImmutableArray<string>> NearCopies,
    double PicturesPerSecond,
    ImmutableArray<SkippedPicture> Skipped
);
