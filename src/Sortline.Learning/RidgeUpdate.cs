using System.Collections.Immutable;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

/// <summary>Takes changes into a fitted classifier piece by piece: see <see cref="RidgeUpdater"/>.</summary>
/// <remarks>A piece is about a million multiply-adds at most, as with <see cref="RidgeTraining"/>. Of two updates of one updater the earlier must not go on.</remarks>
public sealed class RidgeUpdate
{
    private readonly RidgeUpdater _updater;
    private readonly ImmutableArray<Example> _examples;
    private readonly ImmutableArray<Label> _labels;
    private readonly IEnumerator<Checkpoint> _work;
    private RidgeClassifier? _result;

    internal RidgeUpdate(RidgeUpdater updater, ImmutableArray<Example> sorted)
    {
        (_updater, _examples) = (updater, sorted);
        _labels = [.. sorted.Select(example => example.Label).Distinct().Order()];
        _work = Work().GetEnumerator();
    }

    /// <summary>Whether everything is done.</summary>
    public bool IsDone => _result is not null;

    /// <summary>The provisional classifier, once all is done. Without any change it is the fitted one.</summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public RidgeClassifier Result =>
        _result ?? throw new InvalidOperationException("The update is not done yet. Call Advance until it answers false.");

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; } = new();

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    private IEnumerable<Checkpoint> Work()
    {
        if (_labels.Length < 2)
        {
            _result = new(_examples, _labels, null, null);
            yield break;
        }

        var (changes, relabelled) = _updater.Compare(_examples);
        if (changes.Count + relabelled.Count == 0)
        {
            _result = _updater.Fitted;
            yield break;
        }

        ImmutableArray<Change> all = [.. changes, .. relabelled];
        foreach (var change in all)
        {
            if (change.Solution.Length > 0)
                continue;

            foreach (var checkpoint in _updater.Solver.Prepare(change, Budget))
                yield return checkpoint;
        }

        _updater.Keep(all);
        var products = new double[changes.Count, all.Length];
        for (var row = 0; row < changes.Count; row++)
        {
            for (var column = 0; column < all.Length; column++)
            {
                products[row, column] = _updater.Solver.Product(changes[row], all[column]);
                if (Budget.Spend(_updater.Model.Design.Stride))
                    yield return default;
            }
        }

        var shifts = Shifts(changes, relabelled, products);
        if (Budget.Spend((long)changes.Count * changes.Count * (changes.Count / 3 + _labels.Length)))
            yield return default;

        foreach (var checkpoint in Move(all, shifts))
            yield return checkpoint;
    }

    /// <summary>For each label, how strongly each change moves the solution.</summary>
    private double[][] Shifts(List<Change> changes, List<Change> relabelled, double[,] products)
    {
        var system = new double[changes.Count, changes.Count];
        for (var row = 0; row < changes.Count; row++)
        {
            for (var column = 0; column < changes.Count; column++)
                system[row, column] = products[row, column];
            system[row, row] += changes[row].IsFitted ? -1 : 1;
        }

        var shifts = new double[_labels.Length][];
        for (var label = 0; label < shifts.Length; label++)
        {
            var moved = shifts[label] = new double[changes.Count + relabelled.Count];
            for (var i = 0; i < relabelled.Count; i++)
            {
                var was = _updater.Fitted.LabelOf(relabelled[i].FittedRow);
                moved[changes.Count + i] = Target(relabelled[i].Example.Label, label) - Target(was, label);
            }

            var fittedLabel = _updater.Fitted.Labels.BinarySearch(_labels[label]);
            for (var row = 0; row < changes.Count; row++)
            {
                var change = changes[row];
                var target = Target(change.Example.Label, label);
                moved[row] = target - _updater.Solver.ScoreOf(change, fittedLabel < 0 ? -1 : fittedLabel, target);
                for (var i = changes.Count; i < moved.Length; i++)
                    moved[row] -= products[row, i] * moved[i];
            }
        }

        SmallSystem.Solve(system, shifts);
        return shifts;
    }

    private double Target(Label own, int label) => own == _labels[label] ? 1 : 0;

    private IEnumerable<Checkpoint> Move(ImmutableArray<Change> all, double[][] shifts)
    {
        var (solver, design) = (_updater.Solver, _updater.Model.Design);
        Change[] added = [.. all.Where(change => !change.IsFitted)];
        var placeOf = Enumerable.Range(0, added.Length).ToDictionary(place => added[place].Example.Id);
        int[] rows = [.. _examples.Select(example => _updater.RowOf(example) is >= 0 and var row ? row : ~placeOf[example.Id])];
        var intercepts = new double[_labels.Length];
        var weights = solver.IsDual ? null : new float[_labels.Length * design.Stride];
        var coefficients = new double[_labels.Length][];
        for (var label = 0; label < intercepts.Length; label++)
        {
            var fittedLabel = Math.Max(-1, _updater.Fitted.Labels.BinarySearch(_labels[label]));
            intercepts[label] = solver.InterceptOf(fittedLabel) + shifts[label].Sum() / design.Count;
            var ofFitted = new double[design.Count];
            for (var row = 0; row < ofFitted.Length; row++)
                ofFitted[row] = solver.CoefficientOf(fittedLabel, row);
            var ofAdded = new double[added.Length];
            var exact = weights is null ? [] : solver.WeightsOf(fittedLabel);
            for (var i = 0; i < all.Length; i++)
            {
                if (weights is not null)
                    ChangeSolver.MoveWeights(all[i], shifts[label][i], exact);
                else if (solver.MoveCoefficients(all[i], shifts[label][i], ofFitted) is var own && !all[i].IsFitted)
                    ofAdded[placeOf[all[i].Example.Id]] = own;
                if (Budget.Spend(all[i].Solution.Length))
                    yield return default;
            }

            for (var i = 0; i < exact.Length; i++)
                weights![label * design.Stride + i] = (float)exact[i];
            coefficients[label] = [.. rows.Select(row => row >= 0 ? ofFitted[row] : ofAdded[~row])];
        }

        float[] addedRows = [.. added.SelectMany(change => change.Row)];
        var model = new UpdatedModel(_updater.Model, rows, addedRows, intercepts, weights, coefficients);
        if (weights is not null)
        {
            foreach (var checkpoint in MeasureResiduals(model, added, rows, coefficients))
                yield return checkpoint;
        }

        _result = new(_examples, _labels, model, null);
    }

    // A dual coefficient is the residual divided by the penalty.
    private IEnumerable<Checkpoint> MeasureResiduals(UpdatedModel model, Change[] added, int[] rows, double[][] coefficients)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var scores = rows[i] >= 0 ? model.Scores(model.Design.Span(rows[i], 1), []) : model.Scores(added[~rows[i]].Row, []);
            for (var label = 0; label < scores.Length; label++)
                coefficients[label][i] = (Target(_examples[i].Label, label) - scores[label]) / model.Penalty;
            if (Budget.Spend((long)_labels.Length * model.Design.Stride / 2))
                yield return default;
        }
    }
}
