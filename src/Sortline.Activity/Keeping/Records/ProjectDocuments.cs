using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sortline.Activity.Keeping.Records;

// What the records of a kept project say. A field that is not written is null; one that is not known is passed over, so that an
// earlier Sortline can read what a later one added. What would be misunderstood by an earlier one raises Header.Format.

/// <summary>The header of a project.</summary>
/// <param name="Format">The version of what the records say, see <see cref="KeptProject.Format"/>.</param>
/// <param name="Name">What the learner calls it.</param>
/// <param name="Level">The id of its level.</param>
/// <param name="Seed">The seed of its parts.</param>
/// <param name="Examples">How many examples it has.</param>
/// <param name="FiledAt">When it was last saved as a file, in milliseconds since 1970, UTC.</param>
internal sealed record HeaderDocument(int Format, string? Name, string Level, ulong Seed, int Examples, long? FiledAt);

/// <summary>A label; its id is the record's.</summary>
/// <param name="Order">Its place among the labels, from 0.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Colour">The name of its colour.</param>
/// <param name="Ships">Whether the robot lets such parts pass.</param>
internal sealed record LabelDocument(int Order, string Name, string Colour, bool Ships);

/// <summary>A label where it is not a record of its own.</summary>
internal sealed record NamedLabel(int Id, string Name, string Colour, bool Ships);

/// <summary>How the robot looks and learns; as in a project file.</summary>
internal sealed record SettingsDocument(int Views, string? Classifier, string? Features, int Neighbours);

/// <summary>What the learner has looked at among the hints and found nothing wrong with.</summary>
internal sealed record HintsDocument(ImmutableArray<DismissedHint> Dismissed);

/// <summary>Such a hint, by what it is about.</summary>
/// <param name="Kind">
/// <c>contradiction</c>, <c>mislabelled</c>, <c>duplicate</c>, <c>few</c>; of questions also <c>alike</c>, <c>unseen</c>, <c>dark</c>,
/// <c>bright</c>. Others are passed over.
/// </param>
/// <param name="Example">The id of the example, or of the first of two.</param>
/// <param name="Other">The id of the second one.</param>
/// <param name="Label">The id of the label that it, or the first, has; of a label with few examples; 0 where it is about none.</param>
/// <param name="OtherLabel">The id of the label of the second, of the one that would go better, or of the largest.</param>
internal sealed record DismissedHint(string Kind, int? Example, int? Other, int Label, int? OtherLabel);

/// <summary>An example; its id is the record's, and its picture goes with the record.</summary>
/// <param name="Label">Its label; <see langword="null"/> for one that was thrown away and can be brought back.</param>
/// <param name="Origin">Which part it is a picture of.</param>
/// <param name="Guess">What the robot had taken it for.</param>
internal sealed record ExampleDocument(int? Label, OriginDocument? Origin, int? Guess);

/// <summary>Which part an example is a picture of: what makes it again.</summary>
/// <param name="Level">The level that it came in.</param>
/// <param name="Shift">The seed of its shift; <see langword="null"/> for a part to teach with.</param>
/// <param name="Seed">For a part to teach with, the seed.</param>
/// <param name="Round">For a part to teach with, the round.</param>
/// <param name="Part">Its number.</param>
/// <param name="Defect">What was wrong with it. If another release makes another part of all this, it is forgotten.</param>
internal sealed record OriginDocument(string Level, ulong? Shift, ulong Seed, int Round, int Part, string Defect);

/// <summary>What the backbone saw in the picture of the example with the same id; the numbers are the record's bytes.</summary>
/// <param name="Network">What saw it, see <see cref="KeptProject.Network"/>.</param>
/// <param name="Views">In how many views.</param>
/// <param name="Plain">How many of the numbers are the plain ones, which come first.</param>
/// <param name="OnlyKind">For an example without a picture, the kind of all its numbers.</param>
internal sealed record FeaturesDocument(string Network, int Views, int Plain, string? OnlyKind);

/// <summary>An act of teaching; its number is the record's id.</summary>
/// <param name="Examples">The examples that came, went, or got another label.</param>
/// <param name="LabelsBefore">All labels before it, if it changed any.</param>
/// <param name="LabelsAfter">All labels after it, if it changed any.</param>
/// <param name="SettingsBefore">The settings before it, if it changed them.</param>
/// <param name="SettingsAfter">The settings after it, if it changed them.</param>
/// <param name="Accuracy">How often the examples were right after it.</param>
internal sealed record ActDocument(
    ImmutableArray<ActChange> Examples,
    ImmutableArray<NamedLabel>? LabelsBefore,
    ImmutableArray<NamedLabel>? LabelsAfter,
    SettingsDocument? SettingsBefore,
    SettingsDocument? SettingsAfter,
    double? Accuracy
);

/// <summary>What an act did to an example: the label that it had, if it was there, and the one that it has, if it is.</summary>
internal sealed record ActChange(int Id, int? Before, int? After);

