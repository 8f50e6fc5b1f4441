using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Knn;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Inspection;

/// <summary>How near the examples are to one another, found piece by piece: who is whose nearest, and from where on a picture is unlike all of them.</summary>
/// <remarks>
/// Every pair is compared once. Near-copies are not neighbours: they would make everything else look far away. A piece is a fixed amount
/// of work, as with <see cref="DataInspector"/>. Only one caller at a time.
/// </remarks>
public sealed class Neighbourhood
{
    /// <summary>With fewer examples there is no saying how far apart they usually are.</summary>
    public const int Enough = 12;

    /// <summary>With more examples than this the short vectors are compared, whichever were asked for.</summary>
    public const int MostInFull = 500;

    /// <summary>How many pairs are named at most, the most alike ones.</summary>
    public const int MostAlikes = 8;

    // As a threshold is set where there are good pictures alone: a high quantile of what examples are when each is left out, times a
    // factor for what was not seen yet. The quantile and the factor are those of SuperADD (anomalib 2.6).
    private const double Quantile = 0.95,
        Factor = 1.421;

    private readonly ImmutableArray<LabelledPicture> _pictures;
    private readonly CopyGroups _copies;
    private readonly int[] _nearest;
    private readonly float[] _similarities;
    private readonly IEnumerator<Checkpoint> _work;
    private bool _isDone;

    /// <summary>Starts on pictures.</summary>
    /// <param name="pictures">The examples, in any order.</param>
    /// <param name="kind">The features to compare. Where not all examples have them, those that all have.</param>
    /// <param name="copies">Near-copies among them; none unless told.</param>
    public Neighbourhood(ImmutableArray<LabelledPicture> pictures, FeatureKind kind, CopyGroups? copies = null)
    {
        LabelledPictures.ThrowIfDuplicateIds(pictures);
        _pictures = pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        _copies = copies ?? CopyGroups.None;
        Kind =
            _pictures.Length <= MostInFull && _pictures.All(picture => picture.Features.Has(kind))
                ? kind
                : LabelledPictures.CommonKind(_pictures);
        (_nearest, _similarities) = (new int[_pictures.Length], new float[_pictures.Length]);
        _nearest.AsSpan().Fill(-1);
        _work = Work().GetEnumerator();
    }

    /// <summary>The features that are compared.</summary>
    public FeatureKind Kind { get; }

    /// <summary>The pairs of different labels of which each is the other's nearest example, the most alike first; none before all is done.</summary>
    /// <remarks>
    /// Such pairs are known as Tomek links (I. Tomek, Two modifications of CNN, 1976): either one of the two is noise, or the border
    /// between the labels runs between them. So no threshold is needed to tell that they are near enough to matter. Left out are
    /// labels with fewer than <see cref="DataInspector.FewExamples"/> examples, whose nearest may have another label because there is
    /// no other, and what is as good as the same picture: that is a <see cref="Hint.Contradiction"/>.
    /// </remarks>
    public ImmutableArray<Hint.LookAlike> Alikes { get; private set; } = [];

    /// <summary>
    /// How far, as 1 minus the cosine, a picture may be from its nearest example and still be like what was shown; <see langword="null"/> with
    /// fewer than <see cref="Enough"/> examples, and before all is done.
    /// </summary>
    public double? Reach { get; private set; }

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance()
    {
        if (_isDone || _work.MoveNext())
            return !_isDone;

        _isDone = true;
        (Alikes, Reach) = (FindAlikes(), FindReach());
        return false;
    }

    /// <summary>How far a picture is from the nearest of some examples: 1 minus the cosine, from 0 to 2.</summary>
    /// <param name="picture">What is seen in it.</param>
    /// <param name="examples">What is seen in them; infinitely far if there are none.</param>
    public static double Distance(FeatureVector picture, IEnumerable<FeatureVector> examples)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(examples);
        var least = double.PositiveInfinity;
        foreach (var example in examples)
            least = Math.Min(least, 1.0 - picture.CosineTo(example));
        return least;
    }

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; } = new();

    private IEnumerable<Checkpoint> Work()
    {
        UnitRows rows = new();
        for (var at = 0; at < _pictures.Length; at++)
        {
            var features = _pictures[at].Features.Of(Kind);
            if (at > 0)
            {
                var query = rows.Query(features);
                var similarities = new float[Math.Min(at, WorkBudget.ItemsInStep(query.Length / 2))];
                for (var first = 0; first < at; first += similarities.Length)
                {
                    var count = Math.Min(similarities.Length, at - first);
                    rows.Measure(query, first, similarities.AsSpan(0, count));
                    for (var i = 0; i < count; i++)
                        Compare(at, first + i, similarities[i]);
                    if (Budget.Spend((long)count * query.Length / 2))
                        yield return default;
                }
            }

            rows.Append(features);
            if (Budget.Spend(4L * features.Length))
                yield return default;
        }
    }

    // Of equally near ones the one with the smaller id stays: they come in the order of the ids.
    private void Compare(int one, int other, float similarity)
    {
        if (_copies.AreCopies(_pictures[one].Id, _pictures[other].Id))
            return;
        if (_nearest[one] < 0 || similarity > _similarities[one])
            (_nearest[one], _similarities[one]) = (other, similarity);
        if (_nearest[other] < 0 || similarity > _similarities[other])
            (_nearest[other], _similarities[other]) = (one, similarity);
    }

    private ImmutableArray<Hint.LookAlike> FindAlikes()
    {
        Dictionary<Label, int> counts = [];
        foreach (var picture in _pictures)
            counts[picture.Label] = counts.GetValueOrDefault(picture.Label) + 1;

        List<Hint.LookAlike> alikes = [];
        for (var one = 0; one < _pictures.Length; one++)
        {
            var other = _nearest[one];
            if (other <= one || _nearest[other] != one)
                continue;

            var (first, second, similarity) = (_pictures[one], _pictures[other], _similarities[one]);
            if (
                first.Label != second.Label
                && similarity <= DataInspector.SamePicture
                && Math.Min(counts[first.Label], counts[second.Label]) >= DataInspector.FewExamples
            )
                alikes.Add(new(first.Id, first.Label, second.Id, second.Label, similarity));
        }

        return [.. alikes.OrderByDescending(pair => pair.Similarity).Take(MostAlikes)];
    }

    private double? FindReach()
    {
        List<double> distances = [];
        for (var at = 0; at < _nearest.Length; at++)
        {
            if (_nearest[at] >= 0)
                distances.Add(1.0 - _similarities[at]);
        }

        if (distances.Count < Enough)
            return null;

        var usual = distances.Order().ElementAt((int)Math.Ceiling(Quantile * distances.Count) - 1);
        return Math.Max(Factor * usual, 1.0 - DataInspector.SamePicture);
    }
}
