using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sortline.Activity.Levels;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Projects.Exports;

namespace Sortline.Activity.Reports;

/// <summary>A shift's report as it is written to a file: every part and the sums, in plain values.</summary>
/// <remarks>Times are seconds of simulation since the shift began. Confidences stand by label id.</remarks>
public sealed record ReportFile
{
    /// <summary>What this file is, and in which version.</summary>
    public string Format { get; init; } = "sortline-report/1";

    /// <summary>The level.</summary>
    public required string Level { get; init; }

    /// <summary>The seed; level and seed name exactly these parts.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The belt's speed at the end, in metres a second.</summary>
    public required double BeltSpeed { get; init; }

    /// <summary>The labels, with what the robot was taught.</summary>
    public required ImmutableArray<LabelRow> Labels { get; init; }

    /// <summary>Points for each outcome.</summary>
    public required PriceRow Prices { get; init; }

    /// <summary>How many of ten parts the learner bet on; <see langword="null"/> without a bet.</summary>
    public int? Bet { get; init; }

    /// <summary>From which share for taking a part off the robot took it off; left out where the most likely label decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Threshold { get; init; }

    /// <summary>When a person was asked, and how often; left out where nobody was to be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AskRow? Asking { get; init; }

    /// <summary>Why, as the learner thinks, the robot made a mistake; left out if nothing was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WhyRow? Why { get; init; }

    /// <summary>What was answered in the quiz; left out if nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuizRows? Quiz { get; init; }

    /// <summary>The sums of the parts that count.</summary>
    public required SummaryRow Summary { get; init; }

    /// <summary>What the parts were (rows) against what was said (columns: labels in order, then no answer).</summary>
    public required ImmutableArray<ConfusionRow> Confusion { get; init; }

    /// <summary>Every part in the order of the belt.</summary>
    public required ImmutableArray<PartRow> Parts { get; init; }

    /// <summary>What the customer pays for each way in which the robot itself can sort a part.</summary>
    public sealed record PriceRow(int GoodShipped, int DefectShipped, int GoodRejected, int DefectRejected);

    /// <summary>When a person was asked, and how often.</summary>
    /// <param name="Sureness">Below which sureness.</param>
    /// <param name="Novelty">Above which novelty; left out for what the examples say.</param>
    /// <param name="Price">Points for each part, on top of what one sorted right earns.</param>
    /// <param name="Good">About how many good parts that count.</param>
    /// <param name="Defects">About how many defective ones.</param>
    public sealed record AskRow(
        double Sureness,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Novelty,
        int Price,
        int Good,
        int Defects
    );

    /// <summary>What the learner thinks of a mistake.</summary>
    /// <param name="Part">The part that it was made on, by its id.</param>
    /// <param name="Cause">What was chosen, a <see cref="MistakeCause"/>.</param>
    /// <param name="Text">What was written, at most <see cref="Explanation.MaxLength"/> characters.</param>
    public sealed record WhyRow(int Part, string? Cause, string Text);

    /// <summary>What was answered in the quiz.</summary>
    /// <param name="RightBefore">How many answers were right before the first teaching; <see langword="null"/> if none was given.</param>
    /// <param name="RightAfter">How many were after a shift.</param>
    /// <param name="Items">Each question.</param>
    public sealed record QuizRows(int? RightBefore, int? RightAfter, ImmutableArray<QuizItemRow> Items);

    /// <summary>What was answered to a question of the quiz.</summary>
    public sealed record QuizItemRow(Misconception Item, QuizAnswer Before, QuizAnswer After);

    /// <summary>A label.</summary>
    public sealed record LabelRow(int Id, string Name, Disposition Disposition, int Examples);

    /// <summary>The sums of a shift; shares are <see langword="null"/> where they are of nothing.</summary>
    public sealed record SummaryRow(
        int GoodShipped,
        int DefectsShipped,
        int GoodRejected,
        int DefectsRejected,
        double? SortedRightly,
        double? BalancedAccuracy,
        int Score,
        int ScoreIfAllShipped,
        int ScoreIfAllRejected
    );

    /// <summary>How parts of one truth were labelled.</summary>
    public sealed record ConfusionRow(Defect Truth, ImmutableArray<int> Counts, int Unanswered);

    /// <summary>A part.</summary>
    /// <param name="Id">Its place on the belt.</param>
    /// <param name="Kind">What it was made to be.</param>
    /// <param name="Truth">What was wrong with it.</param>
    /// <param name="Defective">Whether anything was.</param>
    /// <param name="Counted">Whether it counts: not if it was an example when the shift began.</param>
    /// <param name="LabelId">The label that was said.</param>
    /// <param name="Label">Its name.</param>
    /// <param name="Confidences">By label id.</param>
    /// <param name="Decision">What the robot decided.</param>
    /// <param name="Overruled">Whether the learner turned that over.</param>
    /// <param name="Outcome">Where it ended.</param>
    /// <param name="Miss">Why the robot missed it.</param>
    /// <param name="SeenAt">When the camera saw it.</param>
    /// <param name="DecidedAt">When the robot decided.</param>
    /// <param name="EndedAt">When it reached its bin.</param>
    public sealed record PartRow(
        int Id,
        string Kind,
        Defect Truth,
        bool Defective,
        bool Counted,
        int? LabelId,
        string? Label,
        ImmutableSortedDictionary<int, double> Confidences,
        Disposition? Decision,
        bool Overruled,
        PartOutcome? Outcome,
        MissReason? Miss,
        double SeenAt,
        double? DecidedAt,
        double? EndedAt
    )
    {
        /// <summary>Why a person was asked; left out where nobody was.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Doubt? Doubt { get; init; }

        /// <summary>How new the part was to the robot, 0 to 1; left out where it was not to ask.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double? Novelty { get; init; }
    }

