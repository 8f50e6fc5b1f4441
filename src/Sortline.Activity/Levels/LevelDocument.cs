using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Activity.Levels;

// What a level file says; level.schema.json beside the files says what each means. Intervals are two numbers, the lesser first.

internal sealed record LevelDocument(
    int Place,
    Chapter Chapter,
    MixDocument Shift,
    int Parts,
    MixDocument? Teaching = null,
    ScoringRules? Prices = null,
    int? PhotoBudget = null,
    ClassifierKind? StartsWith = null,
    ImmutableArray<double>? Stars = null,
    ImmutableArray<GuideRule>? Guide = null,
    TaughtDocument? Taught = null,
    bool Repeat = false,
    bool WithoutPictures = false,
    ImmutableArray<CustomerDocument>? Customers = null,
    Misconception? Meets = null
)
{
    /// <summary>Where editors find the schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

internal sealed record MixDocument(
    ImmutableArray<KindDocument> Kinds,
    double? DefectShare = null,
    FinishDocument? Finish = null,
    CameraCondition? Camera = null,
    CameraCondition? CameraOfBad = null,
    CameraCondition? CameraAtEnd = null
);

internal sealed record TaughtDocument(int Each, int Wrong = 0);

internal sealed record CustomerDocument(ScoringRules Prices);

internal sealed record KindDocument(
    string Kind,
    double Weight = 1,
    ImmutableArray<Defect>? Defects = null,
    ImmutableArray<double>? Severity = null
);

internal sealed record FinishDocument(
    ImmutableArray<double>? Tone = null,
    ImmutableArray<double>? Warmth = null,
    ImmutableArray<double>? Roughness = null
);

/// <summary>The generated serializer: reflection would not survive trimming.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(LevelDocument))]
internal sealed partial class LevelJson : JsonSerializerContext;
