using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests.Numerics;

public class ExactMathTests
{
    [Fact]
    public void The_exponential_is_right_to_fifteen_digits()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var power = -700 + 1_400 * random.NextDouble();
            Assert.Equal(1, ExactMath.Exp(power) / Math.Exp(power), 1e-14);
        }

        Assert.Equal(1, ExactMath.Exp(0));
        Assert.Equal(0, ExactMath.Exp(-800));
        Assert.Equal(0, ExactMath.Exp(double.NegativeInfinity));
    }

    [Fact]
    public void The_logarithm_is_right_to_fifteen_digits()
    {
        var random = new Random(2);
        for (var i = 0; i < 10_000; i++)
        {
            var number = Math.Exp(-700 + 1_400 * random.NextDouble());
            Assert.Equal(1, ExactMath.Log(number) / Math.Log(number), 1e-14);
        }

        Assert.Equal(0, ExactMath.Log(1));
        Assert.Equal(Math.Log(double.Epsilon), ExactMath.Log(double.Epsilon), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactMath.Log(0));
    }
}
