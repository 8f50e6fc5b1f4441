using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Learning;

namespace Sortline.Activity.Reports;

/// <summary>What the parts of a shift were, against what the robot said.</summary>
/// <param name="Columns">The labels, in the order of their cards. A label that was deleted during the shift keeps its column.</param>
/// <param name="Rows">One row per kind of truth that occurred: good parts first, then each defect.</param>
public sealed record ConfusionMatrix(ImmutableArray<LabelCard> Columns, ImmutableArray<ConfusionMatrix.Row> Rows)
{
    /// <summary>How often each label was said of parts of one truth.</summary>
    /// <param name="Truth">What the parts were.</param>
    /// <param name="Counts">A count per column.</param>
    /// <param name="Unanswered">Parts for which there was no prediction.</param>
    public sealed record Row(Defect Truth, ImmutableArray<int> Counts, int Unanswered)
    {
        /// <summary>The parts of this truth.</summary>
        public int Total => Counts.Sum() + Unanswered;
    }

    /// <summary>Counts the parts of a shift that count.</summary>
    public static ConfusionMatrix Of(ShiftResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var said = result.CountedParts.Select(part => part.PredictedLabel).OfType<LabelCard>();
        ImmutableArray<LabelCard> columns = [.. result.Labels.Concat(said).DistinctBy(card => card.Label)];
        var rows =
            from part in result.CountedParts
            group part by part.Part.Defect into truth
            orderby truth.Key
            select new Row(
                truth.Key,
                [.. columns.Select(column => truth.Count(part => part.PredictedLabel?.Label == column.Label))],
                truth.Count(part => part.PredictedLabel is null)
            );
        return new(columns, [.. rows]);
    }

    /// <summary>The count of one truth and label; 0 if either did not occur.</summary>
    public int this[Defect truth, Label label] =>
        Rows.FirstOrDefault(row => row.Truth == truth) is { } row
        && Columns.Select((card, index) => (card, index)).FirstOrDefault(column => column.card.Label == label)
            is { card: not null } found
            ? row.Counts[found.index]
            : 0;
}
