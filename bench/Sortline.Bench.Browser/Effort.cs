namespace Sortline.Bench.Browser;

/// <summary>How often things are measured.</summary>
/// <param name="Rounds">Samples of what takes milliseconds.</param>
/// <param name="SlowRounds">Samples of what takes seconds.</param>
/// <param name="FreshPages">Pages opened for each stack's first prediction.</param>
/// <param name="Predictions">Predictions in a row, to see what they leave in memory.</param>
/// <param name="Lessons">With how many examples the page is taught on: the first lesson is the one that the others are held against.</param>
/// <param name="Labels">Labels given by key in each lesson.</param>
internal sealed record Effort(int Rounds, int SlowRounds, int FreshPages, int Predictions, int[] Lessons, int Labels)
{
    public static Effort Full { get; } =
        new(Rounds: 150, SlowRounds: 7, FreshPages: 12, Predictions: 10_000, Lessons: [50, 100, 1_000, 1_960], Labels: 20);

    public static Effort Quick { get; } =
        new(Rounds: 20, SlowRounds: 2, FreshPages: 2, Predictions: 300, Lessons: [10, 30], Labels: 5);
}
