using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>The equations with a row for each example: for fewer examples than features.</summary>
internal sealed class DualRidgeSolver(DesignMatrix design, Target[] targets, int[] own, LeftOutParts parts)
    : RidgeSolver(design, targets, own, parts, design.Count)
{
    protected override IEnumerable<Checkpoint> FillMatrix(WorkBudget budget) => Gram.OfExamples(Design, Equations.Matrix, budget);

    protected override IEnumerable<Checkpoint> FillRightSide(Target target, double[] side, WorkBudget budget)
    {
        target.Centred.CopyTo(side, 0);
        return [];
    }

    protected override IEnumerable<Checkpoint> Measure(PenaltyCandidate[] candidates, WorkBudget budget)
    {
        for (var row = 0; row < Equations.Size; row++)
        {
            foreach (var checkpoint in Take(candidates, row, Equations.RowMemory(row), 0, budget))
                yield return checkpoint;
        }
    }

    // The fit is (K + aI)^-1 y, and the leverage the diagonal of (K + aI)^-1.
    protected override (double Residual, double Remainder) Residual(PenaltyCandidate candidate, int label, int example) =>
        (
            candidate.Penalty * candidate.Fits[label][example],
            candidate.Penalty * candidate.Leverages[example] - 1.0 / Targets[label].Count
        );

    protected override double RemainderOf(double penalty, bool isOne, double product) =>
        (penalty * product) - (1.0 / Design.Count);

    protected override IEnumerable<Checkpoint> Transform(int example, double[] transformed, WorkBudget budget)
    {
        for (var row = 0; row < Equations.Size; row++)
            transformed[row] = Equations.Row(row)[example];
        if (budget.Spend(Equations.Size))
            yield return default;
    }

    protected override IEnumerable<Checkpoint> ComputeWeights(WorkBudget budget) =>
        Design.Combine(Best.DualCoefficients, Weights, budget);
}
