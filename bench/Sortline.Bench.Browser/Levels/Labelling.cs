using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Projects;

namespace Sortline.Bench.Browser.Levels;

/// <summary>Which label a learner gives to which part.</summary>
/// <param name="Cards">The labels.</param>
/// <param name="Of">The label of a part.</param>
internal sealed record Labelling(ImmutableArray<LabelCard> Cards, Func<Part, LabelCard> Of)
{
    /// <summary>The two that are ready when a level opens.</summary>
    public static Labelling Plain { get; } = OfTwo(Level.Labels(TextCatalogues.English));

    /// <summary>One for each kind of part, and one for each fault of it.</summary>
    public static Labelling Fine(Level level)
    {
        ImmutableArray<(PartKind Kind, Defect Defect)> all =
        [
            .. level.Mix.Kinds.SelectMany(share => share.Defects.Prepend(Defect.None).Select(defect => (share.Kind, defect))),
        ];
        ImmutableArray<LabelCard> cards =
        [
            .. all.Select(
                (one, index) =>
                    new LabelCard(
                        new(index + 1),
                        $"{one.Kind} {one.Defect}",
                        LabelColour.Teal,
                        one.Defect is Defect.None ? Disposition.Ship : Disposition.Reject
                    )
            ),
        ];
        return new(cards, part => cards[all.IndexOf((part.Kind, part.Defect))]);
    }

    private static Labelling OfTwo(ImmutableArray<LabelCard> cards) =>
        new(cards, part => cards.First(card => card.Disposition is Disposition.Reject == part.IsDefective));
}
