using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

internal sealed partial class Equations
{
    private IEnumerable<Pause> WeighDual(double[][] pulls, Portion portion)
    {
        var turned = new float[rows.Length * Lanes.Padded(Math.Min(Rows.Chunk, rows.Count))];
        var sums = new double[Weights.Length];
        for (var first = 0; first < rows.Count; first += Rows.Chunk)
        {
            var columns = rows.Transpose(first, turned);
            if (portion.IsFullAfter(turned.Length))
                yield return default;

            for (var label = 0; label < pulls.Length; label++)
            {
                AddPulls(pulls[label], first, columns, turned, sums.AsSpan(label * rows.Stride, rows.Length));
                if (portion.IsFullAfter(turned.Length / 2))
                    yield return default;
            }
        }

        for (var i = 0; i < sums.Length; i++)
            Weights[i] = (float)sums[i];
    }

    private static void AddPulls(double[] pulls, int first, int columns, float[] turned, Span<double> sums)
    {
        float[] query = new float[columns],
            products = new float[sums.Length];
        for (var i = 0; i < columns && first + i < pulls.Length; i++)
            query[i] = (float)pulls[first + i];
        Lanes.Dot(turned.AsSpan(0, sums.Length * columns), query, products);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += products[i];
    }

    private IEnumerable<Pause> WeighPrimal(Trial trial, Portion portion)
    {
        for (var label = 0; label < targets.Length; label++)
        {
            var sum = new double[_turned.Stride];
            for (var row = 0; row < _turned.Size; row++)
            {
                Doubles.Add(trial.Weights[label][row], _turned.Row(row), sum);
                if (portion.IsFullAfter(_turned.Stride))
                    yield return default;
            }

            for (var i = 0; i < rows.Length; i++)
                Weights[label * rows.Stride + i] = (float)sum[i];
        }
    }
}
