using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning.Features;

namespace Sortline.Learning.Evaluation;

/// <summary>What every test asks of the pictures it is given.</summary>
internal static class LabelledPictures
{
    /// <summary>A kind of features that all have: the shorter one where there is a choice.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FeatureKind CommonKind(ImmutableArray<LabelledPicture> pictures)
    {
        foreach (var kind in Enum.GetValues<FeatureKind>())
        {
            if (pictures.All(picture => picture.Features.Has(kind)))
                return kind;
        }

        throw new ArgumentException(
            "Some examples have only plain features and some only pooled ones. Take those of one kind.",
            nameof(pictures)
        );
    }

    /// <summary>Refuses pictures that cannot be told apart.</summary>
    public static void ThrowIfDuplicateIds(ImmutableArray<LabelledPicture> pictures)
    {
        if (pictures.IsDefault)
            throw new ArgumentNullException(nameof(pictures));

        var ids = new HashSet<ExampleId>();
        foreach (var picture in pictures)
        {
            if (picture is null)
                throw new ArgumentNullException(nameof(pictures), "One of the pictures is missing.");
            if (ids.Add(picture.Id))
                continue;

            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"Example {picture.Id.Value} comes twice. Give each example an id of its own."
            );
            throw new ArgumentException(message, nameof(pictures));
        }
    }
}
