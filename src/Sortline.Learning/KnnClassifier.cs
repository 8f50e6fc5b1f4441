using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sortline.Learning.Numerics;

namespace Sortline.Learning;

/// <summary>Sorts a part by the vote of the examples most like it (k nearest neighbours).</summary>
/// <remarks>
/// <para>
/// Similarity is the cosine between feature vectors. The confidence of a label is its share of the votes. Labels with equally
/// many votes are settled by the nearest example among the voters; equally like examples are ranked by label id, then by example id. So
/// neither the order of teaching nor what was deleted on the way leaves a trace: any history that ends with the same
/// examples gives the same predictions, to the last bit, on every machine.
/// </para>
/// <para>
/// This one class of the library is mutable: it learns from every click of the learner, and a fresh copy of ten thousand
/// vectors for each click would cost more than everything else together. Its predictions are immutable. Predictions may
/// run side by side; teaching must not run beside anything.
/// </para>
/// <para>The first example fixes the number of features. Once all examples are gone, it is free again.</para>
/// </remarks>
public sealed partial class KnnClassifier : IClassifier
{
    /// <summary>How many examples vote where nobody says otherwise.</summary>
    public const int DefaultNeighbours = 3;

    // So many similarities at a time fit on the stack.
    private const int Batch = 256;

    /// <summary>Makes a classifier that knows nothing yet.</summary>
    /// <param name="neighbours">How many examples vote. While there are fewer, all of them vote.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="neighbours"/> is not positive.</exception>
    public KnnClassifier(int neighbours = DefaultNeighbours)
    {
        if (neighbours < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(neighbours),
                neighbours,
                $"At least one neighbour has to vote. Take {DefaultNeighbours} if in doubt."
            );
        }

        Neighbours = neighbours;
    }

    /// <summary>How many examples vote once there are that many.</summary>
    public int Neighbours { get; }

    /// <summary>How many examples have been taught.</summary>
    public int Count => _ids.Count;

    /// <summary>How many features every vector must have, or null while nothing is taught.</summary>
    public int? FeatureLength => _rows.FeatureLength;

    /// <inheritdoc />
    public ImmutableArray<Label> Labels => [.. _counts.Labels];

    /// <summary>Fits a classifier to what the learner has shown so far.</summary>
    /// <param name="examples">All vectors of one length, all ids different. None at all is fine, too.</param>
    /// <param name="neighbours">How many examples vote. While there are fewer, all of them vote.</param>
    /// <exception cref="ArgumentException">The lengths differ, or two examples have one id.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="neighbours"/> is not positive.</exception>
    public static KnnClassifier Fit(IEnumerable<Example> examples, int neighbours = DefaultNeighbours)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var classifier = new KnnClassifier(neighbours);
        foreach (var example in examples)
            classifier.Add(example);

        return classifier;
    }

    /// <inheritdoc />
    public Prediction Predict(FeatureVector part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (Count == 0)
            return Prediction.None;

        ThrowIfOtherLength(part, nameof(part));
        return Vote(Nearest(part));
    }

    /// <summary>Classifies one part, with pauses.</summary>
    /// <param name="part">The part.</param>
    /// <param name="budget">Says when to pause. Nothing may be taught meanwhile.</param>
    /// <param name="done">Takes the prediction.</param>
    internal IEnumerable<Checkpoint> Predict(FeatureVector part, WorkBudget budget, Action<Prediction> done)
    {
        if (Count == 0)
        {
            done(Prediction.None);
            yield break;
        }

        ThrowIfOtherLength(part, nameof(part));
        var query = _rows.Query(part);
        var nearest = new Influence[Math.Min(Neighbours, Count)];
        var found = 0;
        var similarities = new float[Math.Min(Count, WorkBudget.ItemsInStep(query.Length / 2))];
        for (var first = 0; first < Count; first += similarities.Length)
        {
            var count = Math.Min(similarities.Length, Count - first);
            Compare(query, first, similarities.AsSpan(0, count), nearest, ref found);
            if (budget.Spend((long)count * query.Length / 2))
                yield return default;
        }

        done(Vote(nearest));
    }

    /// <summary>The examples most like the part, nearest first.</summary>
    private Influence[] Nearest(FeatureVector part)
    {
        var query = _rows.Query(part);
        var nearest = new Influence[Math.Min(Neighbours, Count)];
        var found = 0;
        Span<float> similarities = stackalloc float[Batch];
        for (var first = 0; first < Count; first += Batch)
            Compare(query, first, similarities[..Math.Min(Batch, Count - first)], nearest, ref found);

        return nearest;
    }

    /// <summary>Compares the part with as many examples as there is room for, from the given one on.</summary>
    private void Compare(float[] query, int first, Span<float> similarities, Influence[] nearest, ref int found)
    {
        var weight = 1.0 / nearest.Length;
        _rows.Measure(query, first, similarities);
        for (var i = 0; i < similarities.Length; i++)
        {
            // Most examples end here: not near enough to be looked at.
            if (found == nearest.Length && similarities[i] < nearest[^1].Similarity)
                continue;

            var similarity = Math.Clamp(similarities[i], -1, 1); // Rounding can carry the sum a hair beyond.
            Keep(nearest, ref found, new(_ids[first + i], _labels[first + i], similarity, weight));
        }
    }

    /// <summary>Lets a candidate into the ranks if it is near enough; the farthest falls out when they are full.</summary>
    private static void Keep(Span<Influence> nearest, ref int found, Influence candidate)
    {
        if (found < nearest.Length)
            found++;
        else if (!candidate.IsNearerThan(nearest[^1]))
            return;

        var at = found - 1;
        for (; at > 0 && candidate.IsNearerThan(nearest[at - 1]); at--)
            nearest[at] = nearest[at - 1];

        nearest[at] = candidate;
    }

    /// <summary>Counts the votes.</summary>
    private Prediction Vote(Influence[] nearest)
    {
        var labels = _counts.Labels;
        var votes = new int[labels.Length];
        foreach (var neighbour in nearest)
            votes[labels.BinarySearch(neighbour.Label)]++;

        var (winner, most) = (nearest[0].Label, 0);
        foreach (var neighbour in nearest) // Nearest first, so among equals the label of the nearest stays.
        {
            if (votes[labels.BinarySearch(neighbour.Label)] is var count && count > most)
                (winner, most) = (neighbour.Label, count);
        }

        var confidences = new Confidence[labels.Length];
        for (var i = 0; i < confidences.Length; i++)
            confidences[i] = new(labels[i], (double)votes[i] / nearest.Length);

        return Prediction.Of(
            winner,
            ImmutableCollectionsMarshal.AsImmutableArray(confidences),
            ImmutableCollectionsMarshal.AsImmutableArray(nearest),
            ClassifierKind.Knn
        );
    }

    private void ThrowIfOtherLength(FeatureVector features, string argument)
    {
        if (FeatureLength is { } length)
            features.ThrowIfOtherLength(length, argument);
    }
}
