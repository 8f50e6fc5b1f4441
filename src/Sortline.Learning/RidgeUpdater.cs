using System.Collections.Immutable;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

/// <summary>Takes a few changes of the examples into a fitted <see cref="RidgeClassifier"/>, without fitting anew.</summary>
/// <remarks>
/// <para>
/// Made by <see cref="RidgeClassifier.MakeUpdater"/>. What it answers is provisional: exact, but for rounding, for the mean and
/// deviation of the features, the penalty and the temperature of that fit. When there is time, fit anew.
/// </para>
/// <para>
/// An update costs about 2 n² + np multiply-adds for each example that was not part of an earlier one, with n examples of p
/// features (or 2 p² where there are more examples than features), where a training takes n³. The result depends on the
/// training and on the examples wanted alone, not on what was updated before. It keeps the factors of the training: n² doubles
/// (or p²). Only one caller at a time.
/// </para>
/// </remarks>
public sealed class RidgeUpdater
{
    /// <summary>With more changes since the training than this, it is time to train anew.</summary>
    public const int MaxChanges = 64;

    private readonly RidgeClassifier _fitted;
    private readonly ImmutableArray<Example> _examples;
    private readonly Model _model;
    private readonly ChangeSolver _solver;
    private readonly Dictionary<ExampleId, int> _rowOf;
    private Dictionary<(ExampleId, bool IsFitted), Change> _known = [];

    internal RidgeUpdater(RidgeClassifier fitted, ImmutableArray<Example> examples, Model model, ChangeSolver solver)
    {
        (_fitted, _examples, _model, _solver) = (fitted, examples, model, solver);
        _rowOf = Enumerable.Range(0, examples.Length).ToDictionary(row => examples[row].Id);
    }

    internal RidgeClassifier Fitted => _fitted;

    internal Model Model => _model;

    internal ChangeSolver Solver => _solver;

    /// <summary>How many examples were added, removed or labelled anew since the training.</summary>
    /// <param name="examples">The examples now, all ids different.</param>
    public int CountChanges(ImmutableArray<Example> examples)
    {
        var (kept, relabelled) = (0, 0);
        foreach (var example in examples)
        {
            if (RowOf(example) is not (>= 0 and var row))
                continue;

            kept++;
            relabelled += _examples[row].Label == example.Label ? 0 : 1;
        }

        return _examples.Length - kept + (examples.Length - kept) + relabelled;
    }

    /// <summary>Whether an update can reach these examples: vectors as long as those of the fit, and few enough changes.</summary>
    /// <param name="examples">The examples now, all ids different.</param>
    public bool Reaches(ImmutableArray<Example> examples) =>
        (examples.IsDefaultOrEmpty || examples[0].Features.Length == _examples[0].Features.Length)
        && CountChanges(examples) <= MaxChanges;

    /// <summary>Starts an update to other examples.</summary>
    /// <param name="examples">The examples now: vectors as long as those of the training, all ids different, in any order.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, two examples have one id, or there are more than <see cref="MaxChanges"/> changes.
    /// </exception>
    public RidgeUpdate Start(ImmutableArray<Example> examples)
    {
        if (examples.IsDefault)
            throw new ArgumentNullException(nameof(examples));

        RidgeTraining.Check(examples);
        if (!examples.IsEmpty)
            examples[0].Features.ThrowIfOtherLength(_examples[0].Features.Length, nameof(examples));
        if (CountChanges(examples) > MaxChanges)
            throw new ArgumentException("So much has changed since the training. Train anew.", nameof(examples));

        return new(this, examples.Sort(static (one, other) => one.Id.CompareTo(other.Id)));
    }

    /// <summary>Updates to other examples, all at once.</summary>
    public RidgeClassifier Update(ImmutableArray<Example> examples)
    {
        var update = Start(examples);
        while (update.Advance()) { }

        return update.Result;
    }

    /// <summary>The examples to take out and to put in, in the order of their ids, and those that got another label.</summary>
    internal (List<Change> Changes, List<Change> Relabelled) Compare(ImmutableArray<Example> examples)
    {
        List<Change> changes = [],
            relabelled = [];
        var wanted = examples.ToDictionary(example => example.Id);
        for (var row = 0; row < _examples.Length; row++)
        {
            var was = _examples[row];
            if (!wanted.TryGetValue(was.Id, out var now) || !IsSame(was, now))
                changes.Add(Find(was, row));
            else if (now.Label != was.Label)
                relabelled.Add(Find(was, row) with { Example = now });
        }

        foreach (var example in examples)
        {
            if (RowOf(example) < 0)
                changes.Add(Find(example, -1));
        }

        changes.Sort(
            static (one, other) =>
                one.Example.Id.CompareTo(other.Example.Id) is not 0 and var byId ? byId : one.FittedRow.CompareTo(other.FittedRow)
        );
        return (changes, relabelled);
    }

    /// <summary>The row of an example in the fit, or -1 if the fit has not got it.</summary>
    internal int RowOf(Example example) =>
        _rowOf.TryGetValue(example.Id, out var row) && IsSame(_examples[row], example) ? row : -1;

    /// <summary>Keeps what was worked out for these changes, and nothing else.</summary>
    internal void Keep(IEnumerable<Change> changes) =>
        _known = changes.ToDictionary(change => (change.Example.Id, change.IsFitted));

    private static bool IsSame(Example one, Example other) =>
        ReferenceEquals(one.Features, other.Features) || one.Features == other.Features;

    private Change Find(Example example, int row) =>
        _known.TryGetValue((example.Id, row >= 0), out var known) && IsSame(known.Example, example)
            ? known with
            {
                Example = example,
            } // Its label may be another one by now.
            : new(example, row) { Row = row >= 0 ? _model.Design.Span(row, 1).ToArray() : _model.Design.Query(example.Features) };
}
