using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Knn;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Inspection;

/// <summary>Looks through the examples for what may be wrong with them, piece by piece.</summary>
/// <remarks>
/// Every pair of examples is compared, by the short vectors first: two thousand examples take half a billion multiply-adds.
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

    /// <summary>So sure the others must be before an example looks mislabelled.</summary>
    public const double Sure = 0.7;

    private const int Neighbours = 3;

    private readonly MethodResult _result;
    private readonly ImmutableArray<LabelledPicture> _pictures;
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
        var plain = new UnitRows();
        List<Hint> contradictions = [],
            mislabelled = [],
            duplicates = [];
        for (var at = 0; at < _pictures.Length; at++)
        {
            foreach (var checkpoint in FindDuplicate(plain, at, Keep, Budget))
                yield return checkpoint;
            plain.Append(_pictures[at].Features.Plain);
            if (Budget.Spend(4L * _pictures[at].Features.Plain.Length))
                yield return default;

            void Keep(Hint duplicate) => (duplicate is Hint.Contradiction ? contradictions : duplicates).Add(duplicate);
        }

        var counts = _pictures.CountBy(picture => picture.Label).OrderBy(label => label.Key).ToArray();
        var known = counts.Where(label => label.Value >= FewExamples).Select(label => label.Key).ToHashSet();
        ScoredPrediction[] suspects =
        [
            .. _result.LeaveOneOut.Predictions.Where(one => !one.IsRight && one.Confidence >= Sure && known.Contains(one.Label)),
        ];
        var neighbours = new KnnClassifier(Neighbours);
        for (var at = 0; at < _pictures.Length && suspects.Length > 0; at++)
        {
            neighbours.Add(_pictures[at].As(_result.Method.Features));
            if (Budget.Spend(4L * neighbours.FeatureLength!.Value))
                yield return default;
        }

        var examples = _pictures.ToDictionary(picture => picture.Id);
        foreach (var suspect in suspects)
        {
            var example = examples[suspect.Example].As(_result.Method.Features);
            neighbours.Remove(example.Id);
            var nearest = Prediction.None;
            foreach (var checkpoint in neighbours.Predict(example.Features, Budget, prediction => nearest = prediction))
                yield return checkpoint;
            neighbours.Add(example);
            if (NeighboursAgree(nearest, suspect.Label, suspect.Prediction.Label))
                mislabelled.Add(
                    new Hint.LooksMislabelled(suspect.Example, suspect.Label, suspect.Prediction.Label!.Value, suspect.Confidence)
                );
            if (Budget.Spend(4L * example.Features.Length))
                yield return default;
        }

        _hints = [.. contradictions, .. mislabelled, .. duplicates, .. Underrepresented(counts)];
    }

    /// <summary>The most alike of the earlier pictures, if it is as good as the same: another label's first.</summary>
    private IEnumerable<Checkpoint> FindDuplicate(UnitRows earlier, int at, Action<Hint> found, WorkBudget budget)
    {
        if (at == 0)
            yield break;

        var picture = _pictures[at];
        var query = earlier.Query(picture.Features.Plain);
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
                var similarity = picture.Features.Pooled.CosineTo(other.Features.Pooled);
                if (similarity > SamePicture && (closest is null || IsCloser(other, similarity, closest.Value)))
                    closest = (other, similarity);
                if (budget.Spend(8L * picture.Features.Pooled.Length))
                    yield return default;
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

    /// <summary>Whether most of the three nearest others have the label suggested, and none the example's own.</summary>
    private static bool NeighboursAgree(Prediction nearest, Label own, Label? suggested) =>
        !nearest.Influences.Any(influence => influence.Label == own)
        && nearest.Influences.Count(influence => influence.Label == suggested) > Neighbours / 2;

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
