using System.Globalization;
using System.Text.Json;
using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>
/// Finds the pictures of a model that Teachable Machine, or one of its relatives (genai-tm), exported: <c>metadata.json</c> with the
/// names of the labels, <c>model.json</c> and <c>weights.bin</c>; with <c>samples/CLASS_NUMBER.png</c> if it kept its pictures.
/// </summary>
internal static class GenerativeMachine
{
    private const string Metadata = "metadata.json",
        Samples = "samples/";

    private const int MaxMetadataBytes = 1 << 20,
        MostNamed = 6;

    /// <summary>Lists its pictures.</summary>
    /// <returns>What it is, in a sentence; <see langword="null"/> if it is no such model.</returns>
    /// <exception cref="ProjectFormatException">It is one without pictures.</exception>
    public static async Task<Message?> ListAsync(ZippedFiles zip, PictureImport.Builder list, CancellationToken cancellationToken)
    {
        var hasPictures = zip.Names.Any(PictureNames.IsPicture);
        if (!zip.Has(Metadata) || await LabelsAsync(zip, cancellationToken).ConfigureAwait(false) is not { Length: > 0 } labels)
            return !hasPictures && zip.Names.Any(IsModel) ? throw NoPictures() : null;

        var samples = zip.Names.Where(name => name.StartsWith(Samples, StringComparison.OrdinalIgnoreCase)).ToList();
        if (samples.Count == 0)
            return hasPictures ? null : throw NoPictures();
        if (samples.TrueForAll(name => ClassOf(name[Samples.Length..], labels) is null))
        {
            throw new ProjectFormatException(
                Message.Of(
                    "project.import.no-classes",
                    ("file", ZipReader.Sanitise(samples[0])),
                    ("labels", ZipReader.Sanitise(string.Join(", ", labels.Take(MostNamed))))
                )
            );
        }

        foreach (var name in samples.OrderBy(FolderRules.NaturalSortKey, StringComparer.Ordinal))
        {
            if (ClassOf(name[Samples.Length..], labels) is { } label)
                list.Add(label, zip.PathOf(name));
            else
                list.Skip(Message.Of("project.import.no-class", ("file", ZipReader.Sanitise(name))));
        }

        return Message.Of("project.import.tm");
    }

    private static ProjectFormatException NoPictures() => new(Message.Of("project.import.tm-model"));

    // For TensorFlow.js, Keras, TensorFlow and TensorFlow Lite: what Teachable Machine exports.
    private static bool IsModel(string file) =>
        file is "model.json"
        || file.EndsWith("saved_model.pb", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".h5", StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(".tflite", StringComparison.OrdinalIgnoreCase);

    private static async Task<string[]?> LabelsAsync(ZippedFiles zip, CancellationToken cancellationToken)
    {
        try
        {
            var json = await zip.ReadAsync(Metadata, MaxMetadataBytes, cancellationToken).ConfigureAwait(false);
            using var metadata = Json.Parse(json, () => new ProjectFormatException());
            return
                metadata.RootElement.ValueKind == JsonValueKind.Object
                && metadata.RootElement.TryGetProperty("labels", out var labels)
                && labels.ValueKind == JsonValueKind.Array
                && labels.EnumerateArray().All(label => label.ValueKind == JsonValueKind.String)
                ? [.. labels.EnumerateArray().Select(label => label.GetString()!)]
                : null;
        }
        catch (Exception exception) when (exception is ProjectFormatException or InvalidOperationException)
        {
            return null; // Some other program's metadata.
        }
    }

    // CLASS is the place of a label, counted from 0, or its name.
    private static string? ClassOf(string sample, string[] labels)
    {
        var gap = sample.LastIndexOf('_');
        if (gap <= 0)
            return null;

        var named = sample[..gap];
        return int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < labels.Length
            ? labels[place]
            : Array.Find(labels, label => label == named);
    }
}
