using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Sortline.Learning.Tests;

/// <summary>Something a learner does to a classifier.</summary>
public abstract record TeachingStep
{
    private TeachingStep() { }

    public sealed record Show(Example Example) : TeachingStep;

    public sealed record Delete(ExampleId Id) : TeachingStep;

    public sealed record Relabel(ExampleId Id, Label Label) : TeachingStep;

    public sealed record Drop(Label Label) : TeachingStep;
}

/// <summary>A course of teaching, then a question.</summary>
/// <remarks>Few ids, labels and directions, so that ids recur, labels run empty and similarities tie all the time.</remarks>
public sealed record History(ImmutableArray<TeachingStep> Steps, int Neighbours, FeatureVector Part)
{
    public override string ToString() => $"k = {Neighbours}, part {Show(Part)}:\n{string.Join('\n', Steps.Select(Show))}";

    /// <summary>Teaches a classifier step by step, and a plain list beside it by the documented rules.</summary>
    public (KnnClassifier Taught, ImmutableArray<Example> Remaining) Play()
    {
        var classifier = new KnnClassifier(Neighbours);
        var list = new List<Example>();
        foreach (var step in Steps)
            Take(step, classifier, list);

        return (classifier, [.. list]);
    }

    private static void Take(TeachingStep step, KnnClassifier classifier, List<Example> list)
    {
        switch (step)
        {
            case TeachingStep.Show(var example) when list.Any(known => known.Id == example.Id):
                Assert.Throws<ArgumentException>(() => classifier.Add(example));
                break;
            case TeachingStep.Show(var example):
                classifier.Add(example);
                list.Add(example);
                break;
            case TeachingStep.Delete(var id):
                Assert.Equal(list.RemoveAll(example => example.Id == id) == 1, classifier.Remove(id));
                break;
            case TeachingStep.Relabel(var id, var label):
                var at = list.FindIndex(example => example.Id == id);
                Assert.Equal(at >= 0, classifier.Relabel(id, label));
                if (at >= 0)
                    list[at] = list[at] with { Label = label };
                break;
            case TeachingStep.Drop(var label):
                Assert.Equal(list.RemoveAll(example => example.Label == label), classifier.RemoveLabel(label));
                break;
        }
    }

    private static string Show(TeachingStep step) =>
        step is TeachingStep.Show(var example) ? $"Show {example.Id} {example.Label} {Show(example.Features)}" : $"{step}";

    private static string Show(FeatureVector features) => $"({string.Join(' ', features.Span.ToArray())})";
}

/// <summary>How FsCheck makes a history, and a shorter one when it has found a bad one.</summary>
public static class Histories
{
    private static readonly Gen<FeatureVector> Vectors = Gen.Choose(-2, 2)
        .ArrayOf(3)
        .Where(numbers => numbers.Any(number => number != 0))
        .Select(numbers => FeatureVector.Of([.. numbers.Select(number => (float)number)]));

    private static readonly Gen<ExampleId> Ids = Gen.Choose(0, 30).Select(id => new ExampleId(id));

    private static readonly Gen<Label> Labels = Gen.Choose(-1, 3).Select(id => new Label(id));

    private static readonly Gen<TeachingStep> Steps = Gen.Frequency(
        (
            12,
            from id in Ids
            from label in Labels
            from features in Vectors
            select (TeachingStep)new TeachingStep.Show(new(id, label, features))
        ),
        (5, Ids.Select(id => (TeachingStep)new TeachingStep.Delete(id))),
        (3, from id in Ids from label in Labels select (TeachingStep)new TeachingStep.Relabel(id, label)),
        (1, Labels.Select(label => (TeachingStep)new TeachingStep.Drop(label)))
    );

    public static Arbitrary<History> AnyHistory() =>
        Arb.From(
            from steps in Steps.ListOf()
            from neighbours in Gen.Choose(1, 8)
            from part in Vectors
            select new History([.. steps], neighbours, part),
            history => history.Steps.Select((_, at) => history with { Steps = history.Steps.RemoveAt(at) })
        );

    public static Arbitrary<FeatureVector> AnyVector() => Vectors.ToArbitrary();
}
