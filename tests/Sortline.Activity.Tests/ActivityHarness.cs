using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>The whole activity as the page wires it, with the real line, the real classifier and no browser.</summary>
internal sealed class ActivityHarness
{
    public static readonly Label Good = new(1),
        Defective = new(2);

    // The nearest neighbours, unless a test is about another way: what they answer is easy to tell beforehand.
    private static readonly ProjectSettings Neighbours = new(Classifier: ClassifierKind.Knn, Features: FeatureKind.Plain);

    /// <param name="level">The level to open.</param>
    /// <param name="seed">The seed of its parts.</param>
    /// <param name="settings">How to learn; the nearest neighbours, if nothing is said.</param>
    /// <param name="taught">How many examples are there from the beginning, of other parts of the level, labelled by the truth.</param>
    /// <param name="isSeen">Whether the line is drawn.</param>
    /// <param name="store">What the browser keeps; an empty one, if nothing is said.</param>
    /// <param name="session">What the ids of new projects begin with.</param>
    /// <param name="asked">What a link asks for beside that; nothing, if nothing is said.</param>
    public ActivityHarness(
        string level = "gears",
        ulong seed = 1,
        ProjectSettings? settings = null,
        int taught = 0,
        bool isSeen = true,
        FakeProjectStore? store = null,
        string session = "here",
        Func<ActivityState, ActivityState>? asked = null
    )
        : this(LevelList.Find(level)!, seed, settings, taught, isSeen, store, session, asked) { }

    /// <inheritdoc cref="ActivityHarness(string, ulong, ProjectSettings, int, bool, FakeProjectStore, string, Func{ActivityState, ActivityState})"/>
    public ActivityHarness(
        Level level,
        ulong seed = 1,
        ProjectSettings? settings = null,
        int taught = 0,
        bool isSeen = true,
        FakeProjectStore? store = null,
        string session = "here",
        Func<ActivityState, ActivityState>? asked = null
    )
    {
        settings ??= Neighbours;
        var opened = ActivityState.Open(level, seed, session: session) with
        {
            Settings = settings,
            Method = MethodSelection.Start(settings),
            Examples = Examples(level, taught),
            LastExampleId = taught,
        };
        Store = new(asked is null ? opened : asked(opened));
        Projects = store ?? new();
        Store.Failed += Failures.Add;
        View = new() { IsSeen = isSeen };
        Extractor = new(View);
        Pictures = new(View);
        var effects = Effects.All(new(View, Extractor, Files, Pictures, Projects, Time));
        foreach (var effect in effects)
            Store.Add(effect);
        Line = effects.OfType<DriveLine>().Single();
        Classifier = effects.OfType<TrainClassifier>().Single();
    }

    private static ImmutableArray<TaughtExample> Examples(Level level, int count)
    {
        PartGenerator parts = new(level.Mix, seed: 99);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => (Id: number + 1, Part: parts.Create(number)))
                .Select(one => new TaughtExample(
                    new(one.Id),
                    one.Part.IsDefective ? Defective : Good,
                    new(1_000_000 + one.Id),
                    FakeExtractor.FeaturesOf(one.Part, Augmentation.AnyWayRound, noise: 0.4f)
                )),
        ];
    }

    public Store Store { get; }

    /// <summary>What effects threw; a test that expects nothing of the kind ends with none.</summary>
    public List<Exception> Failures { get; } = [];

    public FakeView View { get; }

    public FakeExtractor Extractor { get; }

    public ManualTime Time { get; } = new();

    public FakePictures Pictures { get; }

    public FakeFiles Files { get; } = new();

    public FakeProjectStore Projects { get; }

    public DriveLine Line { get; }

    public TrainClassifier Classifier { get; }

    public ActivityState State => Store.State;

    public InspectedPart WaitForPart()
    {
        for (var tenths = 0; tenths < 200; tenths++)
        {
            if (State.Scene is Scene.Teaching { AtCamera: { } seen })
                return seen;
            View.Run(TimeSpan.FromSeconds(0.1));
        }

        throw new InvalidOperationException("No part came under the camera within 20 seconds.");
    }

    /// <summary>Teaches from the truth until each of the two ready labels has so many examples, or half of all that there may be.</summary>
    public void TeachTruth(int examplesEach)
    {
        examplesEach = Math.Min(examplesEach, State.MostExamples / 2);
        while (State.CountOf(Good) < examplesEach || State.CountOf(Defective) < examplesEach)
        {
            var seen = WaitForPart();
            var label = seen.Part.IsDefective ? Defective : Good;
            Store.Dispatch(
                State.CountOf(label) < examplesEach
                    ? new ActivityAction.PartLabelled(seen.Part.Id, label)
                    : new ActivityAction.PartSkipped(seen.Part.Id)
            );
        }
    }

    /// <summary>Goes back to the project that was open before.</summary>
    public void GoBack() => Store.Dispatch(new ActivityAction.ProjectChosen(State.Aside[^1].Id));

    public ShiftResult RunShift(int framesPerSecond = 60, int? parts = null)
    {
        Store.Dispatch(new ActivityAction.ShiftStarted(parts));
        return FinishShift(framesPerSecond);
    }

    /// <summary>Lets the shift that is on come to its end.</summary>
    public ShiftResult FinishShift(int framesPerSecond = 60)
    {
        for (var second = 0; second < 300; second++)
        {
            View.Run(TimeSpan.FromSeconds(1), framesPerSecond);
            if (State.Scene is Scene.Reporting reporting)
                return reporting.Result;
        }

        throw new InvalidOperationException("The shift did not end within 300 seconds.");
    }
}
