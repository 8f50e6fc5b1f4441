using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning.Features;

namespace Sortline.Learning.Evaluation;

/// <summary>Pictures parted in two: some to learn from, the others for the test.</summary>
/// <remarks>
/// Near-copies count as one picture: of a group the one with the smallest id is taught or asked about, and the others are
/// laid aside. So a folder in which every picture lies four times is measured like one in which each lies once. A group
/// that has pictures of two labels stays on one side, too: what is taught under one label is not asked about under another.
/// </remarks>
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
    /// <param name="copies">Near-copies among the pictures; none unless told. <see cref="CopySearch"/> finds them.</param>
    /// <exception cref="ArgumentException">A label has too few pictures, or two pictures have one id.</exception>
    public static Split Draw(ImmutableArray<LabelledPicture> pictures, int shots, int seed, CopyGroups? copies = null)
    {
        if (shots < 1)
            throw new ArgumentOutOfRangeException(nameof(shots), shots, "At least one picture of each label has to be taught.");

        LabelledPictures.ThrowIfDuplicateIds(pictures);
        var groups = copies ?? CopyGroups.None;
        var random = new Random(seed);
        HashSet<ExampleId> train = [],
            taught = [],
            counted = [];
        foreach (var label in pictures.GroupBy(picture => picture.Label).OrderBy(label => label.Key))
        {
            var all = FirstOfEach([.. label.Select(picture => picture.Id).Order()], groups);
            if (all.Length <= shots)
                throw TooFew(label.Key, all.Length, shots, nameof(pictures));

            counted.UnionWith(all);
            random.Shuffle(all);
            train.UnionWith(all.Take(shots));
        }

        foreach (var id in train)
            taught.UnionWith(groups.WithCopies(id));
        var sorted = pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return new(
            [.. sorted.Where(picture => train.Contains(picture.Id))],
            [.. sorted.Where(picture => counted.Contains(picture.Id) && !taught.Contains(picture.Id))]
        );
    }

    /// <summary>How many pictures each label has where near-copies count as one, smallest label first.</summary>
    public static ImmutableArray<(Label Label, int Count)> CountOnce(ImmutableArray<LabelledPicture> pictures, CopyGroups copies)
    {
        ArgumentNullException.ThrowIfNull(copies);
        return
        [
            .. pictures
                .GroupBy(picture => picture.Label)
                .OrderBy(label => label.Key)
                .Select(label => (label.Key, FirstOfEach([.. label.Select(picture => picture.Id).Order()], copies).Length)),
        ];
    }

    private static ExampleId[] FirstOfEach(ExampleId[] ids, CopyGroups copies) =>
        [.. copies.Part(ids).Select(part => ids[part[0]])];

    private static ArgumentException TooFew(Label label, int count, int shots, string argument)
    {
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"Label {label.Id} has {count} pictures, too few to teach {shots} and ask at least one. "
        );
        return new(message + "Teach fewer, or add pictures.", argument);
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
