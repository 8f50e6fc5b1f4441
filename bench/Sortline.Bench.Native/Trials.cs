using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Bench.Native;

/// <summary>Evaluation: 200 pictures of four labels, each one asked about what the other 199 teach.</summary>
public class Trials
{
    private readonly ImmutableArray<LabelledPicture> _pictures = Examples.MakePictures(200, labels: 4);

    [ParamsSource(nameof(Methods))]
    public Method Method { get; set; }

    public static IEnumerable<Method> Methods => Method.All;

    [Benchmark]
    public MethodResult LeaveOneOut() => MethodTrial.Run(Method, _pictures);
}
