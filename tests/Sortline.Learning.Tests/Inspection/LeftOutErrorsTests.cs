using System.Collections.Immutable;
using Sortline.Learning.Inspection;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Tests.Inspection;

public class LeftOutErrorsTests
{
    private static readonly ImmutableArray<Example> Examples = Drawn.Examples(seed: 4, [7, 6, 5]);

    [Fact]
    public void The_sum_is_that_of_the_scores_that_each_example_gets_when_it_is_left_out()
    {
        var classifier = RidgeClassifier.Fit(Examples);
        var scores = classifier.LeaveOneOutScores();

        var errors = Prepare(classifier.Penalty!.Value, Own());

        var expected = Examples
            .Zip(scores)
            .Sum(pair => pair.Second.Select((score, label) => Math.Pow(score - (pair.First.Label.Id == label ? 1 : 0), 2)).Sum());
        Assert.Equal(expected, errors.Sum, expected * 1e-5);
    }

    [Fact]
    public void Changed_labels_cost_what_they_would_had_they_been_so_from_the_beginning()
    {
        var errors = Prepare(penalty: 0.2, Own());
        foreach (
            var (one, other) in new (LabelChange, LabelChange)[]
            {
                (new(0, 0, 1), new(8, 1, 0)), // There and back.
                (new(1, 0, 2), new(2, 0, 2)), // The same way.
                (new(3, 0, 1), new(14, 2, 1)), // To one label.
                (new(4, 0, 1), new(9, 1, 2)), // Round.
            }
        )
        {
            var own = Own();
            own[one.Place] = one.To;
            Assert.Equal(Prepare(0.2, own).Sum, errors.SumWith(one, null), 1e-9);
            own[other.Place] = other.To;
            Assert.Equal(Prepare(0.2, own).Sum, errors.SumWith(one, other), 1e-9);

            var made = Prepare(0.2, Own());
            made.Make(one);
            made.Make(other);
            Assert.Equal(Prepare(0.2, own).Sum, made.Sum, 1e-9);
            Assert.Equal(
                errors.Sum,
                made.SumWith(new(one.Place, one.To, one.From), new(other.Place, other.To, other.From)),
                1e-9
            );
        }
    }

    private static int[] Own() => [.. Examples.Select(example => example.Label.Id)];

    private static LeftOutErrors Prepare(double penalty, int[] own)
    {
        Standardiser.Measuring measuring = new(Examples[0].Features);
        foreach (var example in Examples)
            measuring.Add(example.Features);
        DesignMatrix design = new(measuring.Finish(), Examples.Length, Examples[0].Features.Length);
        WorkBudget budget = new();
        Assert.Empty(design.Fill(Examples, budget));
        var products = new float[Examples.Length][];
        for (var row = 0; row < products.Length; row++)
        {
            products[row] = new float[Examples.Length];
            FloatKernels.Dot(design.Span(0, Examples.Length), design.Span(row, 1), products[row]);
        }

        LeftOutErrors errors = new(Examples.Length, labels: 3);
        Assert.Empty(errors.Prepare(products, penalty, own, budget));
        return errors;
    }
}
