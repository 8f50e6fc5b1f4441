using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

/// <summary>Fits a <see cref="RidgeClassifier"/> piece by piece, so that a page with one thread can breathe in between.</summary>
/// <remarks>
/// A piece is a fixed amount of work, about a million multiply-adds, not a time: where the pauses fall changes nothing about
/// the result. This class changes with every piece, so only one caller at a time; what it makes is immutable.
/// </remarks>
public sealed class RidgeTraining
{
    private readonly ImmutableArray<Example> _examples;
    private readonly ImmutableArray<Label> _labels;
    private readonly CopyGroups _copies;
    private readonly IEnumerator<Checkpoint> _work;
    private RidgeClassifier? _result;

    /// <summary>Starts on examples.</summary>
    /// <param name="examples">All vectors of one length, all ids different, in any order. None at all is fine, too.</param>
    /// <param name="copies">Near-copies among them, which are left out together; none unless told.</param>
    /// <exception cref="ArgumentException">The lengths differ, or two examples have one id.</exception>
    public RidgeTraining(ImmutableArray<Example> examples, CopyGroups? copies = null)
        : this(examples, copies, new()) { }

    internal RidgeTraining(ImmutableArray<Example> examples, CopyGroups? copies, WorkBudget budget)
    {
        (_copies, Budget) = (copies ?? CopyGroups.None, budget);
        if (examples.IsDefault)
            throw new ArgumentNullException(nameof(examples));

        Check(examples);
        _examples = examples.Sort(static (one, other) => one.Id.CompareTo(other.Id)); // So the order given leaves no trace.
        _labels = [.. _examples.Select(example => example.Label).Distinct().Order()];
        _work = Work().GetEnumerator();
    }

    /// <summary>Whether everything is done.</summary>
    public bool IsDone => _result is not null;

    /// <summary>The classifier, once all is done.</summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public RidgeClassifier Result =>
        _result ?? throw new InvalidOperationException("The training is not done yet. Call Advance until it answers false.");

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    internal static void Check(ImmutableArray<Example> examples)
    {
        var ids = new HashSet<ExampleId>();
        foreach (var example in examples)
        {
            if (example is null)
                throw new ArgumentNullException(nameof(examples), "One of the examples is missing.");

            example.Features.ThrowIfOtherLength(examples[0].Features.Length, nameof(examples));
            if (ids.Add(example.Id))
                continue;

            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"Example {example.Id.Value} comes twice. Give each example an id of its own."
            );
            throw new ArgumentException(message, nameof(examples));
        }
    }

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; }

    private IEnumerable<Checkpoint> Work()
    {
        if (_labels.Length < 2)
        {
            _result = new RidgeClassifier(_examples, _labels, null, null);
            yield break;
        }

        var measuring = new Standardiser.Measuring(_examples[0].Features);
        foreach (var example in _examples)
        {
            measuring.Add(example.Features);
            if (Budget.Spend(6 * example.Features.Length))
                yield return default;
        }

        var design = new DesignMatrix(measuring.Finish(), _examples.Length, _examples[0].Features.Length);
        foreach (var checkpoint in design.Fill(_examples, Budget))
            yield return checkpoint;

        var targets = new Target[_labels.Length];
        for (var label = 0; label < targets.Length; label++)
        {
            targets[label] = Target.Of(_labels[label], _examples);
            if (Budget.Spend(2L * _examples.Length))
                yield return default;
        }

        int[] own = [.. _examples.Select(example => _labels.BinarySearch(example.Label))];
        LeftOutParts parts = new(_copies.Part([.. _examples.Select(example => example.Id)]), own, _labels.Length);
        var solver = RidgeSolver.Of(design, targets, own, parts);
        foreach (var checkpoint in solver.Solve(Budget))
            yield return checkpoint;

        var model = new FittedModel(design, solver, targets);
        _result = new RidgeClassifier(_examples, _labels, model, () => new(design, solver, targets));
    }
}
