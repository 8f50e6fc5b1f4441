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

    /// <summary>A label with fewer examples is lonely.</summary>
    public const int FewExamples = 3;

    /// <summary>A label is lonely, too, if another has more than so many times as many examples.</summary>
    public const int FarFewer = 5;

    /// <summary>So sure the others must be before an example looks mislabelled.</summary>
    public const double Sure = 0.7;

    private const int Witnesses = 3;

    private readonly MethodResult _result;
    private readonly ImmutableArray<LabelledPicture> _pictures;
    private readonly IEnumerator<Pause> _work;
    private ImmutableArray<Hint> _hints;

    /// <summary>Starts on pictures.</summary>
    /// <param name="result">The trial of a method on just these pictures, best the method chosen.</param>
    /// <param name="pictures">The examples, in any order.</param>
    /// <exception cref="ArgumentException">The trial was on other pictures, or two have one id.</exception>
    public DataInspector(MethodResult result, ImmutableArray<LabelledPicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(result);
        Pictures.Check(pictures);
        (_result, _pictures) = (result, pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id)));
        var tried = result.LeftOut.Answers.Select(answer => (answer.Example, answer.Label));
        if (!tried.SequenceEqual(_pictures.Select(picture => (picture.Id, picture.Label))))
            throw new ArgumentException("The trial was on other pictures. Try the method again, then inspect.", nameof(result));

        _work = Work().GetEnumerator();
    }

    /// <summary>Whether everything is done.</summary>
    public bool IsDone => !_hints.IsDefault;

    /// <summary>
    /// The hints, once all is done: contradictions, mislabelled examples, duplicates, lonely labels; within each, by id. No
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

    private IEnumerable<Pause> Work()
    {
        var portion = new Portion();
        var plain = new UnitRows();
        List<Hint> contradictions = [],
            mislabelled = [],
            duplicates = [];
        for (var at = 0; at < _pictures.Length; at++)
        {
            if (Twin(plain, at) is { } twin)
                (twin is Hint.Contradiction ? contradictions : duplicates).Add(twin);
            plain.Append(_pictures[at].Features.Plain);
            if (portion.IsFullAfter((at + 8L) * _pictures[at].Features.Plain.Length / 2))
                yield return default;
        }

        var counts = _pictures.CountBy(picture => picture.Label).OrderBy(label => label.Key).ToArray();
        var known = counts.Where(label => label.Value >= FewExamples).Select(label => label.Key).ToHashSet();
        Answer[] suspects =
        [
            .. _result.LeftOut.Answers.Where(answer =>
                !answer.IsRight && answer.Confidence >= Sure && known.Contains(answer.Label)
            ),
        ];
        var witnesses = new KnnClassifier(Witnesses);
        for (var at = 0; at < _pictures.Length && suspects.Length > 0; at++)
        {
            witnesses.Add(_pictures[at].As(_result.Method.Features));
            if (portion.IsFullAfter(4L * witnesses.FeatureLength!.Value))
                yield return default;
        }

        var examples = _pictures.ToDictionary(picture => picture.Id);
        foreach (var suspect in suspects)
        {
            if (WitnessesAgree(witnesses, examples[suspect.Example].As(_result.Method.Features), suspect.Prediction.Label))
                mislabelled.Add(
                    new Hint.LooksMislabelled(suspect.Example, suspect.Label, suspect.Prediction.Label!.Value, suspect.Confidence)
                );
            if (portion.IsFullAfter((long)_pictures.Length * witnesses.FeatureLength!.Value / 2))
                yield return default;
        }

        _hints = [.. contradictions, .. mislabelled, .. duplicates, .. Lonely(counts)];
    }

    /// <summary>The most alike of the earlier pictures, if it is as good as the same: another label's first.</summary>
    private Hint? Twin(UnitRows earlier, int at)
    {
        if (at == 0)
            return null;

        var picture = _pictures[at];
        var likenesses = new float[at];
        earlier.Measure(earlier.Query(picture.Features.Plain), 0, likenesses);
        var twin = Enumerable
            .Range(0, at)
            .Where(i => likenesses[i] > SamePicture)
            .Select(i => (Picture: _pictures[i], Likeness: picture.Features.Pooled.CosineTo(_pictures[i].Features.Pooled)))
            .Where(other => other.Likeness > SamePicture)
            .OrderBy(other => other.Picture.Label == picture.Label)
            .ThenByDescending(other => other.Likeness)
            .ThenBy(other => other.Picture.Id)
            .FirstOrDefault();

        return twin.Picture is not { } first ? null
            : first.Label == picture.Label ? new Hint.NearDuplicate(first.Id, picture.Id, picture.Label, twin.Likeness)
            : new Hint.Contradiction(first.Id, first.Label, picture.Id, picture.Label, twin.Likeness);
    }

    /// <summary>Whether most of the three nearest others have the label suggested, and none the example's own.</summary>
    private static bool WitnessesAgree(KnnClassifier witnesses, Example suspect, Label? suggested)
    {
        witnesses.Remove(suspect.Id);
        var nearest = witnesses.Predict(suspect.Features).Voters;
        witnesses.Add(suspect);
        return !nearest.Any(voter => voter.Label == suspect.Label)
            && nearest.Count(voter => voter.Label == suggested) > Witnesses / 2;
    }

    private static IEnumerable<Hint> Lonely(KeyValuePair<Label, int>[] counts)
    {
        if (counts.Length == 0)
            return [];

        var largest = counts.MaxBy(label => label.Value);
        return counts
            .Where(label => label.Value < FewExamples || label.Value * FarFewer < largest.Value)
            .Select(label => new Hint.LonelyLabel(label.Key, label.Value, largest.Key, largest.Value));
    }
}
