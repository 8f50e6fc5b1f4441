using System.Collections.Immutable;
using Sortline.Activity.Asking;
using Sortline.Activity.Dataset;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Keeping;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity;

/// <summary>Everything that the page shows, but for what moves on every frame.</summary>
/// <remarks>Immutable; a new reference means that something changed.</remarks>
public sealed record ActivityState
{
    /// <summary>How many examples there can be: as many as a file holds.</summary>
    public const int MaxExamples = Sortline.Projects.Project.MaxExamples;

    /// <summary>
    /// With more examples than this the nearest of them answer, and the ways to learn are not compared: in a browser either of the
    /// others would take minutes. The command line has no such limit.
    /// </summary>
    public const int MaxCompared = 2_000;

    /// <summary>How many labels can be made here, one for each number key. A file may bring more, up to <see cref="Sortline.Projects.Project.MaxLabels"/>.</summary>
    public const int MaxLabels = 9;

    private ActivityState(Level level, ulong seed, ImmutableArray<LabelCard> labels) =>
        (Level, Seed, Labels, ReadyLabels) = (level, seed, labels, labels);

    /// <summary>The project that is open.</summary>
    public ProjectId Project { get; init; } = new("here-1");

    /// <summary>What the learner calls it; <see langword="null"/> for one that goes by its level.</summary>
    public string? ProjectName { get; init; }

    /// <summary>When the project was last saved as a file; <see langword="null"/> if it never was.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Whether what was taught would be there again if the browser ended now.</summary>
    public SaveStatus Saving { get; init; } = new SaveStatus.Nothing();

    /// <summary>Whether another page holds the project, so that here it is only to be looked at.</summary>
    public bool IsReadOnly => Saving is SaveStatus.ReadOnly;

    /// <summary>How long the browser keeps what is saved, as far as it says.</summary>
    public StoragePersistence Persistence { get; init; }

    /// <summary>The list of projects; <see langword="null"/> while it is not open.</summary>
    public StartPage? Start { get; init; }

    /// <summary>The level that is open.</summary>
    public Level Level { get; init; }

    /// <summary>The seed of the parts; the same level and seed give the same parts.</summary>
    public ulong Seed { get; init; }

    /// <summary>How far the backbone is.</summary>
    public BackboneStatus Backbone { get; init; } = new BackboneStatus.Loading(0, 0);

    /// <summary>The labels in the order of their number keys.</summary>
    public ImmutableArray<LabelCard> Labels { get; init; }

    /// <summary>What has been taught, in the order of teaching.</summary>
    public ImmutableArray<TaughtExample> Examples { get; init; } = [];

    /// <summary>The version of what is taught. A guess made from an earlier one is out of date and is dropped.</summary>
    public int DatasetVersion { get; init; }

    /// <summary>How the robot is to look and to learn, as the learner set it.</summary>
    public ProjectSettings Settings { get; init; } = new();

    /// <summary>The way to learn that the guesses are made with: what the settings say, or what Auto took last.</summary>
    public LearningMethod Method { get; init; } = MethodSelection.Start(new());

    /// <summary>What came out when the ways to learn were last tried on the examples; see <see cref="ComparisonIsCurrent"/>.</summary>
    public MethodComparison Comparison { get; init; } = MethodComparison.None;

    /// <summary>Whether the comparison was made with just the examples of now.</summary>
    public bool ComparisonIsCurrent => Comparison.DatasetVersion == DatasetVersion;

    /// <summary>How much the robot had learned after so many examples, the fewest first.</summary>
    public ImmutableArray<ProgressPoint> Progress { get; init; } = [];

    /// <summary>The map of what the robot sees; <see langword="null"/> while it is closed.</summary>
    public ExampleMap? Map { get; init; }

    /// <summary>Whether the map is open and nothing lies over it.</summary>
    public bool IsMapSeen => this is { Map: not null, IsCovered: false, IsBriefOpen: false, Scene: not Scene.Reporting };

    /// <summary>Whether this is somebody's first visit, who has not put the tips away.</summary>
    public bool WantsTips { get; init; }

    /// <summary>The tip that is shown; <see langword="null"/> for none.</summary>
    public Tip? Tip { get; init; }

    /// <summary>The photo that the learner asks about; <see langword="null"/> if none.</summary>
    public PhotoQuestion? Question { get; init; }

    /// <summary>What is being done with files; <see langword="null"/> when nothing is.</summary>
    public FileTask? FileTask { get; init; }

