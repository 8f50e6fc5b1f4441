using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning.Features;

namespace Sortline.Learning.Evaluation;

/// <summary>Pictures parted in two: some to learn from, the others for the test.</summary>
/// <param name="Train">What the classifier learns: equally many of each label.</param>
/// <param name="Test">What it is then tested with: all the rest.</param>
public sealed record Split(ImmutableArray<LabelledPicture> Train, ImmutableArray<LabelledPicture> Test)
{
    /// <summary>Draws so many pictures of each label for training.</summary>
    /// <param name="pictures">At least one more of each label than <paramref name="shots"/>. Their order does not matter.</param>
    /// <param name="shots">How many of each label are for training.</param>
    /// <param name="seed">
    /// The same seed draws the same pictures, on every machine. For repeats, take one seed after the other: each split
    /// depends on its own seed alone, so they may be drawn and tested side by side.
    /// </param>
    /// <exception cref="ArgumentException">A label has too few pictures, or two pictures have one id.</exception>
    public static Split Draw(ImmutableArray<LabelledPicture> pictures, int shots, int seed)
    {
        if (shots < 1)
            throw new ArgumentOutOfRangeException(nameof(shots), shots, "At least one picture of each label has to be taught.");

        LabelledPictures.ThrowIfDuplicateIds(pictures);
        var random = new Random(seed);
        var train = new HashSet<ExampleId>();
        foreach (var label in pictures.GroupBy(picture => picture.Label).OrderBy(label => label.Key))
        {
            LabelledPicture[] all = [.. label.OrderBy(picture => picture.Id)];
            if (all.Length <= shots)
            {
                var message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Label {label.Key.Id} has {all.Length} pictures, too few to teach {shots} and ask at least one. "
                );
                throw new ArgumentException(message + "Teach fewer, or add pictures.", nameof(pictures));
            }

            random.Shuffle(all);
            train.UnionWith(all.Take(shots).Select(picture => picture.Id));
        }

        var sorted = pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return new(
            [.. sorted.Where(picture => train.Contains(picture.Id))],
            [.. sorted.Where(picture => !train.Contains(picture.Id))]
        );
    }

    /// <summary>Fits a classifier to the one part and tests it with the other.</summary>
    /// <param name="method">How to learn.</param>
    /// <param name="neighbours">How many vote, for k nearest neighbours.</param>
    public EvaluationResult Evaluate(LearningMethod method, int neighbours = KnnClassifier.DefaultNeighbours)
    {
        var classifier = method.Fit(Train, neighbours);
        return EvaluationResult.Of(
            Test.Select(picture => new ScoredPrediction(
                picture.Id,
                picture.Label,
                classifier.Predict(picture.Features.Of(method.Features))
            ))
        );
    }
}
