using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Ridge regression of every label on the examples, with every penalty, and the choice among them.</summary>
/// <remarks>
/// There are two ways to write the equations: a row for each example (<see cref="DualRidgeSolver"/>) or one for each feature
/// (<see cref="PrimalRidgeSolver"/>). The smaller one is solved; the answer is the same but for rounding.
/// </remarks>
internal abstract class RidgeSolver(DesignMatrix design, Target[] targets, int[] own, LeftOutParts parts, int size)
{
    private const double Middle = 1;

    private readonly int[] _known = parts.Known;
    private readonly double[] _losses = new double[Penalties.Length];
    private LeaveOneOut? _best;
    private PenaltyCandidate? _bestCandidate;
    private double _least = double.PositiveInfinity;

    /// <summary>What is tried: from hardly any penalty to one that nearly levels all scores, about three to a decade.</summary>
    public static ImmutableArray<double> Penalties { get; } =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>The choice, once solved.</summary>
    public LeaveOneOut Best => _best ?? throw NotSolved();

    /// <summary>What the scores of the choice are multiplied by before they become confidences, once solved.</summary>
    public double InverseTemperature { get; private set; } = Calibration.Default;

    /// <summary>The leave-one-out log-loss of each penalty at its best temperature, once solved.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>For each label one row of weights, once solved.</summary>
    public float[] Weights { get; } = new float[targets.Length * design.Stride];

    /// <summary>The equations: their matrix, then Q and T of it.</summary>
    public Tridiagonal Equations { get; } = new(new(size));

    /// <summary>The examples.</summary>
    protected DesignMatrix Design => design;

    /// <summary>What the scores should be, for each label.</summary>
    protected Target[] Targets => targets;

    /// <summary>The penalty that was chosen, and all it made of the examples, once solved.</summary>
    protected PenaltyCandidate BestCandidate => _bestCandidate ?? throw NotSolved();

    /// <summary>The smaller ones of the two kinds of equations.</summary>
    /// <param name="design">The examples.</param>
    /// <param name="targets">What the scores should be, for each label.</param>
    /// <param name="own">The label of each example, by its place in <paramref name="targets"/>.</param>
    /// <param name="parts">What is left out at a time, to judge a penalty.</param>
    public static RidgeSolver Of(DesignMatrix design, Target[] targets, int[] own, LeftOutParts parts) =>
        design.Count <= design.Length
            ? new DualRidgeSolver(design, targets, own, parts)
            : new PrimalRidgeSolver(design, targets, own, parts);

    /// <summary>Does it all, with pauses.</summary>
    public IEnumerable<Checkpoint> Solve(WorkBudget budget)
    {
        foreach (var checkpoint in FillMatrix(budget).Concat(Equations.Reduce(budget)))
            yield return checkpoint;

        var rightSides = new double[targets.Length][];
        foreach (var checkpoint in TransformRightSides(rightSides, budget))
            yield return checkpoint;

        var candidates = new PenaltyCandidate[Penalties.Length];
        foreach (var checkpoint in SolveAll(candidates, rightSides, budget).Concat(Measure(candidates, budget)))
            yield return checkpoint;
        foreach (var checkpoint in LeaveGroupsOut(candidates, budget))
            yield return checkpoint;

        // The middle first of all, so that it stays where all are equal.
        foreach (var candidate in candidates.Prepend(candidates[Penalties.IndexOf(Middle)]))
        {
            foreach (var checkpoint in KeepIfBetter(candidate, budget))
                yield return checkpoint;
        }

        foreach (var checkpoint in ComputeWeights(budget))
            yield return checkpoint;
    }

    /// <summary>Fills the matrix of the equations.</summary>
    protected abstract IEnumerable<Checkpoint> FillMatrix(WorkBudget budget);

    /// <summary>The right-hand side of a label, before it is transformed; padded like a row of the equations.</summary>
    protected abstract IEnumerable<Checkpoint> FillRightSide(Target target, double[] side, WorkBudget budget);

    /// <summary>Works out the fits and the leverages of all examples, for every penalty.</summary>
    protected abstract IEnumerable<Checkpoint> Measure(PenaltyCandidate[] candidates, WorkBudget budget);

    /// <summary>The residual of an example, and what to divide it by for the one it would have if it were left out.</summary>
    /// <remarks>
    /// Leaving an example out blows its residual up by 1 / (1 - leverage), the intercept's share 1/n included: exact for
    /// ridge regression (Golub, Heath and Wahba, Technometrics 21, 1979).
    /// </remarks>
    protected abstract (double Residual, double Remainder) Residual(PenaltyCandidate candidate, int label, int example);

    /// <summary>What is left of 1 for an example, or of 0 for two of them, when their product by the inverse of the equations is given.</summary>
    protected abstract double RemainderOf(double penalty, bool isOne, double product);

    /// <summary>Writes an example as the transformed equations have it: Q' times its column.</summary>
    protected abstract IEnumerable<Checkpoint> Transform(int example, double[] transformed, WorkBudget budget);

