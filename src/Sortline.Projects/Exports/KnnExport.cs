using System.Text.Encodings.Web;
using System.Text.Json;
using Sortline.Learning.Features;

namespace Sortline.Projects.Exports;

/// <summary>Writes a project's examples as a dataset for the npm package <c>@tensorflow-models/knn-classifier</c>.</summary>
/// <remarks>
/// Read it in JavaScript with
/// <c>classifier.setClassifierDataset(Object.fromEntries(JSON.parse(text).map(([label, data, shape]) => [label, tf.tensor(data, shape)])))</c>.
/// The rows have length 1, as the package keeps them.
/// </remarks>
public static class KnnExport
{
    // The package keeps labels as members of plain objects, where this name means something else.
    private const string Taken = "__proto__";

    /// <summary>Writes the features of one kind of all examples that have any, label by label.</summary>
    /// <param name="project">The project. Labels without such examples are left out.</param>
    /// <param name="features">Which features.</param>
    /// <param name="json">Where to write to; need not be able to seek. It stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(
        Project project,
        FeatureKind features,
        Stream json,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(json);

        var examples = project
            .LabelledPictures()
            .Where(example => example.Features.Has(features))
            .ToLookup(example => example.Label, example => example.Features.Of(features));
        var writer = new Utf8JsonWriter(json, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await using var owned = writer.ConfigureAwait(false);
        writer.WriteStartArray();
        foreach (var label in project.Labels.Where(label => examples.Contains(label.Label)))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(NameOf(label, project));
            writer.WriteStartArray();
            foreach (var vector in examples[label.Label])
            {
                WriteUnit(writer, vector.Span);
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            writer.WriteEndArray();
            writer.WriteStartArray();
            writer.WriteNumberValue(examples[label.Label].Count());
            writer.WriteNumberValue(examples[label.Label].First().Length);
            writer.WriteEndArray();
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteUnit(Utf8JsonWriter writer, ReadOnlySpan<float> numbers)
    {
        var sumOfSquares = 0.0;
        foreach (var number in numbers)
            sumOfSquares += (double)number * number;

        var scale = 1 / Math.Sqrt(sumOfSquares);
        foreach (var number in numbers)
            writer.WriteNumberValue((float)(number * scale));
    }

    private static string NameOf(ProjectLabel label, Project project)
    {
        var name = label.Name;
        if (name == Taken)
        {
            do name = $"({name})";
            while (project.Labels.Any(other => other.Name == name));
        }

        return name;
    }
}
