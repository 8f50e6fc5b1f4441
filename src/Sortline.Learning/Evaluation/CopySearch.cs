using System.Collections.Immutable;
using Sortline.Learning.Features;
using Sortline.Learning.Knn;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Evaluation;

/// <summary>Finds the near-copies among pictures, piece by piece: one picture saved anew, with other light, a slightly narrower crop, turned by quarters or mirrored.</summary>
/// <remarks>
/// <para>
/// Features and picture must agree. Features alone cannot tell: what saving anew does to the grain of a plain drawing moves its features
/// farther than another drawing is away. Prints can, by a factor of ten and more; docs/accuracy.md has what was measured. Where there
/// are no prints at all, and of examples without pictures, only features that are as good as the same count. A copy of a copy belongs to
/// the group.
/// </para>
/// <para>
/// Every pair is compared, by the short vectors first: two thousand pictures take a quarter of a billion multiply-adds and twice as many
/// where all look alike. A piece is a fixed amount of work, not a time. Only one caller at a time.
/// </para>
/// </remarks>
public sealed class CopySearch
{
    /// <summary>Prints nearer than this are of one picture.</summary>
    public const float SamePrint = 0.002f;

    /// <summary>If the cosine of their plain features is below this, two pictures are no copies, whatever their prints say.</summary>
    public const float LikeFeatures = 0.9f;

    /// <summary>Above this, for both kinds of features, two pictures are copies where there are no prints.</summary>
    public const float SameFeatures = 0.9999f;

    private readonly ImmutableArray<LabelledPicture> _pictures;
    private readonly FeatureKind _kind; // What all of them have.
    private readonly ImmutableArray<PicturePrint?> _prints; // Default if there are none at all.
    private readonly int[] _first; // Of each picture an earlier one of its group, or itself: a forest.
    private readonly IEnumerator<Checkpoint> _work;
    private CopyGroups? _result;

    /// <summary>Starts on pictures.</summary>
    /// <param name="pictures">The pictures, all ids different, in any order; their labels do not matter.</param>
    /// <param name="printOf">The print of each: what has none is a copy of nothing. Null where there are no prints at all.</param>
    /// <exception cref="ArgumentException">Two pictures have one id, or their vectors differ in length.</exception>
    public CopySearch(ImmutableArray<LabelledPicture> pictures, Func<ExampleId, PicturePrint?>? printOf = null)
    {
        LabelledPictures.ThrowIfDuplicateIds(pictures);
        _pictures = pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        _kind = LabelledPictures.CommonKind(_pictures);
        foreach (var picture in _pictures)
            picture.Features.Of(_kind).ThrowIfOtherLength(_pictures[0].Features.Of(_kind).Length, nameof(pictures));
        if (printOf is not null)
            _prints = [.. _pictures.Select(picture => printOf(picture.Id))];
        _first = [.. Enumerable.Range(0, _pictures.Length)];
        _work = Work().GetEnumerator();
    }

    /// <summary>Whether everything is done.</summary>
    public bool IsDone => _result is not null;

    /// <summary>What was found, once all is done.</summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public CopyGroups Result =>
        _result ?? throw new InvalidOperationException("The search is not done yet. Call Advance until it answers false.");

    /// <summary>Finds them all at once.</summary>
    public static CopyGroups Find(ImmutableArray<LabelledPicture> pictures, Func<ExampleId, PicturePrint?>? printOf = null)
    {
        var search = new CopySearch(pictures, printOf);
        while (search.Advance()) { }

        return search.Result;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; } = new();

    private IEnumerable<Checkpoint> Work()
    {
        var earlier = new UnitRows();
        for (var at = 0; at < _pictures.Length; at++)
        {
            var features = _pictures[at].Features.Of(_kind);
            foreach (var checkpoint in at == 0 ? [] : Compare(earlier, at))
                yield return checkpoint;
            earlier.Append(features);
            if (Budget.Spend(4L * features.Length))
                yield return default;
        }

        _result = CopyGroups.Of(
            Enumerable.Range(0, _pictures.Length).GroupBy(FirstOf, at => _pictures[at].Id).Select(group => group.ToArray())
        );
    }

    private IEnumerable<Checkpoint> Compare(UnitRows earlier, int at)
    {
        var query = earlier.Query(_pictures[at].Features.Of(_kind));
        var similarities = new float[Math.Min(at, WorkBudget.ItemsInStep(query.Length / 2))];
        for (var first = 0; first < at; first += similarities.Length)
        {
            var count = Math.Min(similarities.Length, at - first);
            earlier.Measure(query, first, similarities.AsSpan(0, count));
            if (Budget.Spend((long)count * query.Length / 2))
                yield return default;

            for (var i = 0; i < count; i++)
            {
                if (!(similarities[i] > LikeFeatures) || FirstOf(at) == FirstOf(first + i))
                    continue;
                if (AreCopies(at, first + i, similarities[i]))
                    Join(at, first + i);
                if (Budget.Spend(PicturePrint.CostOfDistance))
                    yield return default;
            }
        }
    }

    private bool AreCopies(int one, int other, float similarity)
    {
        var (features, others) = (_pictures[one].Features, _pictures[other].Features);
        if (!_prints.IsDefault && features.OnlyKind is null && others.OnlyKind is null)
        {
            return _prints[one] is { } print
                && _prints[other] is { } otherPrint
                && (print.DistanceTo(otherPrint) < SamePrint || print.IsTurned(otherPrint, SamePrint));
        }

        return similarity > SameFeatures
            && (
                !features.Has(FeatureKind.Pooled)
                || !others.Has(FeatureKind.Pooled)
                || features.Pooled.CosineTo(others.Pooled) > SameFeatures
            );
    }

    private void Join(int one, int other)
    {
        var (first, second) = (FirstOf(one), FirstOf(other));
        _first[Math.Max(first, second)] = Math.Min(first, second);
    }

    private int FirstOf(int at)
    {
        while (_first[at] != at)
            at = _first[at] = _first[_first[at]];
        return at;
    }
}
