using System.Collections.Immutable;
using Sortline.Learning.Features;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Inspection;

/// <summary>Makes a <see cref="NoveltyGauge"/> of examples piece by piece, as <see cref="RidgeTraining"/> does a classifier.</summary>
/// <remarks>Only one caller at a time; what it makes is immutable. Labels do not matter.</remarks>
public sealed class NoveltyTraining
{
    /// <summary>With fewer examples there is no saying what is new.</summary>
    public const int Enough = Neighbourhood.Enough;

    /// <summary>Of more examples so many are taken, at equal distances in the order of the ids: the equations grow with their square.</summary>
    public const int Most = 300;

    private readonly ImmutableArray<Example> _examples;
    private readonly IEnumerator<Checkpoint> _work;
    private bool _isDone;

    /// <summary>Starts on pictures.</summary>
    /// <param name="pictures">The examples, all ids different, in any order.</param>
    /// <param name="copies">Near-copies among them, of which one is taken: the others would make everything else look new.</param>
    public NoveltyTraining(ImmutableArray<LabelledPicture> pictures, CopyGroups? copies = null)
    {
        var once = Once(pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id)), copies ?? CopyGroups.None);

        // What came without a picture was scaled to length 1: number by number it says nothing.
        var can = once.Length >= Enough && once.All(picture => picture.Features.OnlyKind is null);
        var count = can ? Math.Min(once.Length, Most) : 0;
        _examples = [.. Enumerable.Range(0, count).Select(i => once[(int)((long)i * once.Length / count)].As(Kind))];
        RidgeTraining.Check(_examples);
        _work = Work().GetEnumerator();
    }

    /// <summary>The features that are looked at: a small thing shows in those of all layers.</summary>
    public const FeatureKind Kind = FeatureKind.Pooled;

    /// <summary>
    /// The gauge, once all is done; <see langword="null"/> with fewer than <see cref="Enough"/> examples, or where some have no picture.
    /// </summary>
    public NoveltyGauge? Result { get; private set; }

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; } = new();

    /// <summary>Makes one at once: for where there is more than one thread.</summary>
    public static NoveltyGauge? Run(ImmutableArray<LabelledPicture> pictures, CopyGroups? copies = null)
    {
        NoveltyTraining training = new(pictures, copies);
        while (training.Advance()) { }

        return training.Result;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance()
    {
        if (!_isDone)
            _isDone = !_work.MoveNext();
        return !_isDone;
    }

    private static ImmutableArray<LabelledPicture> Once(ImmutableArray<LabelledPicture> pictures, CopyGroups copies)
    {
        HashSet<ExampleId> others = [.. copies.Groups.SelectMany(group => Others(group, pictures))];
        return pictures.RemoveAll(picture => others.Contains(picture.Id));
    }

    // All but the first that is still there.
    private static IEnumerable<ExampleId> Others(ImmutableArray<ExampleId> group, ImmutableArray<LabelledPicture> pictures) =>
        group.Where(id => pictures.Any(picture => picture.Id == id)).Skip(1);

    private IEnumerable<Checkpoint> Work()
    {
        var count = _examples.Length;
        if (count == 0)
            yield break;

        var length = _examples[0].Features.Length;
        Standardiser.Measuring measuring = new(_examples[0].Features);
        foreach (var example in _examples)
        {
            measuring.Add(example.Features);
            if (Budget.Spend(6L * length))
                yield return default;
        }

        var standardiser = measuring.Finish();
        var stride = FloatKernels.Padded(length);
        var rows = new float[count * stride];
        var factor = new double[count][];
        for (var row = 0; row < count; row++)
        {
            standardiser.WriteUnit(_examples[row].Features, rows.AsSpan(row * stride, stride));
            factor[row] = new double[DoubleKernels.Padded(count)];
            if (Budget.Spend(10L * length))
                yield return default;
        }

        // The factor L of the equations K = L L', a row after the other (Cholesky).
        var likeness = new float[count];
        var batch = WorkBudget.ItemsInStep(stride / 2);
        for (var row = 0; row < count; row++)
        {
            for (var first = 0; first <= row; first += batch)
            {
                var some = Math.Min(batch, row + 1 - first);
                FloatKernels.Dot(
                    rows.AsSpan(first * stride, some * stride),
                    rows.AsSpan(row * stride, stride),
                    likeness.AsSpan(first, some)
                );
                if (Budget.Spend((long)some * stride / 2))
                    yield return default;
            }

            Factorise(factor, row, likeness);
            if (Budget.Spend((long)row * row / 2))
                yield return default;
        }

        var leftOut = ImmutableArray.CreateBuilder<double>(count);
        for (var row = 0; row < count; row++)
        {
            leftOut.Add(NoveltyGauge.LeftOutOf(InverseAt(factor, row)));
            if (Budget.Spend((long)(count - row) * count / 2))
                yield return default;
        }

        Result = new(standardiser, rows, factor, leftOut.MoveToImmutable());
    }

    private static void Factorise(double[][] factor, int row, float[] likeness)
    {
        var own = factor[row];
        var rest = NoveltyGauge.Kernel(likeness[row], isSame: true);
        for (var column = 0; column < row; column++)
        {
            own[column] = NoveltyGauge.Forward(factor[column], own, column, NoveltyGauge.Kernel(likeness[column], isSame: false));
            rest -= own[column] * own[column];
        }

        own[row] = Math.Sqrt(rest); // Never less than the noise, but for rounding.
    }

    // Of K^-1 = L^-1' L^-1: the square length of a column of L^-1.
    private static double InverseAt(double[][] factor, int at)
    {
        var column = new double[factor[at].Length];
        var sum = 0.0;
        for (var row = at; row < factor.Length; row++)
        {
            column[row] = NoveltyGauge.Forward(factor[row], column, row, row == at ? 1 : 0);
            sum += column[row] * column[row];
        }

        return sum;
    }
}
