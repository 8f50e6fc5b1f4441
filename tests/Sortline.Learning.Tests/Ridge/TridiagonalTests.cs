using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Tests.Ridge;

public class TridiagonalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void Turned_back_it_is_the_matrix_it_was(int size)
    {
        var original = Draw(size, new Random(size));
        var transformed = Reduce(original);

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                Assert.Equal(original[row, column], TransformedBack(transformed, row, column), 1e-12);
        }
    }

    [Fact]
    public void Its_rows_stand_upright_on_each_other()
    {
        var transformed = Reduce(Draw(20, new Random(3)));

        for (var row = 0; row < 20; row++)
        {
            for (var other = 0; other < 20; other++)
                Assert.Equal(row == other ? 1 : 0, DoubleKernels.Dot(transformed.Row(row), transformed.Row(other)), 1e-13);
        }
    }

    [Fact]
    public void A_matrix_of_zeros_stays_one()
    {
        var transformed = Reduce(new double[5, 5]);

        Assert.All(transformed.Beside, number => Assert.Equal(0, number));
        Assert.Equal([0.5, 1, 1.5, 2, 2.5], transformed.Factor(penalty: 2).Solve([1, 2, 3, 4, 5]));
    }

    [Fact]
    public void Its_factors_solve_the_equations_for_any_penalty()
    {
        var transformed = Reduce(Draw(9, new Random(4)));
        double[] right = [3, -1, 4, 1, -5, 9, 2, -6, 5];

        var x = transformed.Factor(penalty: 0.3).Solve(right);

        for (var row = 0; row < 9; row++)
        {
            var left = (transformed.Matrix.Diagonal[row] + 0.3) * x[row];
            left += row > 0 ? transformed.Beside[row - 1] * x[row - 1] : 0;
            left += row < 8 ? transformed.Beside[row] * x[row + 1] : 0;
            Assert.Equal(right[row], left, 1e-10);
        }
    }

    // Products of a tall matrix, so that no eigenvalue is negative.
    private static double[,] Draw(int size, Random random)
    {
        var tall = new double[2 * size, size];
        for (var i = 0; i < tall.Length; i++)
            tall[i / size, i % size] = random.NextDouble() - 0.5;

        var products = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                for (var i = 0; i < 2 * size; i++)
                    products[row, column] += tall[i, row] * tall[i, column];
            }
        }

        return products;
    }

    private static Tridiagonal Reduce(double[,] numbers)
    {
        var transformed = new Tridiagonal(new(numbers.GetLength(0)));
        for (var row = 0; row < transformed.Size; row++)
        {
            transformed.Matrix.Diagonal[row] = numbers[row, row];
            for (var column = 0; column < row; column++)
                transformed.Matrix.Below(row)[column] = numbers[row, column];
        }

        foreach (var _ in transformed.Reduce(new WorkBudget())) { }

        return transformed;
    }

    private static double TransformedBack(Tridiagonal transformed, int row, int column)
    {
        var sum = 0.0;
        for (var i = 0; i < transformed.Size; i++)
        {
            sum += transformed.Row(i)[row] * transformed.Matrix.Diagonal[i] * transformed.Row(i)[column];
            if (i + 1 < transformed.Size)
            {
                sum += transformed.Row(i)[row] * transformed.Beside[i] * transformed.Row(i + 1)[column];
                sum += transformed.Row(i + 1)[row] * transformed.Beside[i] * transformed.Row(i)[column];
            }
        }

        return sum;
    }
}
