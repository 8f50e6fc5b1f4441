using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Knn;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Inspection;

/// <summary>Looks through the examples for what may be wrong with them, piece by piece.</summary>
/// <remarks>
/// Every pair of examples is compared, by the short vectors first: two thousand examples take half a billion multiply-adds. Which labels
/// would fit better is asked of all up to 128 examples; of more, it is asked of those that the others took for something else, among a
/// fair sample of the rest. It is only asked from 12 examples on: with fewer there is nothing to go by.
/// A piece is a fixed amount of work, about a million multiply-adds, not a time. Only one caller at a time.
/// </remarks>
public sealed class DataInspector
{
    /// <summary>More alike than this, in both kinds of features, two pictures count as the same.</summary>
    /// <remarks>
    /// A picture saved once more with some loss stays above it; two pictures of one thing, taken one after the other with a
    /// hand-held camera, stay below. It only makes a hint, so it may be wrong.
    /// </remarks>
    public const float SamePicture = 0.999f;

    /// <summary>A label with fewer examples is underrepresented.</summary>
    public const int FewExamples = 3;

    /// <summary>A label is underrepresented, too, if another has more than so many times as many examples.</summary>
    public const int FarFewer = 5;

    // How many examples of the suggested label are named, those most like the one that looks mislabelled.
    private const int Likes = 3;

    // Of many examples, so many may be suspected at a time; the others follow when these are dealt with.
    private const int Suspects = 32;

    private readonly MethodResult _result;
    private readonly ImmutableArray<LabelledPicture> _pictures;
    private readonly FeatureKind _kind; // What all of them have.
    private readonly IEnumerator<Checkpoint> _work;
    private ImmutableArray<Hint> _hints;

