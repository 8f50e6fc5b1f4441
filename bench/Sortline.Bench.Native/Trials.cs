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
    public LearningMethod Method { get; set; }

    public static IEnumerable<LearningMethod> Methods => LearningMethod.All;

    [Benchmark]
    public MethodResult LeaveOneOut() => LeaveOneOutEvaluation.Run(Method, _pictures);
}
