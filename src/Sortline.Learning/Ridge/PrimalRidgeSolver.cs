using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>The equations with a row for each feature: for more examples than features.</summary>
internal sealed class PrimalRidgeSolver(DesignMatrix design, Target[] targets, int[] own, LeftOutParts parts)
    : RidgeSolver(design, targets, own, parts, design.Length)
{
    private const int Block = 64;

    protected override IEnumerable<Checkpoint> FillMatrix(WorkBudget budget) => Gram.OfFeatures(Design, Equations.Matrix, budget);

    // The rows are centred, so that the others, whose targets are alike, add up to the same with the sign turned.
    protected override IEnumerable<Checkpoint> FillRightSide(Target target, double[] side, WorkBudget budget)
    {
        for (var i = 0; i < target.Count; i++)
        {
            if (target.Centred[i] <= 0)
                continue;

            var row = Design.Span(i, 1);
            for (var feature = 0; feature < Design.Length; feature++)
                side[feature] += row[feature];
            if (budget.Spend(Design.Length))
                yield return default;
        }
    }

    protected override IEnumerable<Checkpoint> Measure(PenaltyCandidate[] candidates, WorkBudget budget)
    {
        var transformed = new float[Design.Stride];
        var products = new float[Block];
        var block = new double[Block];
        for (var first = 0; first < Design.Count; first += Block)
        {
            var count = Math.Min(Block, Design.Count - first);
            foreach (var candidate in candidates)
                candidate.Begin();
            for (var row = 0; row < Equations.Size; row++)
            {
                Project(row, first, transformed, products.AsSpan(0, count), block);
                if (budget.Spend(Design.Stride * (1 + Block / 2)))
                    yield return default;

                foreach (var checkpoint in Take(candidates, row, block.AsMemory(0, DoubleKernels.Padded(count)), first, budget))
                    yield return checkpoint;
            }
        }
    }

    protected override (double Residual, double Remainder) Residual(PenaltyCandidate candidate, int label, int example) =>
        (
            Targets[label].Centred[example] - candidate.Fits[label][example],
            1 - 1.0 / Targets[label].Count - candidate.Leverages[example]
        );

    protected override double RemainderOf(double penalty, bool isOne, double product) =>
        (isOne ? 1 : 0) - (1.0 / Design.Count) - product;

    protected override IEnumerable<Checkpoint> Transform(int example, double[] transformed, WorkBudget budget)
    {
        var column = new double[Equations.Stride];
        var features = Design.Span(example, 1);
        for (var feature = 0; feature < Design.Length; feature++)
            column[feature] = features[feature];
        for (var row = 0; row < Equations.Size; row++)
        {
            transformed[row] = DoubleKernels.Dot(Equations.Row(row), column);
            if (budget.Spend(Equations.Stride))
                yield return default;
        }
    }

    protected override IEnumerable<Checkpoint> ComputeWeights(WorkBudget budget)
    {
        for (var label = 0; label < Targets.Length; label++)
        {
            var sum = new double[Equations.Stride];
            for (var row = 0; row < Equations.Size; row++)
            {
                DoubleKernels.Add(BestCandidate.Weights[label][row], Equations.Row(row), sum);
                if (budget.Spend(Equations.Stride))
                    yield return default;
            }

            for (var i = 0; i < Design.Length; i++)
                Weights[label * Design.Stride + i] = (float)sum[i];
        }
    }

    /// <summary>One row of Q' times a block of examples.</summary>
    private void Project(int row, int first, Span<float> transformed, Span<float> products, Span<double> block)
    {
        var from = Equations.Row(row);
        for (var i = 0; i < Equations.Size; i++)
            transformed[i] = (float)from[i];
        FloatKernels.Dot(Design.Span(first, products.Length), transformed, products);
        block.Clear();
        for (var i = 0; i < products.Length; i++)
            block[i] = products[i];
    }
}
