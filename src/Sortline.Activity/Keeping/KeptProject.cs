using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sortline.Activity.Dataset;
using Sortline.Activity.Keeping.Records;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Projects;

namespace Sortline.Activity.Keeping;

/// <summary>A project as records, each of which can be written by itself; back again: <see cref="KeptProjectReader"/>.</summary>
internal static class KeptProject
{
    /// <summary>The version of what the records say. A project of a higher one is left alone.</summary>
    public const int Format = 1;

    /// <summary>The kinds of records.</summary>
    public const string Label = "label",
        Settings = "settings",
        Hints = "hints",
        Example = "example",
        Features = "features",
        Act = "act",
        Session = "session",
        Shift = "shift",
        Part = "part";

    /// <summary>The most parts of one shift: their records are told apart by it from those of the shift before.</summary>
    public const int MaxParts = 10_000;

    /// <summary>What sees pictures here, with what it makes of them: features of another are no use.</summary>
    public static string Network { get; } = $"{ProjectBackbone.MobileNet.Sha256} {ProjectBackbone.MobileNet.Recipe}";

    /// <summary>The header of a project.</summary>
    public static string Header(ProjectState project) => Header(project, project.Examples.Length);

    private static string Header(ProjectState project, int examples) =>
        Json(
            new HeaderDocument(
                Format,
                project.Name,
                project.Level.Id,
                project.Seed,
                examples,
                project.FiledAt?.ToUnixTimeMilliseconds()
            ),
            ProjectDocuments.Default.HeaderDocument
        );

    /// <summary>The header of a project of which no more is known than its card.</summary>
    /// <exception cref="ArgumentException">Its level is not known.</exception>
    public static string Header(ProjectCard card) =>
        Header(
            new ProjectState(
                card.Id,
                card.Level ?? throw new ArgumentException("The card has no level.", nameof(card)),
                card.Seed
            )
            {
                Name = card.Name,
                FiledAt = card.FiledAt,
            },
            card.Examples
        );

    /// <summary>The picture for lists of projects.</summary>
    public static PictureId? Cover(ProjectState project) =>
        project.Examples.LastOrDefault(example => example.Picture is not null)?.Picture;

    /// <summary>A label.</summary>
    public static StoredRecord Of(LabelCard card, int order) =>
        new(
            new(Label, card.Label.Id),
            Json(
                new LabelDocument(order, card.Name, LabelPalette.NameOf(card.Colour), card.Disposition is Disposition.Ship),
                ProjectDocuments.Default.LabelDocument
            )
        );

    /// <summary>The settings.</summary>
    public static StoredRecord Of(ProjectSettings settings) =>
        new(new(Settings, 0), Json(Document(settings), ProjectDocuments.Default.SettingsDocument));

    /// <summary>The hints that were put aside.</summary>
    public static StoredRecord Of(ImmutableHashSet<Hint> dismissed) =>
        new(new(Hints, 0), Json(new HintsDocument([.. dismissed.Select(Document)]), ProjectDocuments.Default.HintsDocument));

    /// <summary>An example.</summary>
    /// <param name="example">What is known of it.</param>
    /// <param name="isThere">Whether it is one of the examples, or was thrown away and can be brought back.</param>
    public static StoredRecord Of(TaughtExample example, bool isThere) =>
        new(
            new(Example, example.Id.Value),
            Json(
                new ExampleDocument(isThere ? example.Label.Id : null, Document(example.Origin), example.Guess?.Id),
                ProjectDocuments.Default.ExampleDocument
            )
        )
        {
            Picture = example.Picture,
        };

    /// <summary>What was seen in an example's picture.</summary>
    public static StoredRecord OfFeatures(ExampleId example, PictureFeatures features, Augmentation views)
    {
        var vectors = features.OnlyKind is { } kind ? [features.Of(kind)] : new[] { features.Plain, features.Pooled };
        var bytes = new byte[vectors.Sum(vector => vector.Length) * sizeof(float)];
        var at = 0;
        foreach (var vector in vectors)
        {
            foreach (var value in vector.Span)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
                at += sizeof(float);
            }
        }

