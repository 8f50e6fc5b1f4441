using System.Collections.Immutable;
using System.Globalization;
using Sortline.Cli.Pictures;
using Sortline.Learning;

namespace Sortline.Cli.Evaluating;

/// <summary>Examples drawn by chance, equally many of each label; all other pictures are for the test.</summary>
/// <param name="Examples">What is learned from.</param>
/// <param name="Tests">What is asked about.</param>
internal sealed record Draw(ImmutableArray<LabelledPicture> Examples, ImmutableArray<LabelledPicture> Tests)
{
    /// <summary>A seed for each of several draws.</summary>
    /// <param name="seed">Gives the same ones every time; the first ones are the same however many there are.</param>
    /// <param name="repeats">How many draws.</param>
    public static IEnumerable<int> Seeds(int seed, int repeats)
    {
        Random chance = new(seed);
        return Enumerable.Range(0, repeats).Select(_ => chance.Next());
    }

    /// <summary>Draws once.</summary>
    /// <param name="gallery">All pictures.</param>
    /// <param name="shots">How many examples of each label.</param>
    /// <param name="seed">The same seed draws the same examples.</param>
    public static Draw From(Gallery gallery, int shots, int seed)
    {
        Random chance = new(seed);
        List<LabelledPicture> examples = [], tests = [];
        foreach (var label in gallery.Pictures.GroupBy(picture => picture.Label)) // In the order of the labels, as the pictures are.
        {
            LabelledPicture[] pictures = [.. label];
            chance.Shuffle(pictures);
            examples.AddRange(pictures.AsSpan(..shots));
            tests.AddRange(pictures.AsSpan(shots..));
        }

        return new([.. examples], [.. tests]);
    }

    /// <summary>Sees that there is something to draw from.</summary>
    /// <exception cref="CliException">A label has too few pictures: at least one must be left for the test.</exception>
    public static void Check(Gallery gallery, int shots)
    {
        if (gallery.Labels.Length < 2)
        {
            throw new CliException(
                $"There is only one label, “{gallery.Labels[0]}”: nothing can be mistaken for it. Put pictures of another kind into a second folder.");
        }

        var counts = gallery.Counts();
        var least = counts.Min();
        if (least > shots)
            return;

        var label = gallery.Labels[counts.IndexOf(least)];
        var cure = least > 1
            ? $"Use --shots {least - 1} or less, or add pictures of it."
            : "Add pictures of it, or take its folder away.";
        throw new CliException(string.Create(
            CultureInfo.InvariantCulture,
            $"“{label}” has {(least == 1 ? "1 picture" : $"{least} pictures")} that can be used; --shots {shots} takes at least {shots + 1}, one of them for the test. {cure}"));
    }
}
