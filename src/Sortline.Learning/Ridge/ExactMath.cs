namespace Sortline.Learning.Ridge;

/// <summary>The exponential, made of additions, multiplications and divisions alone.</summary>
/// <remarks>
/// Those are the same to the last bit on every machine. <see cref="Math.Exp"/> belongs to the C library of the machine, and
/// the browser has another one. Right to about 1e-15.
/// </remarks>
internal static class ExactMath
{
    private const double LogOfTwo = 0.693147180559945309417;
    private const double LogOfTwoHigh = 0.693147180369123816490; // 33 bits, so that a small multiple of it is exact.
    private const double LogOfTwoLow = 1.90821492927058770002e-10;
    private const int Terms = 14;

    /// <summary>e to a power. Below about -745 it is 0.</summary>
    public static double Exp(double power)
    {
        if (!(power > -745.2)) // Also true of NaN, which nobody passes.
            return 0;
        if (power > 709.7)
            return double.PositiveInfinity;

        // e^power = 2^twos * e^rest, with a rest of at most 0.35, where fourteen terms are plenty.
        var twos = Math.Floor(power / LogOfTwo + 0.5);
        var rest = power - twos * LogOfTwoHigh - twos * LogOfTwoLow;
        var sum = 1.0;
        for (var term = Terms; term > 0; term--)
            sum = 1 + sum * rest / term;

        return Math.ScaleB(sum, (int)twos);
    }
}
