namespace Sortline.Bench.Browser;

/// <summary>How often things are measured.</summary>
/// <param name="Rounds">Samples of what takes milliseconds.</param>
/// <param name="SlowRounds">Samples of what takes seconds.</param>
/// <param name="FreshPages">Pages opened for each stack's first prediction.</param>
/// <param name="Predictions">Predictions in a row, to see what they leave in memory.</param>
internal sealed record Effort(int Rounds, int SlowRounds, int FreshPages, int Predictions)
{
    public static Effort Full { get; } = new(Rounds: 150, SlowRounds: 7, FreshPages: 12, Predictions: 10_000);

    public static Effort Quick { get; } = new(Rounds: 20, SlowRounds: 2, FreshPages: 2, Predictions: 300);
}
