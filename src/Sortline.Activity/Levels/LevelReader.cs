using System.Collections.Immutable;
using System.Text.Json;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Levels;

/// <summary>Reads level files.</summary>
public static class LevelReader
{
    private const int MostParts = 60,
        LeastParts = 10,
        MostPlaces = 99,
        MostCustomers = 3,
        MostTaught = 20;

    /// <summary>Reads one level.</summary>
    /// <param name="id">Its id: the name of the file without what says that it is one.</param>
    /// <param name="utf8">What the file holds.</param>
    /// <exception cref="InvalidDataException">It is no level, or a level that cannot be; the message says what to mend.</exception>
    public static Level Read(string id, Stream utf8)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(utf8);
        try
        {
            var document = JsonSerializer.Deserialize(utf8, LevelJson.Default.LevelDocument);
            return Level(id, document ?? throw new InvalidDataException("Write an object."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidDataException)
        {
            throw new InvalidDataException($"The level “{id}” cannot be read. {exception.Message}", exception);
        }
    }

    private static Level Level(string id, LevelDocument document)
    {
        var mix = Mix(document.Shift, document.Parts, basis: null);
        var customers = Customers(document);
        return new()
        {
            Id = id,
            Place = Within(document.Place, 1, MostPlaces, "place"),
            Chapter = document.Chapter,
            Mix = mix,
            TeachingMix = document.Teaching is { } teaching ? Mix(teaching, document.Parts, mix) : mix,
            PartsPerShift = Within(document.Parts, LeastParts, MostParts, "parts"),
            Prices =
                document.Prices is { } prices ? Prices(prices)
                : customers.IsEmpty ? ScoringRules.Standard
                : customers[0],
            Customers = customers,
            LastShift = document.Taught is { } taught ? Taught(taught, document) : null,
            IsRepeated = document.Repeat,
            IsWithoutPictures = document.WithoutPictures,
            PhotoBudget = document.PhotoBudget is { } budget ? Within(budget, 2, 100, "photoBudget") : null,
            StartsWith = document.StartsWith,
            Guide = document.Guide is { } guide ? Guide(guide) : [],
            Meets = document.Meets,
            StarShares = document.Stars is { } stars ? Stars(stars) : Sortline.Activity.Levels.Level.UsualStarShares,
        };
    }

    // Each is shown once, and the first that fits is the one that is shown.
    private static ImmutableArray<GuideRule> Guide(ImmutableArray<GuideRule> guide) =>
        guide.Select(rule => rule.Say).Distinct().Count() == guide.Length
            ? guide
            : throw new InvalidDataException("Say each line of “guide” once.");

    // What the parts to teach with do not say is as in the shift.
    private static PartMix Mix(MixDocument document, int parts, PartMix? basis)
    {
        ImmutableArray<KindShare> kinds = [.. document.Kinds.Select(Share)];
        var finish = document.Finish is { } said ? Finish(said) : basis?.Finish ?? FinishRange.Standard;
        CameraPlan camera = new()
        {
            First = document.Camera ?? CameraCondition.AsBuilt,
            Defective = document.CameraOfBad,
            Last = document.CameraAtEnd,
            ReachedAt = Math.Max(1, parts - 1),
        };
        return (document.DefectShare is { } share ? new PartMix(kinds, share) : new(kinds)) with
        {
            Finish = finish,
            Camera = camera,
        };
    }

    private static KindShare Share(KindDocument document)
    {
        var kind =
            PartKinds.All.FirstOrDefault(one => one.Name.Equals(document.Kind, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"There is no kind “{document.Kind}”: {string.Join(", ", PartKinds.All)}.");
        return new(kind, document.Weight, document.Defects ?? kind.Defects)
        {
            Severity = document.Severity is { } severity ? Interval(severity, "severity") : new(0, 1),
        };
    }

    private static FinishRange Finish(FinishDocument document) =>
        new()
        {
            Tone = document.Tone is { } tone ? Interval(tone, "tone") : FinishRange.Standard.Tone,
            Warmth = document.Warmth is { } warmth ? Interval(warmth, "warmth") : FinishRange.Standard.Warmth,
            Roughness = document.Roughness is { } roughness ? Interval(roughness, "roughness") : FinishRange.Standard.Roughness,
        };

    private static Interval Interval(ImmutableArray<double> ends, string name) =>
        ends.Length == 2 ? new(ends[0], ends[1]) : throw new InvalidDataException($"Give “{name}” two numbers: from and to.");

    // A shift in which shipping pays no more than throwing away, or a bad part no less than a good one, has nothing to decide.
    private static ScoringRules Prices(ScoringRules prices) =>
        prices.GoodShipped <= prices.GoodRejected || prices.DefectRejected <= prices.DefectShipped
            ? throw new InvalidDataException("Let “prices” pay more for what is sorted right than for what is sorted wrong.")
        : prices.Asked > 0 ? throw new InvalidDataException("Let “asked” cost something, or nothing: a person is paid.")
        : prices;

    private static ImmutableArray<ScoringRules> Customers(LevelDocument document)
    {
        if (document.Customers is not { } customers)
            return [];
        if (customers.Length is < 2 or > MostCustomers || customers.Any(customer => customer is null))
            throw new InvalidDataException($"Let from 2 to {MostCustomers} “customers” come, each with “prices”.");
        if (document.Prices is not null)
            throw new InvalidDataException("Give “prices” or “customers”, not both: each customer has its own.");

        return [.. customers.Select(customer => Prices(customer.Prices))];
    }

    // More wrong than right, and the wrong ones would be what is learned.
    private static LastShift Taught(TaughtDocument taught, LevelDocument document)
    {
        if (2 * taught.Each > document.PhotoBudget)
            throw new InvalidDataException("Let “photoBudget” be no less than what “taught” leaves of both labels.");

        return new(Within(taught.Each, 2, MostTaught, "each"), Within(taught.Wrong, 0, (taught.Each - 1) / 2, "wrong"));
    }

    private static ImmutableArray<double> Stars(ImmutableArray<double> stars) =>
        stars is [> 0 and var one, var two, var three and <= 1] && one <= two && two <= three && IsTenths(two)
            ? stars
            : throw new InvalidDataException(
                "Give “stars” three shares from 0 to 1, none below the one before, and the second in tenths: it is the goal, “9 of 10”."
            );

    private static bool IsTenths(double share) => Math.Abs((share * 10) - Math.Round(share * 10)) < 1e-9;

    private static int Within(int value, int low, int high, string name) =>
        value >= low && value <= high
            ? value
            : throw new InvalidDataException($"Choose for “{name}” a number from {low} to {high}.");
}
