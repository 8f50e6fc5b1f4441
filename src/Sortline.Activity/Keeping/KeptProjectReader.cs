using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sortline.Activity.Dataset;
using Sortline.Activity.Keeping.Records;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Projects;

namespace Sortline.Activity.Keeping;

/// <summary>Makes a project of its records again. A record that is damaged is passed over and counted; the others are read.</summary>
internal sealed class KeptProjectReader
{
    private readonly StoredProject _stored;
    private readonly Level _level;
    private readonly ulong _seed;
    private readonly Dictionary<int, TaughtExample> _known = [];
    private ImmutableArray<LabelCard> _labels = [];

    private KeptProjectReader(StoredProject stored, Level level, ulong seed) => (_stored, _level, _seed) = (stored, level, seed);

    /// <summary>How many records were passed over.</summary>
    public int Damaged { get; private set; }

    /// <summary>Reads a header.</summary>
    /// <returns><see langword="null"/> if it is none.</returns>
    public static HeaderDocument? Header(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ProjectDocuments.Default.HeaderDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a project.</summary>
    /// <param name="stored">As the browser kept it.</param>
    /// <param name="ready">The labels for one that has none that can be read.</param>
    /// <param name="damaged">How many records were passed over.</param>
    /// <returns><see langword="null"/> if not even its header can be read, or if a newer Sortline made it.</returns>
    public static ProjectState? Read(StoredProject stored, ImmutableArray<LabelCard> ready, out int damaged)
    {
        damaged = 0;
        if (Header(stored.Header) is not { Format: <= KeptProject.Format } header)
            return null;

        KeptProjectReader reader = new(
            stored,
            LevelList.Find(header.Level) ?? LevelList.All[0],
            Math.Min(header.Seed, Level.MaxSeed)
        );
        var project = reader.Read(header, ready);
        damaged = reader.Damaged;
        return project;
    }

    private ProjectState Read(HeaderDocument header, ImmutableArray<LabelCard> ready)
    {
        var settings = Settings();
        var labels = Labels();
        _labels = labels.IsEmpty ? ready : labels;
        var there = Examples(settings.Views);
        var session = Session();
        var history = History([.. there], session, settings);
        var (scene, last) = Scenes(session);
        return new(_stored.Id, _level, _seed)
        {
            Name = header.Name,
            Labels = _labels,
            Examples = there,
            Settings = settings,
            Dismissed = Dismissed(),
            History = history,
            Progress = [.. session.Progress.Select(mark => new ProgressPoint(mark.Examples, mark.Right, mark.Of))],
            LastResult = last,
            ChosenPartsPerShift = session.PartsPerShift is >= 1 and <= KeptProject.MaxParts ? session.PartsPerShift : null,
            BeltSpeed = IsSpeed(session.BeltSpeed) ? session.BeltSpeed : null,
            RejectThreshold = Share(session.RejectThreshold),
            Customer = Customer(session.Customer),
            Asking = Asking(session.Asking),
            Quiz = new() { Before = QuizAnswers.FromText(session.QuizBefore), After = QuizAnswers.FromText(session.QuizAfter) },
            Scene = scene,
            LastRound = Math.Max(0, session.LastRound),
            LastExampleId = _known.Keys.Append(session.LastExampleId).Max(),
            LastLabelId = _labels.Select(card => card.Label.Id).Append(session.LastLabelId).Max(),
            FiledAt = TimeOf(header.FiledAt),
            IsReadOnly = _stored.IsReadOnly,
        };
    }

    /// <summary>A time that was kept; <see langword="null"/> for none, and for one that cannot be.</summary>
    public static DateTimeOffset? TimeOf(long? milliseconds) =>
        milliseconds is { } at and > 0 and <= 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private int Customer(int? kept) => kept is { } customer and >= 0 && customer < _level.Customers.Length ? customer : 0;

    private static double? Share(double? kept) => kept is >= 0 and <= 1 ? kept : null;

    private static AskRule? Asking(AskDocument? kept) =>
        kept is not null && new AskRule(kept.Sureness, kept.Novelty) is { IsValid: true } rule ? rule : null;

    private static bool IsSpeed(double speed) =>
        speed is >= Factory.LineLayout.SlowestBeltSpeed and <= Factory.LineLayout.FastestBeltSpeed;

    private ProjectSettings Settings() =>
        Find(KeptProject.Settings, 0, ProjectDocuments.Default.SettingsDocument) is { } document
            ? Settings(document) ?? new()
            : new();

    private static ProjectSettings? Settings(SettingsDocument document)
    {
        var isGood =
            Enum.IsDefined((Augmentation)document.Views) && document.Neighbours is >= 1 and <= ProjectSettings.MaxNeighbours;
        return isGood
            ? new(
                (Augmentation)document.Views,
                Value<ClassifierKind>(document.Classifier),
                Value<FeatureKind>(document.Features),
                document.Neighbours
            )
            : null;
    }

    // Figures are not kept: what was put aside stays aside whatever they are.
    private ImmutableHashSet<Hint> Dismissed() =>
        Find(KeptProject.Hints, 0, ProjectDocuments.Default.HintsDocument) is { } document
            ? [.. document.Dismissed.Select(HintOf).OfType<Hint>()]
            : [];

    private static Hint? HintOf(DismissedHint put) =>
        put switch
        {
            { Kind: "contradiction", Example: { } first, Other: { } second, OtherLabel: { } other } => new Hint.Contradiction(
                new(first),
                new(put.Label),
                new(second),
                new(other),
                1
            ),
            { Kind: "mislabelled", Example: { } example, OtherLabel: { } suggested } => new Hint.LooksMislabelled(
                new(example),
                new(put.Label),
                new(suggested)
            ),
            { Kind: "duplicate", Example: { } first, Other: { } second } => new Hint.NearDuplicate(
                new(first),
                new(second),
                new(put.Label),
                1
            ),
            { Kind: "few", OtherLabel: { } largest } => new Hint.UnderrepresentedLabel(new(put.Label), 0, new(largest), 0),
            { Kind: "alike", Example: { } first, Other: { } second, OtherLabel: { } other } => new Hint.LookAlike(
                new(first),
                new(put.Label),
                new(second),
                new(other),
                1
            ),
            { Kind: "unseen" } => new Hint.Unseen(Novelty.Look),
            { Kind: "dark" } => new Hint.Unseen(Novelty.Dark),
            { Kind: "bright" } => new Hint.Unseen(Novelty.Bright),
            _ => null,
        };

    private ImmutableArray<LabelCard> Labels()
    {
        List<(int Order, LabelCard Card)> labels = [];
        foreach (var (record, document) in All(KeptProject.Label, ProjectDocuments.Default.LabelDocument))
        {
            NamedLabel named = new(record.Key.Id, document.Name, document.Colour, document.Ships);
            if (Card(named) is { } card && LabelName.FindFault(card.Name, labels.Select(one => one.Card.Name)) is null)
                labels.Add((document.Order, card));
            else
                Damaged++;
        }

        return [.. labels.OrderBy(one => one.Order).Select(one => one.Card)];
    }

    private static LabelCard? Card(NamedLabel named) =>
        named.Name is not null && LabelName.FindFault(named.Name, []) is null
            ? new(
                new(named.Id),
                LabelName.Clean(named.Name),
                LabelPalette.TryParse(named.Colour, out var colour) ? colour : LabelPalette.At(Math.Abs(named.Id)),
                named.Ships ? Disposition.Ship : Disposition.Reject
            )
            : null;

    private ImmutableArray<TaughtExample> Examples(Augmentation views)
    {
        var features = Features(views);
        var there = ImmutableArray.CreateBuilder<TaughtExample>();
        foreach (var (record, document) in All(KeptProject.Example, ProjectDocuments.Default.ExampleDocument))
        {
            var seen = features.GetValueOrDefault(record.Key.Id);
            var hasNone = record.Picture is null && seen is null; // Neither a picture nor what was seen in one.
            var isOfLost = document.Label is { } label && _labels.All(card => card.Label.Id != label);
            if (hasNone || isOfLost)
            {
                Damaged++;
                continue;
            }

            TaughtExample example = new(new(record.Key.Id), new(document.Label ?? 0), record.Picture, seen)
            {
                Origin = Origin(document.Origin),
                Guess = document.Guess is { } guess ? new Label(guess) : null,
            };
            _known[record.Key.Id] = example;
            if (document.Label is not null)
                there.Add(example);
        }

        return there.DrainToImmutable();
    }

    // What another network saw, or in other views, is looked at anew.
    private Dictionary<int, PictureFeatures> Features(Augmentation views)
    {
        Dictionary<int, PictureFeatures> features = [];
        foreach (var (record, document) in All(KeptProject.Features, ProjectDocuments.Default.FeaturesDocument))
        {
            if (document.Network != KeptProject.Network || (document.OnlyKind is null && document.Views != (int)views))
                continue;

            try
            {
                var length = record.Bytes.Length / sizeof(float);
                features[record.Key.Id] = Value<FeatureKind>(document.OnlyKind) is { } kind
                    ? PictureFeatures.WithoutPicture(kind, FeatureVector.FromBytes(record.Bytes.Span, length))
                    : Both(record.Bytes.Span, document.Plain, views);
            }
            catch (ArgumentException)
            {
                Damaged++; // Not as many numbers as there have to be, or no numbers at all.
            }
        }

        return features;
    }

    private static PictureFeatures Both(ReadOnlySpan<byte> bytes, int plain, Augmentation views)
    {
        var (few, many) = (FeatureSpec.LengthOf(FeatureKind.Plain, views), FeatureSpec.LengthOf(FeatureKind.Pooled, views));
        var at = few * sizeof(float);
        return plain == few && bytes.Length == (few + many) * sizeof(float)
            ? new(FeatureVector.FromBytes(bytes[..at], few), FeatureVector.FromBytes(bytes[at..], many))
            : throw new ArgumentException("These are not as many numbers as the network gives.", nameof(bytes));
    }

    private static ExampleOrigin? Origin(OriginDocument? document)
    {
        if (document is null || document.Part < 0 || document.Round < 0 || LevelList.Find(document.Level) is not { } level)
            return null;

        IPartSource parts = document.Shift is { } shift
            ? new PartGenerator(level.Mix, shift)
            : new TeachingParts(level.TeachingMix, document.Seed, document.Round);
        var part = parts.Create(document.Part);
        return part.Defect.ToString() == document.Defect
            ? new(level.Id, part, document.Shift) { Taught = (document.Seed, document.Round) }
            : null; // Another release makes other parts of the same numbers.
    }

    private SessionDocument Session() =>
        Find(KeptProject.Session, 0, ProjectDocuments.Default.SessionDocument) ?? new(0, null, 0, null, 0, 0, 0, [], "");

    private History History(ImmutableArray<TaughtExample> there, SessionDocument session, ProjectSettings settings)
    {
        var position = Math.Max(0, session.Position);
        List<Act> acts = [];
        var isBroken = false;
        foreach (var (record, document) in All(KeptProject.Act, ProjectDocuments.Default.ActDocument))
        {
            if (!isBroken && Act(record.Key.Id, document) is { } act)
            {
                acts.Add(act);
            }
            else if (acts.Count < position)
            {
                // What was done before this act cannot be gone back to.
                Damaged++;
                position -= acts.Count + 1;
                acts.Clear();
            }
            else
            {
                isBroken = true; // What was taken back after it cannot be done again.
            }
        }

        position = Math.Min(position, acts.Count);
        return Dataset.History.Of([.. WithLooks(acts, position, there, settings.Views)], position, session.StartAccuracy);
    }

    // Looking in other views changed every example; that is not written down, as it follows.
    private static List<Act> WithLooks(List<Act> acts, int position, ImmutableArray<TaughtExample> there, Augmentation views)
    {
        if (acts.All(act => act.Settings is not var (before, after) || before.Views == after.Views))
            return acts;

        var examples = there;
        for (var i = position - 1; i >= 0; i--)
        {
            acts[i] = WithLook(acts[i], examples, isAfter: true);
            examples = acts[i].Applied(examples, isBack: true);
        }

        examples = there;
        for (var i = position; i < acts.Count; i++)
        {
            acts[i] = WithLook(acts[i], examples, isAfter: false);
            examples = acts[i].Applied(examples, isBack: false);
        }

        return acts;
    }

    private static Act WithLook(Act act, ImmutableArray<TaughtExample> examples, bool isAfter)
    {
        if (act.Settings is not var (before, after) || before.Views == after.Views)
            return act;

        return act with
        {
            Examples =
            [
                .. examples
                    .Where(example => example.Picture is not null)
                    .Select(example =>
                        isAfter
                            ? new Change<TaughtExample>(example with { Features = null }, example)
                            : new(example, example with { Features = null })
                    ),
            ],
        };
    }

    private Act? Act(int number, ActDocument document)
    {
        var changes = ImmutableArray.CreateBuilder<Change<TaughtExample>>(document.Examples.Length);
        foreach (var change in document.Examples.OrderBy(change => change.Id))
        {
            if (!_known.TryGetValue(change.Id, out var example))
                return null;

            // As the label of one that was thrown away is not written with it.
            var (before, after) = (With(example, change.Before), With(example, change.After));
            changes.Add(new(before, after));
        }

        var labels = (Cards(document.LabelsBefore), Cards(document.LabelsAfter)) is ({ } earlier, { } later)
            ? (earlier, later)
            : ((ImmutableArray<LabelCard>, ImmutableArray<LabelCard>)?)null;
        var settings =
            document is { SettingsBefore: { } first, SettingsAfter: { } last }
            && Settings(first) is { } old
            && Settings(last) is { } now
                ? (old, now)
                : ((ProjectSettings, ProjectSettings)?)null;
        var isWhole = document.LabelsBefore is null == (labels is null) && document.SettingsBefore is null == (settings is null);
        return isWhole
            ? new Act(number)
            {
                Examples = changes.DrainToImmutable(),
                Labels = labels,
                Settings = settings,
                Accuracy = document.Accuracy is >= 0 and <= 1 ? document.Accuracy : null,
            }
            : null;
    }

    private static TaughtExample? With(TaughtExample example, int? label) =>
        label is not { } id ? null
        : example.Label.Id == id ? example
        : example with { Label = new(id) };

    private static ImmutableArray<LabelCard>? Cards(ImmutableArray<NamedLabel>? named)
    {
        if (named is not { } all)
            return null;

        ImmutableArray<LabelCard?> cards = [.. all.Select(Card)];
        return cards.Contains(null) ? null : [.. cards.OfType<LabelCard>()];
    }

    private (Scene? Scene, ShiftResult? Last) Scenes(SessionDocument session)
    {
        if (Find(KeptProject.Shift, 0, ProjectDocuments.Default.ShiftDocument) is not { } document)
            return (null, null);

        var parts = Parts(0, document.Seed);
        var earlier = Find(KeptProject.Shift, 1, ProjectDocuments.Default.ShiftDocument) is { IsRunning: false } one
            ? Result(one, Parts(1, one.Seed))
            : null;
        if (!document.IsRunning)
        {
            var result = Result(document, parts);
            return (session.Scene == "reporting" ? new Scene.Reporting(result, earlier) : null, result);
        }

        var canGoOn =
            session.Scene == "running"
            && document is { Log: not null, PartCount: >= 1 and <= KeptProject.MaxParts }
            && document.Seed == _seed;
        return canGoOn && Log(document.Log!) is { } log
            ? (
                new Scene.Running(document.PartCount, parts)
                {
                    Bet = document.Bet,
                    Threshold = Share(document.Threshold),
                    Asking = Asking(document.Asking),
                    Practised = [.. document.Practised.Where(part => part >= 0).Select(part => new PartId(part))],
                    Method =
                        Value<ClassifierKind>(document.Classifier) is { } classifier
                        && Value<FeatureKind>(document.Features) is { } features
                            ? new LearningMethod(classifier, features)
                            : null,
                    Resumed = log,
                },
                earlier
            )
            : (null, earlier);
    }

    private static ShiftLog? Log(LogDocument document)
    {
        const long MostSteps = 3_600L * ProductionLine.StepsPerSecond; // An hour of belt: no shift is longer.
        var inputs = document.Inputs.Select(Input).ToImmutableArray();
        var isGood =
            IsSpeed(document.StartSpeed) && document.Step is >= 0 and <= MostSteps && inputs.All(input => input is not null);
        return isGood
            ? new(
                document.StartSpeed,
                document.Step,
                [.. document.Inputs.Zip(inputs, (written, input) => (written.Step, input!))]
            )
            : null;
    }

    private static LineInput? Input(InputDocument document) =>
        document switch
        {
            { Kind: "decided", Part: { } part and >= 0, Ships: { } ships } => new LineInput.Decided(new(part), Said(ships)),
            { Kind: "aside", Part: { } part and >= 0 } => new LineInput.Decided(new(part), Disposition.SetAside),
            { Kind: "overruled", Part: { } part and >= 0, Ships: { } ships } => new LineInput.Overruled(new(part), Said(ships)),
            { Kind: "speed", Speed: { } speed } when IsSpeed(speed) => new LineInput.SpeedSet(speed),
            _ => null,
        };

    private static Disposition Said(bool ships) => ships ? Disposition.Ship : Disposition.Reject;

    private ShiftResult Result(ShiftDocument document, ImmutableArray<InspectedPart> parts) =>
        new(
            _level.Id,
            document.Seed,
            document.BeltSpeed,
            [.. document.Labels.Select(Card).OfType<LabelCard>()],
            document.Counts.ToImmutableDictionary(count => new Label(count.Label), count => count.Count),
            [.. parts.Where(part => part.Outcome is not null)],
            _level.PricesOf(Customer(document.Customer))
        )
        {
            Customer = Customer(document.Customer),
            Foreseen = Value<Outlook>(document.Foreseen),
            Threshold = Share(document.Threshold),
            Asking = Asking(document.Asking),
            Bet = document.Bet,
            PartCount = Math.Clamp(document.PartCount, 1, KeptProject.MaxParts),
            Log = document.Log is { } log ? Log(log) : null,
            Why = document.WhyPart is { } part and >= 0
                ? new Explanation(new(part), Value<MistakeCause>(document.WhyCause), document.WhyText ?? "")
                : null,
            Practised = [.. document.Practised.Where(part => part >= 0).Select(part => new PartId(part))],
            Examples =
            [
                .. document
                    .Examples.Select(example => _known.TryGetValue(example.Id, out var known) ? With(known, example.Label) : null)
                    .OfType<TaughtExample>(),
            ],
        };

    private ImmutableArray<InspectedPart> Parts(int slot, ulong seed)
    {
        PartGenerator generator = new(_level.Mix, seed);
        var (first, last) = (KeptProject.PartKey(slot, 0).Id, KeptProject.PartKey(slot + 1, 0).Id);
        var parts = ImmutableArray.CreateBuilder<InspectedPart>();
        foreach (var (record, document) in All(KeptProject.Part, ProjectDocuments.Default.PartDocument, first, last))
        {
            if (record.Picture is { } picture && document.Part is >= 0 and < KeptProject.MaxParts && Said(document) is { } said)
                parts.Add(
                    new(generator.Create(document.Part), picture, new(document.At))
                    {
                        Prediction = said,
                        PredictedLabel = document.Predicted is { } named ? Card(named) : null,
                        Decision =
                            Value<Doubt>(document.Doubt) is not null ? Disposition.SetAside
                            : document.Ships is { } ships ? Said(ships)
                            : document.Predicted is { } label ? Said(label.Ships)
                            : null,
                        Doubt = Value<Doubt>(document.Doubt),
                        Novelty =
                            Share(document.Novelty) is { } novelty && Share(document.NoveltyLimit) is { } limit
                                ? new PartNovelty(novelty, limit)
                                : null,
                        PredictedAt = document.PredictedAt is { } ticks ? new TimeSpan(ticks) : null,
                        Miss = Value<MissReason>(document.Miss),
                        Outcome = Value<PartOutcome>(document.Outcome),
                        EndedAt = document.EndedAt is { } end ? new TimeSpan(end) : null,
                        IsOverruled = document.IsOverruled && document.Predicted is not null,
                    }
                );
            else
                Damaged++;
        }

        return parts.DrainToImmutable();
    }

    private static Prediction? Said(PartDocument document)
    {
        if (document.Shares.IsEmpty)
            return Prediction.None;

        try
        {
            var best = document.Shares.MaxBy(one => one.Share)!;
            return Prediction.Of(
                new(document.Predicted?.Id ?? best.Label),
                [.. document.Shares.Select(one => new Confidence(new(one.Label), one.Share))],
                [
                    .. document.Influences.Select(one => new Influence(
                        new(one.Example),
                        new(one.Label),
                        one.Similarity,
                        one.Weight
                    )),
                ],
                Value<ClassifierKind>(document.Classifier)
            );
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private IEnumerable<(StoredRecord Record, T Document)> All<T>(
        string kind,
        JsonTypeInfo<T> type,
        int first = int.MinValue,
        int last = int.MaxValue
    )
        where T : class
    {
        foreach (
            var record in _stored.Records.Where(record =>
                record.Key.Kind == kind && record.Key.Id >= first && record.Key.Id < last
            )
        )
        {
            if (Document(record, type) is { } document)
                yield return (record, document);
            else
                Damaged++;
        }
    }

    private T? Find<T>(string kind, int id, JsonTypeInfo<T> type)
        where T : class => All(kind, type, id, id + 1).Select(found => found.Document).FirstOrDefault();

    private static T? Document<T>(StoredRecord record, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(record.Json, type) is { } document && IsWhole(document) ? document : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // A list that is not there, or has nothing in a place, would be found out only where it is read.
    private static bool IsWhole(object document) =>
        document switch
        {
            ActDocument act => IsFull(act.Examples) && IsFull(act.LabelsBefore ?? []) && IsFull(act.LabelsAfter ?? []),
            HintsDocument hints => IsFull(hints.Dismissed),
            SessionDocument session => IsFull(session.Progress),
            ShiftDocument shift => !shift.Practised.IsDefault
                && IsFull(shift.Labels)
                && IsFull(shift.Counts)
                && IsFull(shift.Examples)
                && (shift.Log is null || IsFull(shift.Log.Inputs)),
            PartDocument part => IsFull(part.Shares) && IsFull(part.Influences),
            _ => true,
        };

    private static bool IsFull<T>(ImmutableArray<T> items)
        where T : class => !items.IsDefault && !items.Contains(null!);

    private static T? Value<T>(string? name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(name![0]) ? value : null;
}
