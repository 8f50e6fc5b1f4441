using Sortline.Activity.Levels;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Reports;

/// <summary>How well a shift went, by what the robot decided by itself on parts that it had not been taught with.</summary>
/// <param name="Right">Parts that it sorted right.</param>
/// <param name="Of">Parts that count.</param>
/// <param name="Stars">From none to three; none for practice.</param>
/// <param name="IsPractice">
/// Whether the robot had been taught with some of these very parts: then the rest has been seen with their answers too, and shows
/// nothing that new parts would not show better.
/// </param>
public sealed record Grade(int Right, int Of, int Stars, bool IsPractice)
{
    /// <summary>Stars for a shift that passed; one less is for a good try.</summary>
    public const int StarsToPass = 2;

    /// <summary>The most stars that a shift can earn.</summary>
    public const int MostStars = 3;

    /// <summary>Parts that it asked a person about.</summary>
    public int Asked { get; init; }

    /// <summary>The stars of the shift by itself: <see cref="Stars"/>, unless the customer gives at most so many.</summary>
    public int Earned { get; init; } = Stars;

    /// <summary>Whether the robot still had the pictures that this level is to be won without: then there are no stars.</summary>
    public bool HadPictures { get; init; }

    /// <summary>Whether the goal of the level was reached, or the customer is content who is not the last one.</summary>
    public bool IsPassed => Earned >= StarsToPass;

    /// <summary>Whether everything was sorted right.</summary>
    public bool IsPerfect => Of > 0 && Right == Of;

    /// <summary>The grade of a shift.</summary>
    /// <remarks>
    /// What earns a star, two and three is the level's to say, see <see cref="Level.StarShares"/>. Where customers come one after another,
    /// each gives only so many, see <see cref="MostFor"/>. A part that a person was asked about
    /// counts as much as is left of its pay once the person is paid, see <see cref="WorthOfAsked"/>. Who does no better than shipping
    /// everything, or throwing everything away, gets no star however many parts that gets right; nor who asked, and does no better than
    /// by asking about everything.
    /// </remarks>
    public static Grade For(ShiftResult result, Level level)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(level);
        var counts = result.OwnCounts;
        var right = counts.GoodShipped + counts.DefectsRejected;
        var least = Math.Max(result.Prices.Score(counts.IfAllShipped), result.Prices.Score(counts.IfAllRejected));
        if (counts.SetAside > 0)
            least = Math.Max(least, result.Prices.Score(counts.IfAllSetAside));
        var share = counts.Total == 0 ? 0 : (right + (WorthOfAsked(result.Prices, counts) * counts.SetAside)) / counts.Total;
        var isPractice = !result.Practised.IsEmpty;
        var hadPictures = level.IsWithoutPictures && !result.Examples.IsEmpty;
        var stars =
            isPractice || hadPictures ? 0
            : result.Prices.Score(counts) <= least && right < counts.Total ? 0
            : level.StarShares.Count(needed => share >= needed);
        return new(right, counts.Total, Math.Min(stars, MostFor(result.Customer, level)), isPractice)
        {
            Asked = counts.SetAside,
            Earned = stars,
            HadPictures = hadPictures,
        };
    }

    /// <summary>The most stars that a customer gives: the last one all of them, each one before one less, but the first one at least one.</summary>
    /// <param name="customer">Which one, from 0.</param>
    /// <param name="level">Their level; where only one comes, all stars are to be had.</param>
    public static int MostFor(int customer, Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Customers.IsEmpty ? MostStars : Math.Clamp(MostStars - level.Customers.Length + 1 + customer, 1, MostStars);
    }

    /// <summary>How much of a part that was sorted right one counts that a person was asked about, 0 to 1.</summary>
    /// <param name="prices">What the customer pays.</param>
    /// <param name="counts">The parts of a shift: what they would earn if all were sorted right is the measure.</param>
    public static double WorthOfAsked(ScoringRules prices, OutcomeCounts counts)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var perfect = prices.Score(new(counts.Good, 0, 0, counts.Defective));
        return perfect > 0 ? Math.Clamp((double)prices.Score(counts.IfAllSetAside) / perfect, 0, 1) : 0;
    }
}
