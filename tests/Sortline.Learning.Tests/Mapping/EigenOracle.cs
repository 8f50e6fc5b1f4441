namespace Sortline.Learning.Tests.Mapping;

/// <summary>The principal axes by the definition: the covariance of every pair of features, and power iteration with deflation.</summary>
internal static class EigenOracle
{
    /// <summary>The variance along each of so many principal axes, and the axes, the largest first.</summary>
    public static (double[] Variances, double[][] Axes) Of(IReadOnlyList<FeatureVector> examples, int wanted)
    {
        var rows = Centred(examples);
        var length = rows[0].Length;
        var covariance = new double[length, length];
        foreach (var row in rows)
        {
            for (var i = 0; i < length; i++)
            {
                for (var j = 0; j < length; j++)
                    covariance[i, j] += row[i] * row[j];
            }
        }

        var variances = new double[wanted];
        var axes = new double[wanted][];
        for (var number = 0; number < wanted; number++)
        {
            (variances[number], axes[number]) = Power(covariance, length, number);
            for (var i = 0; i < length; i++)
            {
                for (var j = 0; j < length; j++)
                    covariance[i, j] -= variances[number] * axes[number][i] * axes[number][j];
            }
        }

        return (variances, axes);
    }

    /// <summary>The examples scaled to length 1, less their mean.</summary>
    public static double[][] Centred(IReadOnlyList<FeatureVector> examples)
    {
        double[][] rows =
        [
            .. examples.Select(example =>
            {
                double[] numbers = [.. example.Span.ToArray().Select(number => (double)number)];
                var norm = Math.Sqrt(numbers.Sum(number => number * number));
                return numbers.Select(number => number / norm).ToArray();
            }),
        ];
        for (var i = 0; i < rows[0].Length; i++)
        {
            var mean = rows.Average(row => row[i]);
            foreach (var row in rows)
                row[i] -= mean;
        }

        return rows;
    }

    private static (double, double[]) Power(double[,] matrix, int length, int seed)
    {
        Random random = new(seed);
        double[] axis = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        var value = 0.0;
        for (var step = 0; step < 5_000; step++)
        {
            var image = new double[length];
            for (var i = 0; i < length; i++)
            {
                for (var j = 0; j < length; j++)
                    image[i] += matrix[i, j] * axis[j];
            }

            value = Math.Sqrt(image.Sum(number => number * number));
            if (value < 1e-14)
                return (0, new double[length]);
            for (var i = 0; i < length; i++)
                axis[i] = image[i] / value;
        }

        return (value, axis);
    }
}
