using System.Collections.Immutable;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Tests;

/// <summary>Ridge regression written down plainly: the normal equations in doubles, with the mean and deviation of other examples.</summary>
internal static class FrozenRidge
{
    /// <summary>The scores of a part, for each label of the examples.</summary>
    public static double[] Scores(
        ImmutableArray<Example> standard,
        ImmutableArray<Example> examples,
        double penalty,
        FeatureVector part
    )
    {
        var measuring = new Standardiser.Measuring(standard.MinBy(example => example.Id)!.Features);
        foreach (var example in standard.OrderBy(example => example.Id))
            measuring.Add(example.Features);
        var standardiser = measuring.Finish();
        var length = part.Length;
        double[][] rows = [.. examples.Select(example => Row(standardiser, example.Features))];
        var query = Row(standardiser, part);
        return [.. examples.Select(example => example.Label).Distinct().Order().Select(Score)];

        double Score(Label label)
        {
            var system = new double[length + 1, length + 2];
            for (var row = 0; row <= length; row++)
            {
                system[row, row] = row < length ? penalty : 0;
                for (var i = 0; i < rows.Length; i++)
                {
                    var own = row < length ? rows[i][row] : 1;
                    for (var column = 0; column <= length; column++)
                        system[row, column] += own * (column < length ? rows[i][column] : 1);
                    system[row, length + 1] += own * (examples[i].Label == label ? 1 : 0);
                }
            }

            var solution = Solve(system);
            return solution[length] + query.Select((number, i) => number * solution[i]).Sum();
        }
    }

    private static double[] Row(Standardiser standardiser, FeatureVector features)
    {
        var row = new float[features.Length];
        standardiser.WriteUnit(features, row);
        return [.. row.Select(number => (double)number)];
    }

    private static double[] Solve(double[,] system)
    {
        var size = system.GetLength(0);
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(system[row, column]));
            for (var i = 0; i <= size; i++)
                (system[column, i], system[pivot, i]) = (system[pivot, i], system[column, i]);
            for (var row = 0; row < size; row++)
            {
                var factor = row == column ? 0 : system[row, column] / system[column, column];
                for (var i = 0; i <= size; i++)
                    system[row, i] -= factor * system[column, i];
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => system[row, size] / system[row, row])];
    }
}