    /// <summary>Fills <see cref="Weights"/> for the penalty that was chosen.</summary>
    protected abstract IEnumerable<Checkpoint> ComputeWeights(WorkBudget budget);

    /// <summary>Takes one row of a block of transformed examples into all candidates.</summary>
    protected IEnumerable<Checkpoint> Take(
        PenaltyCandidate[] candidates,
        int row,
        ReadOnlyMemory<double> block,
        int first,
        WorkBudget budget
    )
    {
        var labels = WorkBudget.ItemsInStep(block.Length);
        foreach (var candidate in candidates)
        {
            candidate.TakeLeverages(row, block.Span, first);
            if (budget.Spend(2L * block.Length))
                yield return default;

            for (var from = 0; from < targets.Length; from += labels)
            {
                var to = Math.Min(from + labels, targets.Length);
                candidate.TakeFits(row, block.Span, first, from, to);
                if (budget.Spend((long)(to - from) * block.Length))
                    yield return default;
            }
        }
    }

    private static InvalidOperationException NotSolved() => new("The equations are not solved yet.");

    private IEnumerable<Checkpoint> TransformRightSides(double[][] rightSides, WorkBudget budget)
    {
        var side = new double[Equations.Stride];
        for (var label = 0; label < targets.Length; label++)
        {
            Array.Clear(side);
            foreach (var checkpoint in FillRightSide(targets[label], side, budget))
                yield return checkpoint;

            rightSides[label] = new double[Equations.Size];
            for (var row = 0; row < Equations.Size; row++)
            {
                rightSides[label][row] = DoubleKernels.Dot(Equations.Row(row), side);
                if (budget.Spend(Equations.Stride))
                    yield return default;
            }
        }
    }

    private IEnumerable<Checkpoint> SolveAll(PenaltyCandidate[] candidates, double[][] rightSides, WorkBudget budget)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            var factors = Equations.Factor(Penalties[i]);
            var solutions = new double[rightSides.Length][];
            for (var label = 0; label < solutions.Length; label++)
            {
                solutions[label] = factors.Solve(rightSides[label]);
                if (budget.Spend(4L * Equations.Size))
                    yield return default;
            }

            candidates[i] = new(Penalties[i], factors, solutions, DoubleKernels.Padded(design.Count));
        }
    }

    /// <summary>Works out the residuals of all that have near-copies, for every penalty.</summary>
    private IEnumerable<Checkpoint> LeaveGroupsOut(PenaltyCandidate[] candidates, WorkBudget budget)
    {
        foreach (var group in parts.Groups.Where(group => group.Length < design.Count)) // Without all there is nothing to be told.
        {
            var transformed = new double[group.Length][];
            for (var i = 0; i < transformed.Length; i++)
            {
                transformed[i] = new double[DoubleKernels.Padded(Equations.Size)];
                foreach (var checkpoint in Transform(group[i], transformed[i], budget))
                    yield return checkpoint;
            }

            GroupResiduals leftOut = new(transformed, Equations.Size);
            foreach (var candidate in candidates)
            {
                var residuals = new double[targets.Length][];
                for (var label = 0; label < residuals.Length; label++)
                    residuals[label] = [.. group.Select(place => Residual(candidate, label, place).Residual)];
                foreach (var checkpoint in leftOut.Solve(candidate.Factors, RemainderWith(candidate.Penalty), residuals, budget))
                    yield return checkpoint;
                for (var i = 0; i < group.Length; i++)
                    candidate.LeftOut[group[i]] = [.. residuals.Select(residual => residual[i])];
            }
        }

        Func<bool, double, double> RemainderWith(double penalty) => (isOne, product) => RemainderOf(penalty, isOne, product);
    }

    /// <summary>Judges a penalty by leave-one-out. If it is better than the best so far, it is the best now.</summary>
    private IEnumerable<Checkpoint> KeepIfBetter(PenaltyCandidate candidate, WorkBudget budget)
    {
        double[][] scores = new double[targets.Length][],
            dualCoefficients = new double[targets.Length][];
        for (var label = 0; label < targets.Length; label++)
        {
            var target = targets[label];
            scores[label] = new double[target.Count];
            dualCoefficients[label] = new double[target.Count];
            for (var i = 0; i < target.Count; i++)
            {
                var (residual, remainder) = Residual(candidate, label, i);
                var leftOut = candidate.LeftOut.TryGetValue(i, out var all) ? all[label] : residual / remainder;
                scores[label][i] = target.Mean + target.Centred[i] - leftOut;
                dualCoefficients[label][i] = residual / candidate.Penalty;
            }

            if (budget.Spend(8L * target.Count))
                yield return default;
        }

        var fit = new TemperatureFit(scores, own, _known, InverseTemperature);
        foreach (var checkpoint in fit.Run(budget))
            yield return checkpoint;

        _losses[Penalties.IndexOf(candidate.Penalty)] = fit.Loss;
        if (fit.Loss >= _least)
            yield break;

        (_best, _bestCandidate, _least) = (new(candidate.Penalty, scores, dualCoefficients), candidate, fit.Loss);
        InverseTemperature = fit.InverseTemperature;
    }
}
