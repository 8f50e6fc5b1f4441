using Sortline.Learning;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Training;

/// <summary>How new pictures are to the examples, made once for each version of the dataset.</summary>
/// <remarks>What a shift decides by it depends on the examples alone, not on who asked first.</remarks>
/// <param name="copies">Knows the near-copies, of which one counts.</param>
internal sealed class NoveltyIndex(CopyIndex copies)
{
    private (int DatasetVersion, NoveltyGauge? Gauge)? _known;

    /// <summary>Whether the gauge of a state's examples is there; that may be none.</summary>
    public bool TryGet(ActivityState state, out NoveltyGauge? gauge)
    {
        var isThere = _known is { } known && known.DatasetVersion == state.DatasetVersion;
        gauge = isThere ? _known!.Value.Gauge : null;
        return isThere;
    }

    /// <summary>Makes it, with pauses, unless it is there.</summary>
    /// <param name="state">What is taught.</param>
    public async IAsyncEnumerable<bool> Make(ActivityState state)
    {
        if (TryGet(state, out _))
            yield break;

        var nearCopies = CopyGroups.None;
        await foreach (var piece in copies.Find(state, found => nearCopies = found))
            yield return piece;

        NoveltyTraining training = new([.. state.ExamplesWithFeatures()], nearCopies);
        while (training.Advance())
            yield return true;
        _known = (state.DatasetVersion, training.Result);
    }
}