/// <summary>Where the work stands.</summary>
/// <param name="Position">How many acts are done.</param>
/// <param name="StartAccuracy">How often the examples were right before the first act.</param>
/// <param name="BeltSpeed">In metres a second.</param>
/// <param name="PartsPerShift">As the learner chose.</param>
/// <param name="LastRound">How often teaching had been opened.</param>
/// <param name="LastExampleId">The highest id of an example that was given out.</param>
/// <param name="LastLabelId">The highest id of a label that was given out.</param>
/// <param name="Progress">How many of the hidden parts were sorted right after so many examples.</param>
/// <param name="Scene">What is being done: <c>teaching</c>, <c>running</c> or <c>reporting</c>.</param>
/// <param name="RejectThreshold">From which share for taking a part off it is taken off; not there where the most likely label decides.</param>
/// <param name="Customer">Which customer the next shift is for, from 0; not there for the first.</param>
/// <param name="QuizBefore">What was answered in the quiz before the first teaching, see <see cref="Quizzes.QuizAnswers.ToText"/>.</param>
/// <param name="QuizAfter">What was answered after a shift.</param>
internal sealed record SessionDocument(
    int Position,
    double? StartAccuracy,
    double BeltSpeed,
    int? PartsPerShift,
    int LastRound,
    int LastExampleId,
    int LastLabelId,
    ImmutableArray<ProgressMark> Progress,
    string Scene,
    double? RejectThreshold = null,
    int? Customer = null,
    string? QuizBefore = null,
    string? QuizAfter = null
)
{
    /// <summary>When a person is asked; not there for never.</summary>
    public AskDocument? Asking { get; init; }
}

/// <summary>When the robot asks a person.</summary>
/// <param name="Sureness">Below which sureness, 0.5 to 1.</param>
/// <param name="Novelty">Above which novelty, 0 to 1; not there for what the examples say.</param>
internal sealed record AskDocument(double Sureness, double? Novelty);

/// <summary>A point of the progress.</summary>
internal sealed record ProgressMark(int Examples, int Right, int Of);

/// <summary>A shift that runs or is over; its parts are records of their own.</summary>
internal sealed record ShiftDocument(
    ulong Seed,
    double BeltSpeed,
    int PartCount,
    bool IsRunning,
    int? Bet,
    ImmutableArray<int> Practised,
    ImmutableArray<NamedLabel> Labels,
    ImmutableArray<LabelCount> Counts,
    ImmutableArray<ExampleLabel> Examples,
    string? Classifier,
    string? Features,
    LogDocument? Log,
    double? Threshold = null
)
{
    /// <summary>Which customer it was for, from 0; not there for the first.</summary>
    public int? Customer { get; init; }

    /// <summary>What the learner thought that it would bring once more, as an <see cref="Shift.Outlook"/>; others are passed over.</summary>
    public string? Foreseen { get; init; }

    /// <summary>When a person is asked; not there for never.</summary>
    public AskDocument? Asking { get; init; }

    /// <summary>The number of the part of which the learner said why the robot made a mistake on it.</summary>
    public int? WhyPart { get; init; }

    /// <summary>What was chosen, as a <see cref="Shift.MistakeCause"/>; others are passed over.</summary>
    public string? WhyCause { get; init; }

    /// <summary>What was written.</summary>
    public string? WhyText { get; init; }
}

/// <summary>How many examples a label had.</summary>
internal sealed record LabelCount(int Label, int Count);

/// <summary>An example with the label that it had.</summary>
internal sealed record ExampleLabel(int Id, int Label);

/// <summary>How far the line of a shift is, and what was done to it.</summary>
internal sealed record LogDocument(double StartSpeed, long Step, ImmutableArray<InputDocument> Inputs);

/// <summary>Something that was done to a line.</summary>
/// <param name="Step">After how many steps.</param>
/// <param name="Kind"><c>decided</c>, <c>aside</c>, <c>overruled</c> or <c>speed</c>.</param>
/// <param name="Part">The number of the part.</param>
/// <param name="Ships">Whether it shall be shipped.</param>
/// <param name="Speed">The new speed, in metres a second.</param>
internal sealed record InputDocument(long Step, string Kind, int? Part, bool? Ships, double? Speed);

/// <summary>A part of a shift; its picture goes with the record. Times are in ticks of the line's own time. <c>Ships</c> is what the robot decided; where it is not there, what the predicted label says.</summary>
internal sealed record PartDocument(
    int Part,
    long At,
    NamedLabel? Predicted,
    long? PredictedAt,
    ImmutableArray<ShareDocument> Shares,
    ImmutableArray<InfluenceDocument> Influences,
    string? Classifier,
    string? Miss,
    string? Outcome,
    long? EndedAt,
    bool IsOverruled,
    bool? Ships = null
)
{
    /// <summary>Why a person is asked about it, as a <see cref="Shift.Doubt"/>: then it is set aside.</summary>
    public string? Doubt { get; init; }

    /// <summary>How new it was.</summary>
    public double? Novelty { get; init; }

    /// <summary>From where on that was much.</summary>
    public double? NoveltyLimit { get; init; }
}

/// <summary>How sure the robot was of a label.</summary>
internal sealed record ShareDocument(int Label, double Share);

/// <summary>An example that settled what the robot said.</summary>
internal sealed record InfluenceDocument(int Example, int Label, float Similarity, double Weight);

/// <summary>The documents, known when the program is built: nothing is looked up in types that were trimmed away.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    AllowDuplicateProperties = false,
    MaxDepth = 8
)]
[JsonSerializable(typeof(HeaderDocument))]
[JsonSerializable(typeof(LabelDocument))]
[JsonSerializable(typeof(SettingsDocument))]
[JsonSerializable(typeof(HintsDocument))]
[JsonSerializable(typeof(ExampleDocument))]
[JsonSerializable(typeof(FeaturesDocument))]
[JsonSerializable(typeof(ActDocument))]
[JsonSerializable(typeof(SessionDocument))]
[JsonSerializable(typeof(ShiftDocument))]
[JsonSerializable(typeof(PartDocument))]
internal sealed partial class ProjectDocuments : JsonSerializerContext;