    /// <summary>Starts on pictures.</summary>
    /// <param name="result">The evaluation of a method on just these pictures, best the method chosen.</param>
    /// <param name="pictures">The examples, in any order.</param>
    /// <exception cref="ArgumentException">The trial was on other pictures, or two have one id.</exception>
    public DataInspector(MethodResult result, ImmutableArray<LabelledPicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(result);
        LabelledPictures.ThrowIfDuplicateIds(pictures);
        (_result, _pictures) = (result, pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id)));
        _kind = LabelledPictures.CommonKind(_pictures);
        var tried = result.LeaveOneOut.Predictions.Select(one => (one.Example, one.Label));
        if (!tried.SequenceEqual(_pictures.Select(picture => (picture.Id, picture.Label))))
            throw new ArgumentException(
                "The evaluation was on other pictures. Evaluate the method on these, then inspect.",
                nameof(result)
            );

        _work = Work().GetEnumerator();
    }

    /// <summary>Whether everything is done.</summary>
    public bool IsDone => !_hints.IsDefault;

    /// <summary>
    /// The hints, once all is done: contradictions, mislabelled examples, duplicates, underrepresented labels; within each, by id. No
    /// example has more than one hint as the later one of two alike.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public ImmutableArray<Hint> Hints =>
        IsDone
            ? _hints
            : throw new InvalidOperationException("The inspection is not done yet. Call Advance until it answers false.");

    /// <summary>Inspects pictures, all at once.</summary>
    public static ImmutableArray<Hint> Inspect(MethodResult result, ImmutableArray<LabelledPicture> pictures)
    {
        var inspector = new DataInspector(result, pictures);
        while (inspector.Advance()) { }

        return inspector.Hints;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; } = new();

    private IEnumerable<Checkpoint> Work()
    {
        var rows = new UnitRows();
        List<Hint> contradictions = [],
            mislabelled = [],
            duplicates = [];
        for (var at = 0; at < _pictures.Length; at++)
        {
            foreach (var checkpoint in FindDuplicate(rows, at, Keep, Budget))
                yield return checkpoint;
            rows.Append(_pictures[at].Features.Of(_kind));
            if (Budget.Spend(4L * _pictures[at].Features.Of(_kind).Length))
                yield return default;

            void Keep(Hint duplicate) => (duplicate is Hint.Contradiction ? contradictions : duplicates).Add(duplicate);
        }

        var (compared, mayChange) = Compared();
        Relabelling relabelling = new(compared, mayChange);
        foreach (var checkpoint in relabelling.Run(Budget))
            yield return checkpoint;

        var slips = relabelling.Slips;
        var wrong = slips.Select(slip => compared[slip.Place].Id).ToHashSet();
        foreach (var (place, suggested) in slips)
        {
            var likes = ImmutableArray<ExampleId>.Empty;
            foreach (
                var checkpoint in FindLikes(
                    rows,
                    compared[place].Features.Of(_kind),
                    other => other.Label == suggested && !wrong.Contains(other.Id),
                    found => likes = found
                )
            )
                yield return checkpoint;
            mislabelled.Add(new Hint.LooksMislabelled(compared[place].Id, compared[place].Label, suggested) { Likes = likes });
        }

        var counts = _pictures.CountBy(picture => picture.Label).OrderBy(label => label.Key);
        _hints = [.. contradictions, .. mislabelled, .. duplicates, .. Underrepresented([.. counts])];
    }

    /// <summary>The most alike of the earlier pictures, if it is as good as the same: another label's first.</summary>
    private IEnumerable<Checkpoint> FindDuplicate(UnitRows earlier, int at, Action<Hint> found, WorkBudget budget)
    {
        if (at == 0)
            yield break;

        var picture = _pictures[at];
        var query = earlier.Query(picture.Features.Of(_kind));
        var similarities = new float[Math.Min(at, WorkBudget.ItemsInStep(query.Length / 2))];
        (LabelledPicture Picture, float Similarity)? closest = null;
        for (var first = 0; first < at; first += similarities.Length)
        {
            var count = Math.Min(similarities.Length, at - first);
            earlier.Measure(query, first, similarities.AsSpan(0, count));
            if (budget.Spend((long)count * query.Length / 2))
                yield return default;

            for (var i = 0; i < count; i++)
            {
                if (!(similarities[i] > SamePicture))
                    continue;

                var other = _pictures[first + i];
                var similarity = similarities[i];
                if (picture.Features.Has(FeatureKind.Pooled) && other.Features.Has(FeatureKind.Pooled))
                {
                    similarity = picture.Features.Pooled.CosineTo(other.Features.Pooled);
                    if (budget.Spend(8L * picture.Features.Pooled.Length))
                        yield return default;
                }

                if (similarity > SamePicture && (closest is null || IsCloser(other, similarity, closest.Value)))
                    closest = (other, similarity);
            }
        }

        if (closest is var (one, alike))
        {
            found(
                one.Label == picture.Label
                    ? new Hint.NearDuplicate(one.Id, picture.Id, picture.Label, alike)
                    : new Hint.Contradiction(one.Id, one.Label, picture.Id, picture.Label, alike)
            );
        }

        // Later ones come with a larger id, so of equals the first stays.
        bool IsCloser(LabelledPicture other, float similarity, (LabelledPicture Picture, float Similarity) than)
        {
            var (isOther, thanIsOther) = (other.Label != picture.Label, than.Picture.Label != picture.Label);
            return isOther == thanIsOther ? similarity > than.Similarity : isOther;
        }
    }

    /// <summary>The examples whose labels are held against each other, and whether each is a suspect.</summary>
    private (ImmutableArray<LabelledPicture> Pictures, bool[] MayChange) Compared()
    {
        if (_pictures.Length <= Relabelling.Most)
            return (_pictures, [.. _pictures.Select(_ => true)]);

        var suspects = _result
            .LeaveOneOut.Predictions.Where(one => !one.IsRight)
            .OrderByDescending(one => one.Confidence)
            .Take(Suspects)
            .Select(one => one.Example)
            .ToHashSet();
        LabelledPicture[] others = [.. _pictures.Where(picture => !suspects.Contains(picture.Id))];
        var room = Relabelling.Most - suspects.Count;
        var sample = Enumerable.Range(0, room).Select(i => others[(int)((long)i * others.Length / room)].Id).ToHashSet();
        ImmutableArray<LabelledPicture> compared =
        [
            .. _pictures.Where(picture => suspects.Contains(picture.Id) || sample.Contains(picture.Id)),
        ];
        return (compared, [.. compared.Select(picture => suspects.Contains(picture.Id))]);
    }

    /// <summary>Of some examples the few most like one, the most alike first.</summary>
    private IEnumerable<Checkpoint> FindLikes(
        UnitRows rows,
        FeatureVector example,
        Func<LabelledPicture, bool> isWanted,
        Action<ImmutableArray<ExampleId>> found
    )
    {
        var query = rows.Query(example);
        var similarities = new float[_pictures.Length];
        var batch = WorkBudget.ItemsInStep(query.Length / 2);
        for (var first = 0; first < similarities.Length; first += batch)
        {
            var count = Math.Min(batch, similarities.Length - first);
            rows.Measure(query, first, similarities.AsSpan(first, count));
            if (Budget.Spend((long)count * query.Length / 2))
                yield return default;
        }

        found([
            .. Enumerable
                .Range(0, similarities.Length)
                .Where(i => isWanted(_pictures[i]))
                .OrderByDescending(i => similarities[i])
                .Take(Likes)
                .Select(i => _pictures[i].Id),
        ]);
    }

    private static IEnumerable<Hint> Underrepresented(KeyValuePair<Label, int>[] counts)
    {
        if (counts.Length == 0)
            return [];

        var largest = counts.MaxBy(label => label.Value);
        return counts
            .Where(label => label.Value < FewExamples || label.Value * FarFewer < largest.Value)
            .Select(label => new Hint.UnderrepresentedLabel(label.Key, label.Value, largest.Key, largest.Value));
    }
}
