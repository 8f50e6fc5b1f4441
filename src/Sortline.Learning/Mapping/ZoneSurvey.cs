using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Mapping;

/// <summary>Asks a classifier what it would say all over a map, piece by piece; a piece is one question.</summary>
/// <remarks>
/// <para>
/// A place of the map is two numbers, and a classifier wants all. The others are lent by the examples that lie nearest on the map: the
/// features asked about are their mean, the nearer the heavier, moved along the two axes to just that place (Shepard's interpolation, 1968, of
/// what the map does not show). In the cell of an example it is the example itself that is asked about. docs/accuracy.md has what else was tried.
/// </para>
/// <para>
/// Every second cell each way is asked about, then what lies at a border between two answers or at an example, and from there on as long as
/// the answer is another one than it looked like.
/// </para>
/// </remarks>
public sealed class ZoneSurvey
{
    /// <summary>How many examples lend what the map does not show, where nobody says otherwise.</summary>
    public const int DefaultLenders = 8;

    private const int Coarse = 2;

    private readonly PrincipalPlane _plane;
    private readonly ImmutableArray<PlanePoint> _places;
    private readonly ImmutableArray<FeatureVector> _examples;
    private readonly IClassifier _classifier;
    private readonly PlaneFrame _frame;
    private readonly IEnumerator<bool> _work;
    private readonly double[]?[] _scaled; // Made when they are first lent.
    private readonly (double Distance, int Example)[] _lenders;
    private ZoneMap? _result;

    /// <summary>Starts.</summary>
    /// <param name="plane">The map.</param>
    /// <param name="places">Where the examples lie on it.</param>
    /// <param name="examples">The examples, in the same order.</param>
    /// <param name="classifier">Is asked. It must not learn anything meanwhile.</param>
    /// <param name="frame">Which part of the plane.</param>
    /// <param name="lenders">How many examples lend what the map does not show; 0 to ask about the bare plane.</param>
    /// <exception cref="ArgumentException">There are not as many places as examples.</exception>
    public ZoneSurvey(
        PrincipalPlane plane,
        ImmutableArray<PlanePoint> places,
        ImmutableArray<FeatureVector> examples,
        IClassifier classifier,
        PlaneFrame frame,
        int lenders = DefaultLenders
    )
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentOutOfRangeException.ThrowIfNegative(lenders);
        if (places.Length != examples.Length)
            throw new ArgumentException("Each example lies somewhere: give as many places as examples.", nameof(places));

