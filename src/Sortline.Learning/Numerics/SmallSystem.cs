namespace Sortline.Learning.Numerics;

/// <summary>Solves a handful of equations: elimination with the largest pivot of each column.</summary>
internal static class SmallSystem
{
    /// <summary>Solves for several right-hand sides, in place. What lies in them beyond the size of the system stays.</summary>
    public static void Solve(double[,] system, double[][] sides)
    {
        var size = system.GetLength(0);
        for (var column = 0; column < size; column++)
        {
            Swap(system, sides, column, PivotOf(system, column));
            for (var row = column + 1; row < size; row++)
            {
                var factor = system[row, column] / system[column, column];
                for (var i = column; i < size; i++)
                    system[row, i] -= factor * system[column, i];
                foreach (var side in sides)
                    side[row] -= factor * side[column];
            }
        }

        foreach (var side in sides)
        {
            for (var row = size - 1; row >= 0; row--)
            {
                for (var i = row + 1; i < size; i++)
                    side[row] -= system[row, i] * side[i];
                side[row] /= system[row, row];
            }
        }
    }

    private static int PivotOf(double[,] system, int column)
    {
        var pivot = column;
        for (var row = column + 1; row < system.GetLength(0); row++)
        {
            if (Math.Abs(system[row, column]) > Math.Abs(system[pivot, column]))
                pivot = row;
        }

        return pivot;
    }

    private static void Swap(double[,] system, double[][] sides, int one, int other)
    {
        for (var i = 0; i < system.GetLength(0) && one != other; i++)
            (system[one, i], system[other, i]) = (system[other, i], system[one, i]);
        foreach (var side in sides)
            (side[one], side[other]) = (side[other], side[one]);
    }
}
