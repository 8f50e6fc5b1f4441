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
            Dictionary<ExampleId, PicturePrint> printOf = [];
            Dictionary<PictureId, PicturePrint> kept = [];
            foreach (var example in state.Examples.Where(example => example.Features is not null))
            {
                if (example.Picture is not { } picture)
                    continue;
                var isNew = !_prints.TryGetValue(picture, out var print);
                if (isNew)
                    print = await pictures.PrintOfAsync(picture);
                if (print is null)
                    continue;

                printOf[example.Id] = kept[picture] = print;
                if (isNew)
                    yield return true;
            }

            _prints = kept;
            CopySearch search = new([.. state.ExamplesWithFeatures()], printOf.GetValueOrDefault);
            while (search.Advance())
                yield return true;
            _known = known = (state.DatasetVersion, search.Result);
        }

        found(known.Copies);
    }
}
