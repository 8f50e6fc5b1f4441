namespace Sortline.Factory.Numerics;

/// <summary>The numbers from one to another, both included.</summary>
public readonly record struct Interval
{
    /// <summary>Describes an interval; of a single number if both ends are the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An end is not a finite number, or the interval ends before it begins.</exception>
    public Interval(double from, double to)
    {
        From = Require.Within(from, double.MinValue, double.MaxValue);
        To = Require.Within(to, from, double.MaxValue);
    }

    /// <summary>Its least number.</summary>
    public double From { get; }

    /// <summary>Its greatest number.</summary>
    public double To { get; }

    /// <summary>The number that lies a share of the way from its least to its greatest.</summary>
    /// <param name="share">0 for the least, 1 for the greatest.</param>
    public double At(double share) => From + ((To - From) * share);

    /// <summary>Guards against an interval that reaches beyond what is allowed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does.</exception>
    internal Interval Within(double low, double high)
    {
        Require.Within(From, low, high, nameof(From));
        Require.Within(To, low, high, nameof(To));
        return this;
    }

    /// <summary>A number drawn evenly from it.</summary>
    internal double Draw(Pcg32 random) => random.Between(From, To);
}
