using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning.Features;

namespace Sortline.Learning.Evaluation;

/// <summary>Pictures parted in two: some are taught, the others asked.</summary>
/// <param name="Taught">What the classifier learns: equally many of each label.</param>
/// <param name="Asked">What it is then asked: all the rest.</param>
public sealed record Split(ImmutableArray<LabelledPicture> Taught, ImmutableArray<LabelledPicture> Asked)
{
    /// <summary>Draws so many pictures of each label to be taught.</summary>
    /// <param name="pictures">At least one more of each label than <paramref name="shots"/>. Their order does not matter.</param>
    /// <param name="shots">How many of each label are taught.</param>
    /// <param name="seed">
    /// The same seed draws the same pictures, on every machine. For repeats, take one seed after the other: each split
    /// depends on its own seed alone, so they may be drawn and tested side by side.
    /// </param>
    /// <exception cref="ArgumentException">A label has too few pictures, or two pictures have one id.</exception>
    public static Split Draw(ImmutableArray<LabelledPicture> pictures, int shots, int seed)
    {
        if (shots < 1)
            throw new ArgumentOutOfRangeException(nameof(shots), shots, "At least one picture of each label has to be taught.");

        Pictures.Check(pictures);
        var random = new Random(seed);
        var taught = new HashSet<ExampleId>();
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
            taught.UnionWith(all.Take(shots).Select(picture => picture.Id));
        }

        var sorted = pictures.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return new(
            [.. sorted.Where(picture => taught.Contains(picture.Id))],
            [.. sorted.Where(picture => !taught.Contains(picture.Id))]
        );
    }

    /// <summary>Teaches the one part and asks about the other.</summary>
    /// <param name="method">How to learn.</param>
    /// <param name="neighbours">How many vote, for k nearest neighbours.</param>
    public AnswerSheet Test(Method method, int neighbours = 3)
    {
        var classifier = method.Fit(Taught, neighbours);
        return AnswerSheet.Of(
            Asked.Select(picture => new Answer(
                picture.Id,
                picture.Label,
                classifier.Predict(picture.Features.Of(method.Features))
            ))
        );
    }
}
