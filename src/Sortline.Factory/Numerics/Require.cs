using System.Runtime.CompilerServices;

namespace Sortline.Factory.Numerics;

/// <summary>The guards that the base library does not have: ranges of real numbers, with not-a-number refused.</summary>
internal static class Require
{
    public static double Within(
        double value,
        double low,
        double high,
        [CallerArgumentExpression(nameof(value))] string? name = null
    )
    {
        // Written so that NaN, which is neither below nor above anything, does not slip through.
        if (!(value >= low && value <= high))
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                FormattableString.Invariant($"Choose a number from {low} to {high}.")
            );
        }

        return value;
    }

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "Choose a length above 0.");
        return value;
    }
}