        return new(
            new(Features, example.Value),
            Json(
                new FeaturesDocument(Network, (int)views, vectors[0].Length, Name(features.OnlyKind)),
                ProjectDocuments.Default.FeaturesDocument
            )
        )
        {
            Bytes = bytes,
        };
    }

    /// <summary>An act of teaching.</summary>
    public static StoredRecord Of(Act act) =>
        new(
            new(Act, act.Number),
            Json(
                new ActDocument(
                    [
                        .. act
                            .Examples.Select(change => new ActChange(
                                (change.After ?? change.Before!).Id.Value,
                                change.Before?.Label.Id,
                                change.After?.Label.Id
                            ))
                            .Where(change => change.Before != change.After), // What was seen in the pictures is kept with them.
                    ],
                    act.Labels is var (labelsBefore, _) ? Named(labelsBefore) : null,
                    act.Labels is var (_, labelsAfter) ? Named(labelsAfter) : null,
                    act.Settings is var (before, _) ? Document(before) : null,
                    act.Settings is var (_, after) ? Document(after) : null,
                    act.Accuracy
                ),
                ProjectDocuments.Default.ActDocument
            )
        );

    /// <summary>Where the work stands.</summary>
    public static StoredRecord OfSession(ProjectState project) =>
        new(
            new(Session, 0),
            Json(
                new SessionDocument(
                    project.History.Position,
                    project.History.StartAccuracy,
                    project.BeltSpeed ?? 0,
                    project.ChosenPartsPerShift,
                    project.LastRound,
                    project.LastExampleId,
                    project.LastLabelId,
                    [.. project.Progress.Select(point => new ProgressMark(point.Examples, point.Right, point.Of))],
                    project.Scene switch
                    {
                        Scene.Running => "running",
                        Scene.Reporting => "reporting",
                        _ => "teaching",
                    },
                    project.RejectThreshold,
                    project.Customer > 0 ? project.Customer : null,
                    QuizAnswers.ToText(project.Quiz.Before),
                    QuizAnswers.ToText(project.Quiz.After)
                )
                {
                    Asking = Document(project.Asking),
                },
                ProjectDocuments.Default.SessionDocument
            )
        );

    /// <summary>A shift that is over.</summary>
    /// <param name="slot">0 for the last one, 1 for the one before.</param>
    /// <param name="result">What came of it.</param>
    public static StoredRecord Of(int slot, ShiftResult result) =>
        new(
            new(Shift, slot),
            Json(
                new ShiftDocument(
                    result.Seed,
                    result.BeltSpeed,
                    result.PartCount,
                    IsRunning: false,
                    result.Bet,
                    [.. result.Practised.Select(part => part.Value).Order()],
                    Named(result.Labels),
                    [.. result.ExampleCounts.Select(count => new LabelCount(count.Key.Id, count.Value))],
                    [.. result.Examples.Select(example => new ExampleLabel(example.Id.Value, example.Label.Id))],
                    null,
                    null,
                    result.Log is { } log ? Document(log) : null,
                    result.Threshold
                )
                {
                    Asking = Document(result.Asking),
                    WhyPart = result.Why?.Part.Value,
                    WhyCause = Name(result.Why?.Cause),
                    WhyText = result.Why?.Text,
                    Customer = result.Customer > 0 ? result.Customer : null,
                    Foreseen = Name(result.Foreseen),
                },
                ProjectDocuments.Default.ShiftDocument
            )
        );

    /// <summary>A shift that runs.</summary>
    public static StoredRecord Of(Scene.Running running, ulong seed, double beltSpeed, ShiftLog log) =>
        new(
            new(Shift, 0),
            Json(
                new ShiftDocument(
                    seed,
                    beltSpeed,
                    running.PartCount,
                    IsRunning: true,
                    running.Bet,
                    [.. running.Practised.Select(part => part.Value).Order()],
                    [],
                    [],
                    [],
                    Name(running.Method?.Classifier),
                    Name(running.Method?.Features),
                    Document(log),
                    running.Threshold
                )
                {
                    Asking = Document(running.Asking),
                },
                ProjectDocuments.Default.ShiftDocument
            )
        );

    /// <summary>A part of a shift.</summary>
    public static StoredRecord Of(int slot, int index, InspectedPart part) =>
        new(
            PartKey(slot, index),
            Json(
                new PartDocument(
                    part.Part.Id.Value,
                    part.PhotographedAt.Ticks,
                    part.PredictedLabel is { } card ? Named(card) : null,
                    part.PredictedAt?.Ticks,
                    [.. part.Prediction.Confidences.Select(one => new ShareDocument(one.Label.Id, one.Share))],
                    [
                        .. part.Prediction.Influences.Select(one => new InfluenceDocument(
                            one.Example.Value,
                            one.Label.Id,
                            one.Similarity,
                            one.Weight
                        )),
                    ],
                    Name(part.Prediction.Classifier),
                    Name(part.Miss),
                    Name(part.Outcome),
                    part.EndedAt?.Ticks,
                    part.IsOverruled,
                    part.Decision is { } decided and not Disposition.SetAside ? decided is Disposition.Ship : null
                )
                {
                    Doubt = Name(part.Doubt),
                    Novelty = part.Novelty?.Of,
                    NoveltyLimit = part.Novelty?.Limit,
                },
                ProjectDocuments.Default.PartDocument
            )
        )
        {
            Picture = part.Picture,
        };

    /// <summary>What the record of a part is known by.</summary>
    public static RecordKey PartKey(int slot, int index) => new(Part, (slot * MaxParts) + index);

    private static LogDocument Document(ShiftLog log) =>
        new(log.StartSpeed, log.Step, [.. log.Inputs.Select(input => Document(input.Step, input.Input)).OfType<InputDocument>()]);

    private static InputDocument? Document(long step, LineInput input) =>
        input switch
        {
            LineInput.Decided(var part, Disposition.SetAside) => new(step, "aside", part.Value, null, null),
            LineInput.Decided(var part, var said) => new(step, "decided", part.Value, said is Disposition.Ship, null),
            LineInput.Overruled(var part, var said) => new(step, "overruled", part.Value, said is Disposition.Ship, null),
            LineInput.SpeedSet(var speed) => new(step, "speed", null, null, speed),
            _ => null, // Of a line to teach with.
        };

    private static AskDocument? Document(AskRule? asking) => asking is null ? null : new(asking.Sureness, asking.Novelty);

    private static SettingsDocument Document(ProjectSettings settings) =>
        new((int)settings.Views, Name(settings.Classifier), Name(settings.Features), settings.Neighbours);

    private static DismissedHint Document(Hint hint) =>
        hint switch
        {
            Hint.Contradiction it => new("contradiction", it.First.Value, it.Second.Value, it.FirstLabel.Id, it.SecondLabel.Id),
            Hint.LooksMislabelled it => new("mislabelled", it.Example.Value, null, it.Label.Id, it.Suggested.Id),
            Hint.NearDuplicate it => new("duplicate", it.First.Value, it.Second.Value, it.Label.Id, null),
            Hint.UnderrepresentedLabel it => new("few", null, null, it.Label.Id, it.Largest.Id),
            Hint.LookAlike it => new("alike", it.First.Value, it.Second.Value, it.FirstLabel.Id, it.SecondLabel.Id),
            Hint.Unseen { What: Novelty.Dark } => new("dark", null, null, 0, null),
            Hint.Unseen { What: Novelty.Bright } => new("bright", null, null, 0, null),
            Hint.Unseen => new("unseen", null, null, 0, null),
            _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, "This kind of hint has no record."),
        };

    private static OriginDocument? Document(ExampleOrigin? origin) =>
        origin is null
            ? null
            : new(
                origin.LevelId,
                origin.ShiftSeed,
                origin.Taught.Seed,
                origin.Taught.Round,
                origin.Part.Id.Value,
                origin.Part.Defect.ToString()
            );

    private static ImmutableArray<NamedLabel> Named(ImmutableArray<LabelCard> cards) => [.. cards.Select(Named)];

    private static NamedLabel Named(LabelCard card) =>
        new(card.Label.Id, card.Name, LabelPalette.NameOf(card.Colour), card.Disposition is Disposition.Ship);

    private static string? Name<T>(T? value)
        where T : struct, Enum => value?.ToString();

    private static string Json<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);
}
