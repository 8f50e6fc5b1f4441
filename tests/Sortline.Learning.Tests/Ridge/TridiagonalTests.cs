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
        var turned = Turn(original);

        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                Assert.Equal(original[row, column], TurnedBack(turned, row, column), 1e-12);
        }
    }

    [Fact]
    public void Its_rows_stand_upright_on_each_other()
    {
        var turned = Turn(Draw(20, new Random(3)));

        for (var row = 0; row < 20; row++)
        {
            for (var other = 0; other < 20; other++)
                Assert.Equal(row == other ? 1 : 0, Doubles.Dot(turned.Row(row), turned.Row(other)), 1e-13);
        }
    }

    [Fact]
    public void A_matrix_of_zeros_stays_one()
    {
        var turned = Turn(new double[5, 5]);

        Assert.All(turned.Beside, number => Assert.Equal(0, number));
        Assert.Equal([0.5, 1, 1.5, 2, 2.5], turned.Factor(penalty: 2).Solve([1, 2, 3, 4, 5]));
    }

    [Fact]
    public void Its_factors_solve_the_equations_for_any_penalty()
    {
        var turned = Turn(Draw(9, new Random(4)));
        double[] right = [3, -1, 4, 1, -5, 9, 2, -6, 5];

        var x = turned.Factor(penalty: 0.3).Solve(right);

        for (var row = 0; row < 9; row++)
        {
            var left = (turned.Matrix.Diagonal[row] + 0.3) * x[row];
            left += row > 0 ? turned.Beside[row - 1] * x[row - 1] : 0;
            left += row < 8 ? turned.Beside[row] * x[row + 1] : 0;
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

    private static Tridiagonal Turn(double[,] numbers)
    {
        var turned = new Tridiagonal(new(numbers.GetLength(0)));
        for (var row = 0; row < turned.Size; row++)
        {
            turned.Matrix.Diagonal[row] = numbers[row, row];
            for (var column = 0; column < row; column++)
                turned.Matrix.Below(row)[column] = numbers[row, column];
        }

        foreach (var _ in turned.Turn(new Portion())) { }

        return turned;
    }

    private static double TurnedBack(Tridiagonal turned, int row, int column)
    {
        var sum = 0.0;
        for (var i = 0; i < turned.Size; i++)
        {
            sum += turned.Row(i)[row] * turned.Matrix.Diagonal[i] * turned.Row(i)[column];
            if (i + 1 < turned.Size)
            {
                sum += turned.Row(i)[row] * turned.Beside[i] * turned.Row(i + 1)[column];
                sum += turned.Row(i + 1)[row] * turned.Beside[i] * turned.Row(i)[column];
            }
        }

        return sum;
    }
}
