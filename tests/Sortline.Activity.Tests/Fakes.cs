using Sortline.Activity.Ports;
using Sortline.Factory.Motion;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Activity.Tests;

/// <summary>A view without a screen: frames come when the test says so, pictures are numbers.</summary>
internal sealed class FakeView : IFactoryView
{
    // What the pictures of samples are numbered from: those of the line begin at 1.
    private const int FirstOfSamples = 500_000;

    private readonly Dictionary<PartId, Part> _parts = [];
    private readonly Queue<(PictureId Picture, TaskCompletionSource<PictureId> Film)> _films = new();

    public bool IsSeen { get; init; } = true;

    public event Action<TimeSpan>? Frame;

    public Dictionary<PictureId, Part> Photographed { get; } = [];

    public int Frames { get; private set; }

    public void AddPart(Part part) => _parts.Add(part.Id, part);

    /// <summary>How many of the next frames cannot be drawn, for a reason that nobody foresaw.</summary>
    public int FramesThatBreak { get; set; }

    public void Draw(Span<double> poses)
    {
        Frames++;
        Poses = poses.ToArray();
        if (FramesThatBreak > 0)
        {
            FramesThatBreak--;
            throw new InvalidOperationException("A wire is loose.");
        }
    }

    /// <summary>Makes the next photograph fail in a way that nobody foresaw.</summary>
    public bool BreaksOnce { get; set; }

    /// <summary>Whether pictures come at once, or when <see cref="Develop"/> is called.</summary>
    public bool DevelopsAtOnce { get; set; } = true;

    public Task<PictureId> CaptureAsync(PartId part)
    {
        if (BreaksOnce)
        {
            BreaksOnce = false;
            throw new InvalidOperationException("A wire is loose.");
        }

        Assert.True(_parts.ContainsKey(part), $"Part {part.Value} was photographed before AddPart made it known.");
        PictureId picture = new(Photographed.Count + 1);
        Photographed.Add(picture, _parts[part]);
        if (DevelopsAtOnce)
            return Task.FromResult(picture);

        TaskCompletionSource<PictureId> film = new();
        _films.Enqueue((picture, film));
        return film.Task;
    }

    /// <summary>The pictures of parts that are not on the line, in the order in which they were asked for.</summary>
    public Dictionary<PictureId, Part> Samples { get; } = [];

    /// <summary>Whether photographs of parts that are not on the line fail.</summary>
    public bool RefusesSamples { get; set; }

    /// <summary>Set to hold these photographs back until it is done.</summary>
    public TaskCompletionSource? SampleGate { get; set; }

    /// <summary>The part that a picture shows, of the line or not.</summary>
    public Part PartIn(PictureId picture) => Photographed.TryGetValue(picture, out var part) ? part : Samples[picture];

    public async Task<PictureId> PhotographAsync(Part part)
    {
        if (RefusesSamples)
            throw new InvalidOperationException("A wire is loose.");
        PictureId picture = new(FirstOfSamples + Samples.Count);
        Samples.Add(picture, part);
        if (SampleGate is { } gate)
            await gate.Task;
        return picture;
    }

    public void Develop()
    {
        while (_films.TryDequeue(out var next))
            next.Film.SetResult(next.Picture);
    }

    /// <summary>What the monitor at the camera shows.</summary>
    public RobotGuess Guess { get; private set; }

    /// <summary>What was shown at the bins, in its order.</summary>
    public List<(Bin Bin, int Points)> Points { get; } = [];

    public void ShowGuess(RobotGuess guess, double sureness) => (Guess, Sureness) = (guess, sureness);

    /// <summary>How sure it showed itself last.</summary>
    public double Sureness { get; private set; }

    public void ShowPoints(Bin bin, int points) => Points.Add((bin, points));

    /// <summary>The part that is ringed.</summary>
    public PartId? Marked { get; private set; }

    public void MarkPart(PartId? part) => Marked = part;

    /// <summary>The last frame that was drawn.</summary>
    public double[] Poses { get; private set; } = [];

    public void Clear() => _parts.Clear();

    /// <summary>One frame, so long after the one before.</summary>
    public void PassAtOnce(TimeSpan time) => Frame?.Invoke(time);

    public void Run(TimeSpan time, int framesPerSecond = 60)
    {
        for (var frame = 0; frame < time.TotalSeconds * framesPerSecond; frame++)
            Frame?.Invoke(TimeSpan.FromSeconds(1.0 / framesPerSecond));
    }

    /// <summary>The computer sleeps: the next frame comes only after that.</summary>
    public void Sleep(TimeSpan time) => Frame?.Invoke(time);
}

/// <summary>An extractor that sees the truth: what a perfect backbone would give. Answers at once, or when told to.</summary>
internal sealed class FakeExtractor(FakeView view) : IFeatureExtractor
{
    private readonly Queue<(PictureId Picture, Augmentation Views, TaskCompletionSource<PictureFeatures> Answer)> _waiting =
        new();

    public event Action<BackboneStatus>? StateChanged;

    public bool AnswersAtOnce { get; set; } = true;

    /// <summary>How badly it sees: 0 is perfectly; noise of 1 is as strong as what tells one defect from another.</summary>
    public float Noise { get; set; }

    /// <summary>Makes the next look fail in a way that nobody foresaw.</summary>
    public bool BreaksOnce { get; set; }

    public int Asked { get; private set; }

    public int Waiting => _waiting.Count;

    public Augmentation LastViews { get; private set; }

    public int Loads { get; private set; }

    public void Load() => Loads++;

    public void Report(BackboneStatus backbone) => StateChanged?.Invoke(backbone);

    public Task<PictureFeatures> ExtractAsync(PictureId picture, Augmentation views)
    {
        Asked++;
        LastViews = views;
        if (BreaksOnce)
        {
            BreaksOnce = false;
            throw new InvalidOperationException("A wire is loose.");
        }

        if (AnswersAtOnce)
            return Task.FromResult(FeaturesOf(view.PartIn(picture), views, Noise));

        TaskCompletionSource<PictureFeatures> answer = new();
        _waiting.Enqueue((picture, views, answer));
        return answer.Task;
    }

    public void AnswerAll()
    {
        while (_waiting.TryDequeue(out var next))
            next.Answer.SetResult(FeaturesOf(view.PartIn(next.Picture), next.Views, Noise));
    }

    public void FailNext(string reason) =>
        _waiting.Dequeue().Answer.SetException(new FeatureExtractionException(Message.Of(reason)));

    // One axis per defect, tilted a little by the part's own number so that no two vectors are the same.
    public static PictureFeatures FeaturesOf(Part part, Augmentation views, float noise = 0)
    {
        return new(Vector(FeatureKind.Plain), Vector(FeatureKind.Pooled));

        FeatureVector Vector(FeatureKind kind)
        {
            var features = new float[FeatureSpec.LengthOf(kind, views)];
            features[(int)part.Defect] = 1;
            features[15] = 0.001f * (part.Id.Value % 97);
            Pcg32 chance = new((ulong)part.Finish.Seed);
            for (var i = 0; i < 16 && noise > 0; i++)
                features[i] += noise * (float)chance.Between(-1, 1);
            return FeatureVector.Of(features);
        }
    }
}
