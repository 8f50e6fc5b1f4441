using BenchmarkDotNet.Attributes;
using Sortline.Learning.Features;
using Sortline.Vision;

namespace Sortline.Bench.Native;

/// <summary>JPEG files of 300 pixels, from memory: what one core takes for a step, and what all cores manage together.</summary>
/// <remarks>A folder's own share, reading files and writing answers, is the difference to what <c>sortline predict</c> reports.</remarks>
public class Pictures
{
    private const int Side = 300;
    private const int Batch = 64;

    private readonly Backbone _backbone = new();
    private readonly byte[][] _files = Photographs.Jpegs(Batch, Side);
    private CanonicalPicture[] _pictures = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp() => _pictures = [.. _files.Select(file => PictureReader.Read(file))];

    [GlobalCleanup]
    public void CleanUp() => _backbone.Dispose();

    [Benchmark]
    public CanonicalPicture Decode() => PictureReader.Read(_files[_next = (_next + 1) % Batch]);

    [Benchmark]
    public PictureFeatures DecodeAndExtract() => _backbone.Extract(PictureReader.Read(_files[_next = (_next + 1) % Batch]));

    [Benchmark(OperationsPerInvoke = Batch)]
    public void DecodeAndExtractOnAllCores() =>
        Parallel.ForEach(_files, file => _backbone.Extract(PictureReader.Read(file), Augmentation.AsIs));

    [Benchmark(OperationsPerInvoke = Batch)]
    public void ExtractOnAllCores() => Parallel.ForEach(_pictures, picture => _backbone.Extract(picture, Augmentation.AsIs));
}
