using System.Collections.Immutable;

namespace Sortline.Learning.Mapping;

/// <summary>What a classifier would say in one place of a map.</summary>
/// <param name="Label">The label; <see langword="null"/> where there is no answer.</param>
/// <param name="Sureness">How sure it would be: 0 below 60 %, 1 below 80 %, 2 from there on.</param>
public readonly record struct Zone(Label? Label, int Sureness)
{
    /// <summary>The highest step of <see cref="Sureness"/>.</summary>
    public const int MostSure = 2;

    private const double Rather = 0.6;
    private const double Very = 0.8;

    internal static Zone Of(Prediction prediction) =>
        prediction.Label is { } label ? new(label, SurenessOf(prediction.ConfidenceOf(label))) : default;

    private static int SurenessOf(double share) =>
        share switch
        {
            >= Very => MostSure,
            >= Rather => 1,
            _ => 0,
        };
}

/// <summary>A map of what a classifier would say, cell by cell. Made by <see cref="ZoneSurvey"/>; immutable.</summary>
public sealed class ZoneMap
{
    /// <summary>How many cells lie side by side.</summary>
    public const int Columns = 48;

    /// <summary>How many lie below each other.</summary>
    public const int Rows = 36;

    internal ZoneMap(ImmutableArray<Zone> cells) => Cells = cells;

    /// <summary>The cells, row by row from the top, each row from the left.</summary>
    public ImmutableArray<Zone> Cells { get; }

    /// <summary>The cell that a place of a frame lies in, or the next one to a place outside.</summary>
    public static int CellOf(PlaneFrame frame, PlanePoint place)
    {
        var (across, down) = frame.Of(place);
        var column = Math.Clamp((int)Math.Floor(across * Columns), 0, Columns - 1);
        return (Math.Clamp((int)Math.Floor(down * Rows), 0, Rows - 1) * Columns) + column;
    }
}
