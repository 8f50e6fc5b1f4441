using System.Collections.Immutable;
using Sortline.Learning.Features;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Inspection;

/// <summary>An example whose label the others contradict.</summary>
/// <param name="Place">Its place among the pictures.</param>
/// <param name="Suggested">The label with which it would go well with the others.</param>
internal readonly record struct Slip(int Place, Label Suggested);

/// <summary>Asks which few labels to change so that each example is told best from all others.</summary>
/// <remarks>
/// <para>
/// Two wrong labels among twelve bend a fit so far that leaving one example out shows neither. So here labels are changed, one or two at a
/// time, for as long as the leave-one-out error of ridge regression falls; and each change has to pay for itself when all others are
/// made. Both kinds of features have to go along, with the best of a few penalties each.
/// </para>
/// <para>
/// That error is quadratic in the labels, with a matrix that does not depend on them: once that is there, a change costs no fit, and
/// two changes at once no more than one.
/// </para>
/// </remarks>
internal sealed class Relabelling
{
    /// <summary>With fewer examples nothing can be told: any few labels changed make a good story.</summary>
    public const int Least = 12;

    /// <summary>The most examples that are compared: the matrices take the cube of their number.</summary>
    public const int Most = 128;

    /// <summary>How many labels may be changed: one of so many.</summary>
    public const int Rarity = 6;

    // How far a change must bring the error down: by its logarithm, times the number of examples. Of examples with right labels
    // two draws in a hundred of the hardest kind get further by chance; docs/accuracy.md has the table.
    private const double Grounds = 32;

    // The share of the spread of the labels that has to be told in the end, with either kind of features.
    private const double Told = 0.8;

    // Steps of the search: what is not worth this much is not taken up at all.
    private const double Step = 0.01,
        StepOfTwo = 0.2;
    private const int MostForPairs = 24;
    private const int KeptOfLabel = 3;
    private const double LeastError = 1e-6;

    private static readonly ImmutableArray<double> Penalties = [0.05, 0.2, 1, 5];

    private readonly ImmutableArray<LabelledPicture> _pictures;
    private readonly bool[] _mayChange;
    private readonly Label[] _labels;
    private readonly int[] _own;
    private readonly int[] _counts;
    private readonly List<LeftOutErrors[]> _kinds = [];

    /// <summary>Starts on pictures.</summary>
    /// <param name="pictures">At most <see cref="Most"/>, in the order of their ids.</param>
    /// <param name="mayChange">Whether the label of each may be changed.</param>
    public Relabelling(ImmutableArray<LabelledPicture> pictures, bool[] mayChange)
    {
        (_pictures, _mayChange) = (pictures, mayChange);
        _labels = [.. pictures.Select(picture => picture.Label).Distinct().Order()];
        _own = [.. pictures.Select(picture => Array.BinarySearch(_labels, picture.Label))];
        _counts = new int[_labels.Length];
        foreach (var label in _own)
            _counts[label]++;
    }

    /// <summary>What was found, once all is done; in the order of the pictures.</summary>
    public ImmutableArray<Slip> Slips { get; private set; } = [];

    private int Count => _pictures.Length;

    /// <summary>Does it all.</summary>
    public IEnumerable<Checkpoint> Run(WorkBudget budget)
    {
        if (Count < Least || _labels.Length < 2 || !_mayChange.Contains(true))
            yield break;

        foreach (var kind in Enum.GetValues<FeatureKind>().Where(kind => _pictures.All(picture => picture.Features.Has(kind))))
        {
            foreach (var checkpoint in Prepare(kind, budget))
                yield return checkpoint;
        }

        var first = (int[])_own.Clone();
        foreach (var checkpoint in Search(first, budget))
            yield return checkpoint;
        foreach (var checkpoint in TakeBack(first, budget))
            yield return checkpoint;
        if (_kinds.All(kind => kind.Min(Share) <= 1 - Told))
            Slips = [.. Changed(first).Select(place => new Slip(place, _labels[_own[place]]))];
    }

    private IEnumerable<Checkpoint> Prepare(FeatureKind kind, WorkBudget budget)
    {
        // Beside what came without a picture, and with length 1, all have to have that.
        var isScaled = _pictures.Any(picture => picture.Features.OnlyKind is not null);
        ImmutableArray<Example> examples =
        [
            .. _pictures
                .Select(picture => picture.As(kind))
                .Select(example => isScaled ? example with { Features = example.Features.ToUnit() } : example),
        ];
        var measuring = new Standardiser.Measuring(examples[0].Features);
        foreach (var example in examples)
        {
            measuring.Add(example.Features);
            if (budget.Spend(6 * example.Features.Length))
                yield return default;
        }

        var design = new DesignMatrix(measuring.Finish(), Count, examples[0].Features.Length);
        foreach (var checkpoint in design.Fill(examples, budget))
            yield return checkpoint;

        var products = new float[Count][];
        for (var row = 0; row < Count; row++)
        {
            products[row] = new float[Count];
            FloatKernels.Dot(design.Span(0, Count), design.Span(row, 1), products[row]);
            if (budget.Spend((long)Count * design.Stride / 2))
                yield return default;
        }

        var errors = new LeftOutErrors[Penalties.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = new(Count, _labels.Length);
            foreach (var checkpoint in errors[i].Prepare(products, Penalties[i], _own, budget))
                yield return checkpoint;
        }

        _kinds.Add(errors);
    }

