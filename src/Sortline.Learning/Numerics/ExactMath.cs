namespace Sortline.Learning.Numerics;

/// <summary>Exponential and logarithm, made of additions, multiplications and divisions alone.</summary>
/// <remarks>
/// Those are the same to the last bit on every machine. <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> belong to the
/// C library of the machine, and the browser has another one. Right to about 1e-15.
/// </remarks>
internal static class ExactMath
{
    private const double LogOfTwo = 0.693147180559945309417;
    private const double LogOfTwoHigh = 0.693147180369123816490; // 33 bits, so that a small multiple of it is exact.
    private const double LogOfTwoLow = 1.90821492927058770002e-10;

    // One divided by 13!, 12! and so on down to 1! and 0!.
    private static readonly double[] Coefficients = [.. Enumerable.Range(0, 14).Select(n => 1 / Factorial(13 - n))];

    /// <summary>e to a power. Below about -745 it is 0.</summary>
    public static double Exp(double power)
    {
        if (!(power > -745.2)) // Also true of NaN, which nobody passes.
            return 0;
        if (power > 709.7)
            return double.PositiveInfinity;

        // e^power = 2^twos * e^rest, with a rest of at most 0.35, where fourteen terms are enough.
        var twos = Math.Floor(power / LogOfTwo + 0.5);
        var rest = power - twos * LogOfTwoHigh - twos * LogOfTwoLow;
        var sum = 0.0;
        foreach (var coefficient in Coefficients)
            sum = sum * rest + coefficient;

        return Math.ScaleB(sum, (int)twos);
    }

    /// <summary>The natural logarithm of a positive number.</summary>
    public static double Log(double number)
    {
        if (!(number > 0))
            throw new ArgumentOutOfRangeException(nameof(number), number, "Only positive numbers have a logarithm.");

        // number = 2^twos * mantissa, with a mantissa from 0.7 to 1.4, near 1, where the series is short.
        var twos = Math.ILogB(number);
        var mantissa = Math.ScaleB(number, -twos);
        if (mantissa > 1.4142135623730951)
            (mantissa, twos) = (mantissa / 2, twos + 1);

        // log m = 2 (s + s^3/3 + s^5/5 + …) with s = (m - 1) / (m + 1), at most 0.172.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var power = 21; power > 0; power -= 2)
            sum = sum * square + 1.0 / power;

        return twos * LogOfTwoHigh + (2 * s * sum + twos * LogOfTwoLow);
    }

    private static double Factorial(int number) => number < 2 ? 1 : number * Factorial(number - 1);
}