    /// <summary>What the learner is to say of a file; <see langword="null"/> when there is nothing.</summary>
    public LayoutQuestion? LayoutQuestion { get; init; }

    /// <summary>What came out when the examples were last looked through. What of it to show, <see cref="VisibleHints"/> says.</summary>
    public ImmutableArray<Hint> Hints { get; init; } = [];

    /// <summary>The hints that the learner has looked at and found nothing wrong with.</summary>
    public ImmutableHashSet<Hint> Dismissed { get; init; } = [];

    /// <summary>What the examples have in common, when they were last looked through; <see langword="null"/> while there are too few.</summary>
    public Familiarity? Familiar { get; init; }

    /// <summary>Whether the robot may ask questions.</summary>
    public bool WantsQuestions { get; init; }

    /// <summary>What the robot asks its teacher; <see langword="null"/> for nothing. See <see cref="Questions"/>.</summary>
    public RobotQuestion? RobotAsks { get; init; }

    /// <summary>What the learner has answered, or not now, since the project was opened. What is ignored for good is in <see cref="Dismissed"/>.</summary>
    public ImmutableHashSet<Hint> AnsweredQuestions { get; init; } = [];

    /// <summary>The lines of the guide that were read in this visit, by their names. See <see cref="GuideLine"/>.</summary>
    public ImmutableHashSet<string> ReadGuide { get; init; } = [];

    /// <summary>What the level is about, in pictures; they come one by one. See <see cref="LevelSamples"/>.</summary>
    public ImmutableArray<SamplePart> Samples { get; init; } = [];

    /// <summary>
    /// Whether the page says what the job is. It does so when a level opens; any answer of the learner's shows that it has been read.
    /// </summary>
    public bool IsBriefOpen { get; init; } = true;

    /// <summary>What is being done.</summary>
    public Scene Scene { get; init; } = new Scene.Teaching(null);

    /// <summary>What the learner has the belt do.</summary>
    public BeltMode Belt { get; init; }

    /// <summary>The belt's speed in a shift, in metres a second.</summary>
    public double BeltSpeed { get; init; } = LineLayout.NormalBeltSpeed;

    /// <summary>From which share for taking a part off the robot takes it off, 0 to 1; <see langword="null"/> to do what the most likely label says.</summary>
    public double? RejectThreshold { get; init; }

    /// <summary>When the robot asks a person in a shift; <see langword="null"/> for never.</summary>
    public AskRule? Asking { get; init; }

    /// <summary>How many parts the next shift has.</summary>
    public int PartsPerShift => ChosenPartsPerShift ?? Level.PartsPerShift;

    /// <summary>What the learner chose for <see cref="PartsPerShift"/>.</summary>
    internal int? ChosenPartsPerShift { get; init; }

    /// <summary>The labels that a level opens with.</summary>
    internal ImmutableArray<LabelCard> ReadyLabels { get; }

    /// <summary>The projects that were open before, the last one last.</summary>
    internal ImmutableArray<ProjectState> Aside { get; init; } = [];

    /// <summary>Of the projects that were deleted, those that were in memory: they can be brought back.</summary>
    internal ImmutableArray<ProjectState> Deleted { get; init; } = [];

    /// <summary>What the ids of new projects begin with: another page's ids begin otherwise.</summary>
    internal string Session { get; init; } = "here";

    /// <summary>How many projects were begun here.</summary>
    internal int LastProject { get; init; } = 1;

    /// <summary>How often teaching has been opened, so that other parts come each time.</summary>
    internal int LastRound { get; init; }

    /// <summary>The last finished shift of this level, of whichever seed, to compare the next one with.</summary>
    public ShiftResult? LastResult { get; init; }

    /// <summary>Which customer the next shift is for, of those of the level, from 0; 0 where there is one.</summary>
    public int Customer { get; init; }

    /// <summary>What the customer pays for each outcome.</summary>
    public ScoringRules Prices => Level.PricesOf(Customer);

    /// <summary>What the robot still knows though its pictures were thrown away; <see langword="null"/> while they are there.</summary>
    public KeptWeights? Weights { get; init; }

    /// <summary>Whether the pictures can be thrown away now: once every way to learn has learned them.</summary>
    public bool CanThrowPicturesAway =>
        Level.IsWithoutPictures
        && Scene is Scene.Teaching
        && !IsReadOnly
        && Examples.All(example => example.Features is not null)
        && KeptWeights.Of(this) is not null;

    /// <summary>Whether pictures that were thrown away all at once can be brought back.</summary>
    public bool CanBringPicturesBack => Level.IsWithoutPictures && Examples.IsEmpty && !IsReadOnly && LastThrown is not null;

