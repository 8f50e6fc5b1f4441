using BenchmarkDotNet.Attributes;
using Sortline.Learning.Features;
using Sortline.Vision;

namespace Sortline.Bench.Native;

/// <summary>What one core takes to look at one picture that is decoded already.</summary>
public class Inference
{
    private readonly Backbone _backbone = new();
    private readonly CanonicalPicture _picture = Photographs.Canonical();

    [Params(Augmentation.AsIs, Augmentation.Upright, Augmentation.AnyWayRound)]
    public Augmentation Views { get; set; }

    [Benchmark]
    public PictureFeatures Extract() => _backbone.Extract(_picture, Views);

    [GlobalCleanup]
    public void CleanUp() => _backbone.Dispose();
}