        (_plane, _places, _examples, _classifier, _frame) = (plane, places, examples, classifier, frame);
        _scaled = new double[examples.Length][];
        _lenders = new (double, int)[Math.Min(lenders, examples.Length)];
        _work = Work().GetEnumerator();
    }

    /// <summary>The zones, once all is done.</summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public ZoneMap Result =>
        _result ?? throw new InvalidOperationException("The zones are not done yet. Call Advance until it answers false.");

    /// <summary>How many questions were asked so far.</summary>
    public int Asked { get; private set; }

    /// <summary>Asks the next question.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    /// <summary>What the classifier would say in one place.</summary>
    public Prediction AskAt(PlanePoint place)
    {
        var sum = _plane.NewSum();
        if (_lenders.Length == 0)
        {
            _plane.AddMean(sum);
            _plane.AddStep(place.X, place.Y, sum);
        }
        else
        {
            AddLenders(place, sum);
        }

        // Nothing is like nothing.
        return _plane.FeaturesOf(sum) is { } features ? _classifier.Predict(features) : Prediction.None;
    }

    private IEnumerable<bool> Work()
    {
        var zones = new Zone[ZoneMap.Columns * ZoneMap.Rows];
        for (var row = 0; row < ZoneMap.Rows; row += Coarse)
        {
            for (var column = 0; column < ZoneMap.Columns; column += Coarse)
            {
                var zone = Ask(column + (Coarse / 2.0), row + (Coarse / 2.0));
                for (var cell = 0; cell < Coarse * Coarse; cell++)
                    zones[((row + (cell / Coarse)) * ZoneMap.Columns) + column + (cell % Coarse)] = zone;
                yield return true;
            }
        }

        var isAsked = new bool[zones.Length];
        var atHome = ExamplesByCell();
        var doubtful = Doubtful(zones, atHome.Keys);
        while (doubtful.TryDequeue(out var cell))
        {
            if (isAsked[cell])
                continue;

            isAsked[cell] = true;
            var zone = atHome.TryGetValue(cell, out var example)
                ? Ask(_examples[example])
                : Ask((cell % ZoneMap.Columns) + 0.5, (cell / ZoneMap.Columns) + 0.5);
            if (zone != zones[cell])
            {
                zones[cell] = zone;
                foreach (var other in Around(cell))
                    doubtful.Enqueue(other);
            }

            yield return true;
        }

        _result = new([.. zones]);
    }

    private Zone Ask(double column, double row)
    {
        Asked++;
        return Zone.Of(AskAt(_frame.At(column / ZoneMap.Columns, row / ZoneMap.Rows)));
    }

    private Zone Ask(FeatureVector example)
    {
        Asked++;
        return Zone.Of(_classifier.Predict(example));
    }

    // Of several in one cell the first.
    private Dictionary<int, int> ExamplesByCell()
    {
        Dictionary<int, int> examples = [];
        for (var example = 0; example < _places.Length; example++)
            examples.TryAdd(ZoneMap.CellOf(_frame, _places[example]), example);
        return examples;
    }

    private static Queue<int> Doubtful(Zone[] zones, IEnumerable<int> withExamples)
    {
        Queue<int> doubtful = new(withExamples);
        for (var cell = 0; cell < zones.Length; cell++)
        {
            foreach (var other in Around(cell))
            {
                if (zones[other] == zones[cell])
                    continue;
                doubtful.Enqueue(cell);
                break;
            }
        }

        return doubtful;
    }

    private static IEnumerable<int> Around(int cell)
    {
        var (column, row) = (cell % ZoneMap.Columns, cell / ZoneMap.Columns);
        if (column > 0)
            yield return cell - 1;
        if (column < ZoneMap.Columns - 1)
            yield return cell + 1;
        if (row > 0)
            yield return cell - ZoneMap.Columns;
        if (row < ZoneMap.Rows - 1)
            yield return cell + ZoneMap.Columns;
    }

    private void AddLenders(PlanePoint place, double[] sum)
    {
        FindLenders(place);
        // Half a cell: within it an example speaks all but alone, and two in one place have an equal say.
        var soft = _frame.Width / ZoneMap.Columns / 2;
        var weights = 0.0;
        foreach (var (distance, _) in _lenders)
            weights += 1 / ((distance * distance) + (soft * soft));

        double x = place.X,
            y = place.Y;
        foreach (var (distance, example) in _lenders)
        {
            var weight = 1 / ((distance * distance) + (soft * soft)) / weights;
            DoubleKernels.Add(weight, _scaled[example] ??= _plane.Scaled(_examples[example]), sum);
            (x, y) = (x - (weight * _places[example].X), y - (weight * _places[example].Y));
        }

        _plane.AddStep(x, y, sum);
    }

    // The nearest on the map, nearest first; of equally near ones the first.
    private void FindLenders(PlanePoint place)
    {
        var found = 0;
        for (var example = 0; example < _places.Length; example++)
        {
            var distance = _places[example].DistanceTo(place);
            if (found == _lenders.Length && distance >= _lenders[^1].Distance)
                continue;

            var at = found < _lenders.Length ? found++ : found - 1;
            for (; at > 0 && distance < _lenders[at - 1].Distance; at--)
                _lenders[at] = _lenders[at - 1];
            _lenders[at] = (distance, example);
        }
    }
}
