using System.Collections.Immutable;

namespace Sortline.Cli.Documents;

/// <summary>What <c>inspect --json</c> prints.</summary>
internal sealed record InspectionDocument(
    string File,
    long Bytes,
    ImmutableArray<ProjectLabelRow> Labels,
    int Examples,
    int Unusable,
    int WithoutPicture,
    SettingsRow Settings,
    BackboneRow Backbone,
    MethodRow? Method,
    ImmutableArray<LeaveOneOutRow> LeaveOneOut,
    ImmutableArray<HintRow> Hints,
    ImmutableArray<ImmutableArray<int>> NearCopies,
    string Fingerprint,
    ImmutableArray<string> Repairs
);

/// <summary>A label of a project.</summary>
internal sealed record ProjectLabelRow(int Id, string Name, string Colour, bool Ships, int Pictures);

/// <summary>How a project learns.</summary>
internal sealed record SettingsRow(int Views, string Classifier, string Features, int Neighbours);

/// <summary>What made the features of a project.</summary>
internal sealed record BackboneRow(string Id, string Sha256, string Recipe);
