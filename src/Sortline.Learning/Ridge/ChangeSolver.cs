using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Takes changes of the examples into a fit by the factors that it left behind, without a new factorisation.</summary>
/// <remarks>
/// <para>
/// Let M be the matrix of the fitted normal equations, penalty and intercept included, and z the row of a changed example with
/// a 1 for the intercept. Adding (s = 1) or removing (s = -1) examples turns M into M + Z' S Z. By the identity of Woodbury the
/// solution moves by M^-1 Z' c, with (S + P) c = e: P are the products Z M^-1 Z', e the residuals of the changed examples
/// before the change. That is a system as small as there are changes. An example that only gets another label leaves M
/// alone; its c is the change of its target.
/// </para>
/// <para>
/// It is exact, but for rounding, for the mean, deviation and penalty of the fit. The rows of the fit are centred, so that
/// M^-1 is A^-1 beside 1/n for the intercept.
/// </para>
/// </remarks>
internal sealed class ChangeSolver(DesignMatrix design, RidgeSolver solver, Target[] targets)
{
    private readonly bool _isDual = solver is DualRidgeSolver;
    private readonly double _penalty = solver.Best.Penalty;
    private readonly LdlFactors _factors = solver.Equations.Factor(solver.Best.Penalty);

    /// <summary>Whether scores are made of dual coefficients, not of weights.</summary>
    public bool IsDual => _isDual;

    /// <summary>The intercept of a fitted label; 0 for a new one, which no fitted example has.</summary>
    public double InterceptOf(int label) => label < 0 ? 0 : targets[label].Mean;

    /// <summary>The dual coefficient of a fitted example.</summary>
    public double CoefficientOf(int label, int row) => label < 0 ? 0 : solver.Best.DualCoefficients[label][row];

    /// <summary>Works out what does not depend on labels: about twice the square of the size of the equations.</summary>
    public IEnumerable<Checkpoint> Prepare(Change change, WorkBudget budget)
    {
        var side = new double[solver.Equations.Stride];
        if (!_isDual)
        {
            for (var i = 0; i < design.Length; i++)
                side[i] = change.Row[i];
        }
        else if (change.IsFitted)
        {
            side[change.FittedRow] = 1;
        }
        else
        {
            var batch = WorkBudget.ItemsInStep(design.Stride / 2);
            var products = new float[Math.Min(batch, design.Count)];
            for (var first = 0; first < design.Count; first += batch)
            {
                var count = Math.Min(batch, design.Count - first);
                FloatKernels.Dot(design.Span(first, count), change.Row, products.AsSpan(0, count));
                for (var i = 0; i < count; i++)
                    side[first + i] = products[i];
                if (budget.Spend((long)count * design.Stride / 2))
                    yield return default;
            }

            change.Products = side;
        }

        var equations = solver.Equations;
        var transformed = new double[equations.Size];
        for (var row = 0; row < transformed.Length; row++)
        {
            transformed[row] = DoubleKernels.Dot(equations.Row(row), side);
            if (budget.Spend(equations.Stride))
                yield return default;
        }

        var solved = _factors.Solve(transformed);
        var solution = new double[equations.Stride];
        for (var row = 0; row < solved.Length; row++)
        {
            DoubleKernels.Add(solved[row], equations.Row(row), solution);
            if (budget.Spend(equations.Stride))
                yield return default;
        }

        change.Solution = solution;
    }

    /// <summary>The product of two changed examples, by the inverse of the fitted equations.</summary>
    public double Product(Change one, Change other) => 1.0 / design.Count + ProductOfRows(one, other);

    /// <summary>What the fit says of a changed example.</summary>
    /// <param name="change">The example.</param>
    /// <param name="label">A fitted label, or -1 for a new one.</param>
    /// <param name="own">The target that the fit had for it, if it had it: 1 for its own label, 0 for others.</param>
    public double ScoreOf(Change change, int label, double own)
    {
        if (label < 0)
            return 0;
        if (change.IsFitted)
            return own - _penalty * CoefficientOf(label, change.FittedRow);

        var sum = targets[label].Mean;
        if (_isDual)
        {
            var coefficients = solver.Best.DualCoefficients[label];
            for (var i = 0; i < coefficients.Length; i++)
                sum += coefficients[i] * change.Products[i];
            return sum;
        }

        var product = new float[1];
        FloatKernels.Dot(solver.Weights.AsSpan(label * design.Stride, design.Stride), change.Row, product);
        return sum + product[0];
    }

    /// <summary>Moves the dual coefficients of the fitted examples, for one label.</summary>
    /// <returns>The coefficient of the changed example itself, if it is new.</returns>
    public double MoveCoefficients(Change change, double by, double[] coefficients)
    {
        // A coefficient is a residual divided by the penalty, and the intercept moves all residuals by the same.
        var factor = change.IsFitted ? by : -by / _penalty;
        var shift = by / _penalty / design.Count;
        for (var i = 0; i < coefficients.Length; i++)
            coefficients[i] += factor * change.Solution[i] - shift;
        return by / _penalty;
    }

    /// <summary>Moves the weights of one label.</summary>
    public static void MoveWeights(Change change, double by, double[] weights)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] += by * change.Solution[i];
    }

    /// <summary>The weights of a fitted label; zeros for a new one.</summary>
    public double[] WeightsOf(int label)
    {
        var weights = new double[design.Length];
        for (var i = 0; i < weights.Length && label >= 0; i++)
            weights[i] = solver.Weights[label * design.Stride + i];
        return weights;
    }

    // With U the fitted rows and H = (U U' + aI)^-1, the inverse of U'U + aI is (1 - U'HU) / a. For fitted rows that comes to
    // elements of H, without the difference of two numbers that are nearly the same.
    private double ProductOfRows(Change one, Change other)
    {
        if (!_isDual)
        {
            var sum = 0.0;
            for (var i = 0; i < design.Length; i++)
                sum += one.Row[i] * other.Solution[i];
            return sum;
        }

        if (one.IsFitted && other.IsFitted)
            return (one.FittedRow == other.FittedRow ? 1 : 0) - _penalty * other.Solution[one.FittedRow];
        if (one.IsFitted)
            return other.Solution[one.FittedRow];
        if (other.IsFitted)
            return one.Solution[other.FittedRow];

        var product = new float[1];
        FloatKernels.Dot(one.Row, other.Row, product);
        return (product[0] - DoubleKernels.Dot(one.Products, other.Solution)) / _penalty;
    }
}