    /// <summary>The last act that is done and threw examples away.</summary>
    internal Act? LastThrown
    {
        get
        {
            for (var position = History.Position; position > 0; position--)
            {
                if (History.Acts[position - 1] is var act && act.ThrownAway.Any())
                    return act;
            }

            return null;
        }
    }

    /// <summary>Whether the last shift left examples that have yet to come, and nothing was ever taught that shows that they came before.</summary>
    internal bool AwaitsLastShift =>
        Level.LastShift is not null
        && !IsReadOnly
        && !Examples.Any(example => example.IsOfLastShift)
        && !History.Acts.Any(act => act.Examples.Any(change => (change.Before ?? change.After)!.IsOfLastShift));

    /// <summary>Whether there are examples that somebody here taught, or could.</summary>
    internal bool IsTaughtHere => !History.Acts.IsEmpty || Examples.Any(example => !example.IsOfLastShift);

    /// <summary>How many examples there can be in this level.</summary>
    public int MostExamples => Level.PhotoBudget ?? MaxExamples;

    /// <summary>The most stars that were won in this browser, by the ids of the levels.</summary>
    public ImmutableDictionary<string, int> Stars { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Whether the list of levels is open.</summary>
    public bool AreLevelsOpen { get; init; }

    /// <summary>Whether the notes for teachers are open.</summary>
    public bool AreTeachersNotesOpen { get; init; }

    /// <summary>Whether a page lies over what is done: a list, the notes for teachers, the quiz.</summary>
    public bool IsCovered => Start is not null || AreLevelsOpen || AreTeachersNotesOpen || QuizRound is not null;

    /// <summary>Whether the link that was opened keeps level and parts: nothing leads to others.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether the link that was opened asks for the quiz.</summary>
    public bool WantsQuiz { get; init; }

    /// <summary>What was answered in the quiz.</summary>
    public QuizAnswers Quiz { get; init; } = QuizAnswers.None;

    /// <summary>Whether the quiz of after a shift can be answered: there is a report, and it was not yet.</summary>
    public bool MayAnswerAgain => WantsQuiz && Scene is Scene.Reporting && Quiz.After.IsEmpty;

    /// <summary>Whether the learner went to the quiz of after a shift.</summary>
    internal bool IsQuizOpen { get; init; }

    /// <summary>The quiz that is to be answered now; <see langword="null"/> for none.</summary>
    public QuizRound? QuizRound =>
        !WantsQuiz || Start is not null || AreLevelsOpen || AreTeachersNotesOpen ? null
        : IsQuizOpen && MayAnswerAgain ? Quizzes.QuizRound.After
        : Quiz.Before.IsEmpty && this is { Scene: Scene.Teaching, Examples.IsEmpty: true, LastResult: null }
            ? Quizzes.QuizRound.Before
        : null;

    /// <summary>What the learner should read; <see langword="null"/> when there is nothing.</summary>
    public Notice? Notice { get; init; }

    /// <summary>What was done, and what of it was taken back.</summary>
    public History History { get; init; } = History.None;

    /// <summary>Ids that were given out, so that none comes twice, not even after an undo.</summary>
    internal int LastExampleId { get; init; }

    /// <inheritdoc cref="LastExampleId"/>
    internal int LastLabelId { get; init; }

    /// <summary>Whether there are too many examples for anything but the nearest of them, see <see cref="MaxCompared"/>.</summary>
    public bool IsBeyondCompare => Examples.Length > MaxCompared;

    /// <summary>How a mistake of the report happened, as it is shown; <see langword="null"/> while none is.</summary>
    public Clip? Clip { get; init; }

    /// <summary>Whether there is an act of teaching to take back.</summary>
    public bool CanUndo => History.CanUndo;

    /// <summary>Whether there is an act of teaching to do again.</summary>
    public bool CanRedo => History.CanRedo;

    /// <summary>A level as it opens: nothing taught, the belt about to bring the first part.</summary>
    /// <param name="level">The level.</param>
    /// <param name="seed">The seed of its parts.</param>
    /// <param name="texts">The language that the ready labels are named in; left out, English.</param>
    /// <param name="session">What the ids of projects that are begun here start with: letters and digits that no other page has.</param>
    public static ActivityState Open(Level level, ulong seed, Catalogue? texts = null, string session = "here")
    {
        ArgumentNullException.ThrowIfNull(level);
        var labels = Level.Labels(texts ?? TextCatalogues.English);
        var settings = level.StartSettings;
        return new(level, seed, labels)
        {
            Project = new($"{session}-1"),
            Session = session,
            Settings = settings,
            Method = MethodSelection.Start(settings),
            LastLabelId = labels.Max(card => card.Label.Id),
        };
    }

    /// <summary>What there is of the open project.</summary>
    internal ProjectState OpenProject() =>
        new(Project, Level, Seed)
        {
            Name = ProjectName,
            Labels = Labels,
            Examples = Examples,
            Settings = Settings,
            Dismissed = Dismissed,
            History = History,
            Progress = Progress,
            LastResult = LastResult,
            ChosenPartsPerShift = ChosenPartsPerShift,
            BeltSpeed = BeltSpeed,
            RejectThreshold = RejectThreshold,
            Customer = Customer,
            Asking = Asking,
            Quiz = Quiz,
            Scene = Scene is Scene.Teaching ? null : Scene,
            LastRound = LastRound,
            LastExampleId = LastExampleId,
            LastLabelId = LastLabelId,
            FiledAt = FiledAt,
            IsReadOnly = Saving is SaveStatus.ReadOnly,
        };

    /// <summary>Whether there is a picture of a sample.</summary>
    public bool HasSampleOf(Part part) => Samples.Any(sample => sample.Part == part);

    /// <summary>The card of a label; <see langword="null"/> for one that was deleted.</summary>
    public LabelCard? Card(Label label) => Labels.FirstOrDefault(card => card.Label == label);

    /// <summary>How many examples a label has.</summary>
    public int CountOf(Label label) => Examples.Count(example => example.Label == label);

    /// <summary>Whether there are examples of two labels: with one alone the robot would always be certain of it, so it has no guess.</summary>
    public bool KnowsTwoLabels => Examples.Any(example => example.Label != Examples[0].Label);

    /// <summary>On how many of the last examples the robot's guess was what the learner said, and how many these are, at most ten.</summary>
    public (int Agreed, int Of) Agreement
    {
        get
        {
            const int Last = 10;
            var (agreed, of) = (0, 0);
            for (var i = Examples.Length - 1; i >= 0 && of < Last; i--)
            {
                if (Examples[i].Guess is not { } guess)
                    continue;
                of++;
                agreed += guess == Examples[i].Label ? 1 : 0;
            }

            return (agreed, of);
        }
    }

    /// <summary>
    /// The one kind of features of the examples that came as numbers, without pictures: by it alone can all be compared. <see langword="null"/>
    /// if every example has a picture.
    /// </summary>
    public FeatureKind? OnlyKind => Examples.FirstOrDefault(example => example.Picture is null)?.Features?.OnlyKind;

    /// <summary>
    /// Whether pictures can be looked at in some views. Examples without a picture cannot be looked at again, so what is seen in others
    /// has to be as many numbers as they have.
    /// </summary>
    public bool CanBeSeenIn(Augmentation views) =>
        OnlyKind is not { } kind || FeatureSpec.LengthOf(kind, views) == FeatureSpec.LengthOf(kind, Settings.Views);

    /// <summary>The examples that classifiers can learn: those that the backbone has looked at.</summary>
    public IEnumerable<LabelledPicture> ExamplesWithFeatures() =>
        Examples.Select(example => example.WithFeatures).OfType<LabelledPicture>();

    /// <summary>The pictures of parts on the line that the backbone has yet to look at.</summary>
    internal IEnumerable<PictureId> PartPicturesAwaitingFeatures() =>
        Scene.AllParts.Where(part => part.Features is null).Select(part => part.Picture);

    /// <summary>All pictures that something in this state can still show.</summary>
    internal IEnumerable<PictureId> Pictures()
    {
        foreach (var example in Examples)
        {
            if (example.Picture is { } shown)
                yield return shown;
        }

        foreach (var picture in History.Pictures())
            yield return picture;

        foreach (var picture in Aside.Concat(Deleted).SelectMany(project => project.Pictures()))
            yield return picture;

        foreach (var card in Start?.Cards ?? [])
        {
            if (card.Cover is { } cover)
                yield return cover;
        }

        foreach (var sample in Samples)
            yield return sample.Picture;

        if (Question is { Picture: var asked })
            yield return asked;

        foreach (var picture in PartPictures())
            yield return picture;
    }

    /// <summary>The pictures of parts, of the shift before too.</summary>
    internal IEnumerable<PictureId> PartPictures() => Scene.AllParts.Concat(LastResult?.Parts ?? []).Select(part => part.Picture);
}
