using System.Collections.Immutable;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;

namespace Sortline.Bench.Browser.Levels;

/// <summary>What a level gave with so much taught.</summary>
/// <param name="Taught">What was taught, in words.</param>
/// <param name="Knn">With k nearest neighbours.</param>
/// <param name="Ridge">With ridge regression.</param>
/// <param name="Auto">With what the page takes where the learner sets nothing.</param>
internal sealed record LevelRow(string Taught, LevelFigures Knn, LevelFigures Ridge, LevelFigures Auto);

/// <summary>What several robots that were taught the same way made of several shifts.</summary>
/// <param name="Accuracy">Balanced accuracy over all shifts of a robot, its mean over the robots.</param>
/// <param name="Deviation">Its standard deviation over the robots.</param>
/// <param name="Stars">Whatever their customer gives at most, how many shifts of all robots earned no star, one, two, three.</param>
internal sealed record LevelFigures(double Accuracy, double Deviation, ImmutableArray<int> Stars)
{
    public double Passed => (double)Stars.Skip(Grade.StarsToPass).Sum() / Stars.Sum();

    /// <summary>The stars of the middle one of all shifts, the lower one of two.</summary>
    public int Median
    {
        get
        {
            var (stars, left) = (0, (Stars.Sum() - 1) / 2);
            while (left >= Stars[stars])
                left -= Stars[stars++];
            return stars;
        }
    }

    public int Best => Stars.Length - 1 - Stars.Reverse().TakeWhile(count => count == 0).Count();

    /// <summary>Sums up.</summary>
    /// <param name="robots">The shifts of each robot.</param>
    /// <param name="gradeOf">Grades a shift.</param>
    public static LevelFigures Of(IReadOnlyCollection<ImmutableArray<ShiftResult>> robots, Func<ShiftResult, Grade> gradeOf)
    {
        double[] accuracies =
        [
            .. robots.Select(shifts => ShiftResult.Count(shifts.SelectMany(shift => shift.CountedParts)).BalancedAccuracy ?? 0),
        ];
        var mean = accuracies.Average();
        var variance = accuracies.Sum(one => (one - mean) * (one - mean)) / Math.Max(1, accuracies.Length - 1);
        var stars = robots.SelectMany(shifts => shifts).CountBy(shift => gradeOf(shift).Earned).ToDictionary();
        return new(
            mean,
            Math.Sqrt(variance),
            [.. Enumerable.Range(0, Grade.MostStars + 1).Select(count => stars.GetValueOrDefault(count))]
        );
    }
}