    /// <summary>The report of a finished shift.</summary>
    /// <param name="result">The shift.</param>
    /// <param name="quiz">What its learner answered in the quiz; left out, nothing.</param>
    public static ReportFile Of(ShiftResult result, QuizAnswers? quiz = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var counts = result.Counts;
        return new()
        {
            Level = result.LevelId,
            Seed = result.Seed,
            BeltSpeed = result.BeltSpeed,
            Labels =
            [
                .. result.Labels.Select(card => new LabelRow(
                    card.Label.Id,
                    card.Name,
                    card.Disposition,
                    result.ExampleCounts.GetValueOrDefault(card.Label)
                )),
            ],
            Prices = new(
                result.Prices.GoodShipped,
                result.Prices.DefectShipped,
                result.Prices.GoodRejected,
                result.Prices.DefectRejected
            ),
            Bet = result.Bet,
            Threshold = result.Threshold,
            Asking = result.Asking is { } asking
                ? new(asking.Sureness, asking.Novelty, result.Prices.Asked, counts.GoodSetAside, counts.DefectsSetAside)
                : null,
            Why = result.Why is { } why ? new(why.Part.Value, why.Cause?.ToString(), why.Text) : null,
            Quiz = quiz is { IsUnanswered: false } ? Rows(quiz) : null,
            Summary = new(
                counts.GoodShipped,
                counts.DefectsShipped,
                counts.GoodRejected,
                counts.DefectsRejected,
                counts.SortedRightly,
                counts.BalancedAccuracy,
                result.Prices.Score(counts),
                result.Prices.Score(counts.IfAllShipped),
                result.Prices.Score(counts.IfAllRejected)
            ),
            Confusion =
            [
                .. ConfusionMatrix.Of(result).Rows.Select(row => new ConfusionRow(row.Truth, row.Counts, row.Unanswered)),
            ],
            Parts = [.. result.Parts.Select(part => Row(part, result))],
        };
    }

    /// <summary>As JSON, indented, camel case, enumerations by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportFileJson.Default.ReportFile);

    /// <summary>The parts as CSV (RFC 4180), a column of confidence per label.</summary>
    public string ToCsv()
    {
        StringBuilder csv = new();
        csv.Append(
            Csv.Line([
                "part",
                "kind",
                "truth",
                "defective",
                "counted",
                "label",
                .. Labels.Select(label => $"confidence {label.Name}"),
                "decision",
                "overruled",
                "outcome",
                "miss",
                "seen at s",
                "decided at s",
                "ended at s",
                .. Asking is null ? [] : (object[])["doubt", "novelty"],
            ])
        );
        foreach (var part in Parts)
        {
            csv.Append(
                Csv.Line([
                    part.Id,
                    part.Kind,
                    part.Truth,
                    part.Defective,
                    part.Counted,
                    part.Label,
                    .. Labels.Select(label =>
                        part.Confidences.TryGetValue(label.Id, out var confidence) ? (object)confidence : null
                    ),
                    part.Decision,
                    part.Overruled,
                    part.Outcome,
                    part.Miss,
                    part.SeenAt,
                    part.DecidedAt,
                    part.EndedAt,
                    .. Asking is null ? [] : (object?[])[part.Doubt, part.Novelty],
                ])
            );
        }

        return csv.ToString();
    }

    private static QuizRows Rows(QuizAnswers quiz) =>
        new(
            QuizAnswers.RightIn(quiz.Before),
            QuizAnswers.RightIn(quiz.After),
            [
                .. QuizAnswers.Items.Select(
                    (item, place) =>
                        new QuizItemRow(item, quiz.Before.ElementAtOrDefault(place), quiz.After.ElementAtOrDefault(place))
                ),
            ]
        );

    private static PartRow Row(InspectedPart part, ShiftResult result) =>
        new(
            part.Part.Id.Value,
            part.Part.Kind.Name,
            part.Part.Defect,
            part.Part.IsDefective,
            !result.Practised.Contains(part.Part.Id),
            part.PredictedLabel?.Label.Id,
            part.PredictedLabel?.Name,
            part.PredictedLabel is null
                ? ImmutableSortedDictionary<int, double>.Empty
                : result.Labels.ToImmutableSortedDictionary(
                    card => card.Label.Id,
                    card => part.Prediction.ConfidenceOf(card.Label)
                ),
            part.Decision,
            part.IsOverruled,
            part.Outcome,
            part.Miss,
            Seconds(part.PhotographedAt),
            part.PredictedAt is { } said ? Seconds(said) : null,
            part.EndedAt is { } ended ? Seconds(ended) : null
        )
        {
            Doubt = part.Doubt,
            Novelty = part.Novelty?.Of,
        };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}

/// <summary>The generated serializer: reflection would not survive trimming.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ReportFile))]
internal sealed partial class ReportFileJson : JsonSerializerContext;
