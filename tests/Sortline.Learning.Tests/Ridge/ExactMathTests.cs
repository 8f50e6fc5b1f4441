using Sortline.Learning.Ridge;

namespace Sortline.Learning.Tests.Ridge;

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
}
