namespace Sortline.Learning.Ridge;

/// <summary>T + penalty = L D L', for a tridiagonal T: equations that are solved by going down and up once.</summary>
/// <param name="Below">Beside the diagonal of L; the first is 0.</param>
/// <param name="Weights">One divided by the diagonal of D.</param>
internal sealed record LdlFactors(double[] Below, double[] Weights)
{
    /// <summary>Solves the equations for one right-hand side.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var solution = right[..Weights.Length].ToArray();
        for (var row = 1; row < solution.Length; row++)
            solution[row] -= Below[row] * solution[row - 1];

        for (var row = solution.Length - 1; row >= 0; row--)
        {
            solution[row] *= Weights[row];
            if (row + 1 < solution.Length)
                solution[row] -= Below[row + 1] * solution[row + 1];
        }

        return solution;
    }
}
