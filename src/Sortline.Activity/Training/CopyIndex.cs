using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Activity.Training;

/// <summary>Which examples are near-copies of one another, found once for each version of the dataset.</summary>
/// <remarks>Whoever learns asks first, so that what is learned depends on the examples alone, not on who was quicker.</remarks>
/// <param name="pictures">Knows the prints.</param>
internal sealed class CopyIndex(IPictures pictures)
{
    private Dictionary<PictureId, PicturePrint> _prints = [];
    private (int DatasetVersion, CopyGroups Copies)? _known;

    /// <summary>Finds them, with pauses.</summary>
    /// <param name="state">What is taught.</param>
    /// <param name="found">Takes what was found.</param>
    public async IAsyncEnumerable<bool> Find(ActivityState state, Action<CopyGroups> found)
    {
        if (_known is not { } known || known.DatasetVersion != state.DatasetVersion)
        {
            var among = CopyGroups.None;
            await foreach (var piece in FindAmong(state.Examples, copies => among = copies, prints => _prints = prints))
                yield return piece;

            _known = known = (state.DatasetVersion, among);
        }

        found(known.Copies);
    }

    /// <summary>How dark and how bright the pictures of the examples are that were looked through last; <see langword="null"/> without any.</summary>
    public (double Darkest, double Brightest)? Light =>
        _prints.Count == 0
            ? null
            : (_prints.Values.Min(print => print.Brightness), _prints.Values.Max(print => print.Brightness));

    /// <summary>Finds those among any examples, such as those of an earlier moment, with pauses.</summary>
    /// <param name="examples">The examples; those that have yet to be looked at are passed over.</param>
    /// <param name="found">Takes what was found.</param>
    public IAsyncEnumerable<bool> FindAmong(ImmutableArray<TaughtExample> examples, Action<CopyGroups> found) =>
        FindAmong(examples, found, _ => { });

    private async IAsyncEnumerable<bool> FindAmong(
        ImmutableArray<TaughtExample> examples,
        Action<CopyGroups> found,
        Action<Dictionary<PictureId, PicturePrint>> read
    )
    {
        Dictionary<ExampleId, PicturePrint> printOf = [];
        Dictionary<PictureId, PicturePrint> prints = [];
        foreach (var example in examples.Where(example => example.Features is not null))
        {
            if (example.Picture is not { } picture)
                continue;
            var isNew = !_prints.TryGetValue(picture, out var print);
            if (isNew)
                print = await pictures.PrintOfAsync(picture);
            if (print is null)
                continue;

            printOf[example.Id] = prints[picture] = print;
            if (isNew)
                yield return true;
        }

        read(prints);
        CopySearch search = new(
            [.. examples.Select(example => example.WithFeatures).OfType<LabelledPicture>()],
            printOf.GetValueOrDefault
        );
        while (search.Advance())
            yield return true;
        found(search.Result);
    }
}
