using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests;

/// <summary>How long the page has to wait for its thread: counted in multiply-adds, the same on every machine.</summary>
public class PieceTests
{
    private const long Longest = WorkBudget.Enough + WorkBudget.Step;

    // Fewer examples than features, more, many labels, many of everything.
    public static TheoryData<int, int, int> Sizes => [(300, 700, 2), (700, 60, 3), (300, 64, 300), (80, 2240, 8)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_piece_of_a_training_is_longer_than_about_a_million_multiply_adds(int count, int length, int labels)
    {
        var training = new RidgeTraining(Of(count, length, labels));
        while (training.Advance()) { }

        Assert.InRange(training.Budget.LongestPiece, 1, Longest);
    }

    [Fact]
    public void All_that_a_training_does_is_counted()
    {
        const int N = 300,
            P = 700;
        var training = new RidgeTraining(Of(N, P, 2));
        while (training.Advance()) { }

        // Floats count for half. A tridiagonal form takes 4/3 n³, of which the loops count every pair of doubles once, and so
        // does Q; sixteen penalties take a leverage and two fits of each example.
        const double Expected = N * (double)N * P / 4 + 1.0 / 3 * N * N * N + 2.0 / 3 * N * N * N + 16 * 4.0 * N * N;
        Assert.InRange(training.Budget.Total / Expected, 0.7, 1.5);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_piece_of_an_evaluation_or_an_inspection_is_longer_either(int count, int length, int labels)
    {
        ImmutableArray<LabelledPicture> pictures =
        [
            .. Of(count, length, labels)
                .Select(example => new LabelledPicture(example.Id, example.Label, new(example.Features, example.Features))),
        ];
        foreach (var kind in Enum.GetValues<ClassifierKind>())
        {
            var evaluation = new LeaveOneOutEvaluation(new(kind, FeatureKind.Pooled), pictures);
            while (evaluation.Advance()) { }

            var inspector = new DataInspector(evaluation.Result, pictures);
            while (inspector.Advance()) { }

            Assert.InRange(evaluation.Budget.LongestPiece, 1, Longest);
            Assert.InRange(inspector.Budget.LongestPiece, 1, Longest);
        }
    }

    private static ImmutableArray<Example> Of(int count, int length, int labels)
    {
        var random = new Random(count + length + labels);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(id => new Example(
                    new(id),
                    new(id % labels),
                    FeatureVector.Of([
                        .. Enumerable.Range(0, length).Select(i => random.NextSingle() + (i % labels == id % labels ? 0.3f : 0)),
                    ])
                )),
        ];
    }
}
