using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>A dataset of knn-classifier as a project: its examples have no pictures.</summary>
/// <remarks>
/// What a row is, its length says: each kind of features has one of its own. Nothing else in a dataset tells which network made it, so a
/// row of the right length is taken for one of ours.
/// </remarks>
public static class KnnImport
{
    // What MobileNet 1.0 gives: by far the most of such datasets.
    private const int UsualLength = 1024;

    /// <summary>Whether a file may be a dataset: JSON begins as a zip never does.</summary>
    /// <param name="file">The file; must be able to seek, and is left at its beginning. It stays open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<bool> IsJsonAsync(Stream file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Position = 0;
        var start = new byte[256];
        var length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        file.Position = 0;
        return IsJson(start.AsSpan(0, length));
    }

    /// <summary>Whether a file that begins so may be a dataset.</summary>
    public static bool IsJson(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(KnnDataset.ByteOrderMark))
            start = start[KnnDataset.ByteOrderMark.Length..];
        return start.TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'{', ..];
    }

    /// <summary>Makes a project of a dataset.</summary>
    /// <param name="rows">Its examples, label by label.</param>
    /// <param name="settings">How to learn. Views that such rows cannot be of give way to those that they are of.</param>
    /// <param name="ships">Whether things with a label of this name pass the robot; all do, unless told.</param>
    /// <exception cref="ProjectFormatException">They are of another network, or there are none.</exception>
    public static Project ToProject(ImmutableArray<KnnRow> rows, ProjectSettings settings, Func<string, bool>? ships = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (rows.IsDefaultOrEmpty)
            throw new ProjectFormatException(Message.Of("project.knn.nothing"));

        var (kind, views) = KindOf(rows[0].Features.Length, settings.Views);
        Dictionary<string, Label> labels = [];
        foreach (var name in rows.Select(row => row.Label).Distinct())
            labels.Add(name, new(labels.Count + 1));
        return new(
            labels.Select(
                (label, index) =>
                    new ProjectLabel(
                        label.Value,
                        label.Key,
                        LabelPalette.NameOf(LabelPalette.At(index)),
                        ships is null || ships(label.Key)
                    )
            ),
            rows.Select(
                (row, index) =>
                    new ProjectExample(new(index + 1), labels[row.Label], PictureFeatures.WithoutPicture(kind, row.Features))
            ),
            settings with
            {
                Views = views,
            }
        );
    }

    private static (FeatureKind Kind, Augmentation Views) KindOf(int length, Augmentation wanted)
    {
        var lengths = FeatureLengths.Current;
        if (length == lengths.Plain)
            return (FeatureKind.Plain, wanted);
        if (length == lengths.AnyWayRound)
            return (FeatureKind.Pooled, Augmentation.AnyWayRound);
        if (length == lengths.Upright)
            return (FeatureKind.Pooled, wanted is Augmentation.AnyWayRound ? Augmentation.Upright : wanted);

        throw new ProjectFormatException(
            Message.Of(
                "project.knn.other-network",
                ("length", length),
                ("usual", length == UsualLength ? 1 : 0),
                ("plain", lengths.Plain),
                ("pooled", lengths.AnyWayRound),
                ("upright", lengths.Upright)
            )
        );
    }
}