    /// <summary>Changes what helps most, for as long as anything helps.</summary>
    private IEnumerable<Checkpoint> Search(int[] first, WorkBudget budget)
    {
        var now = Score();
        for (var left = Count / Rarity; left > 0; )
        {
            (double Score, LabelChange? One, LabelChange? Other) best = (now - Step, null, null);
            var changes = Changes(first).ToArray();
            foreach (var change in changes)
            {
                if (ScoreWith(change, null) is var score && score < best.Score)
                    best = (score, change, null);
                if (budget.Spend(CostOfScore))
                    yield return default;
            }

            var together = best.Score - StepOfTwo;
            for (var i = 0; left > 1 && Count <= MostForPairs && i < changes.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (changes[i].Place == changes[j].Place || !LeavesEnough(changes[i], changes[j]))
                        continue;
                    if (ScoreWith(changes[i], changes[j]) is var score && score < together)
                        (best, together) = ((score, changes[i], changes[j]), score);
                    if (budget.Spend(CostOfScore))
                        yield return default;
                }
            }

            if (best.One is not { } one)
                break;

            Make(one);
            left--;
            if (best.Other is { } other)
            {
                Make(other);
                left--;
            }

            now = Score();
            if (budget.Spend(2L * CostOfScore * Count))
                yield return default;
        }
    }

    /// <summary>Takes back what does not pay for itself, the least first.</summary>
    private IEnumerable<Checkpoint> TakeBack(int[] first, WorkBudget budget)
    {
        while (true)
        {
            (double Loss, LabelChange? Back) least = (Grounds / Count, null);
            var now = Score();
            foreach (var place in Changed(first))
            {
                var back = new LabelChange(place, _own[place], first[place]);
                if (ScoreWith(back, null) - now is var loss && loss < least.Loss)
                    least = (loss, back);
                if (budget.Spend(CostOfScore))
                    yield return default;
            }

            if (least.Back is not { } weakest)
                yield break;

            Make(weakest);
        }
    }

    private long CostOfScore => 4L * _kinds.Count * Penalties.Length + _labels.Length;

    private IEnumerable<int> Changed(int[] first) => Enumerable.Range(0, Count).Where(place => _own[place] != first[place]);

    /// <summary>What may be changed next: no label loses so many examples that it could not be told any more, and none gains its first ones.</summary>
    private IEnumerable<LabelChange> Changes(int[] first)
    {
        for (var place = 0; place < Count; place++)
        {
            if (!_mayChange[place] || _own[place] != first[place] || _counts[_own[place]] <= KeptOfLabel)
                continue;
            for (var label = 0; label < _labels.Length; label++)
            {
                if (label != _own[place] && _counts[label] >= KeptOfLabel)
                    yield return new(place, _own[place], label);
            }
        }
    }

    private bool LeavesEnough(LabelChange one, LabelChange other) =>
        one.From != other.From || _counts[one.From] - 2 >= KeptOfLabel;

    private void Make(LabelChange change)
    {
        _own[change.Place] = change.To;
        _counts[change.From]--;
        _counts[change.To]++;
        foreach (var errors in _kinds.SelectMany(kind => kind))
            errors.Make(change);
    }

    private double Share(LeftOutErrors errors) => Math.Max(LeastError, errors.Sum / Spread());

    private double Score() => _kinds.Average(kind => ExactMath.Log(kind.Min(Share)));

    private double ScoreWith(LabelChange one, LabelChange? other)
    {
        Tally(one, 1);
        if (other is { } second)
            Tally(second, 1);
        var spread = Spread();
        Tally(one, -1);
        if (other is { } again)
            Tally(again, -1);

        var sum = 0.0;
        foreach (var kind in _kinds)
        {
            var least = double.PositiveInfinity;
            foreach (var errors in kind)
                least = Math.Min(least, errors.SumWith(one, other));
            sum += ExactMath.Log(Math.Max(LeastError, least / spread));
        }

        return sum / _kinds.Count;
    }

    private void Tally(LabelChange change, int sign)
    {
        _counts[change.From] -= sign;
        _counts[change.To] += sign;
    }

    /// <summary>What the error would be if every example were taken for the mean of all others.</summary>
    private double Spread()
    {
        var sum = 0.0;
        foreach (var count in _counts)
            sum += count * (1 - ((double)count / Count));
        return sum * Count * Count / ((Count - 1.0) * (Count - 1.0));
    }
}
