using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Formats;

/// <summary>The file <c>project.json</c>: everything about a project but pictures and numbers.</summary>
internal static partial class ProjectJson
{
    /// <summary>What the file is called in the zip. A zip with such a file is a project.</summary>
    public const string FileName = "project.json";

    /// <summary>The newest version. Any new member makes a new one.</summary>
    public const int Version = 2;

    /// <summary>The version that is written where every example has a picture: so releases that know no other still open the file.</summary>
    public const int VersionOfPictures = 1;

    private const string Format = "sortline",
        Auto = "auto",
        Ship = "ship",
        Reject = "reject";

    /// <summary>Writes a project. Examples with features have the rows 0, 1, 2 … in their order; those without pictures have such rows of their own.</summary>
    public static byte[] Write(Project project)
    {
        using var json = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                json,
                new()
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteNumber("version", project.WithoutPicture > 0 ? Version : VersionOfPictures);
            WriteBackbone(writer, project.Backbone);
            WriteSettings(writer, project.Settings);
            WriteLabels(writer, project);
            WriteExamples(writer, project);
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    /// <summary>The name of the picture at a place in the list of examples.</summary>
    public static string PictureName(int index) => string.Create(CultureInfo.InvariantCulture, $"pictures/{index + 1:D6}.png");

    private static void WriteBackbone(Utf8JsonWriter writer, ProjectBackbone backbone)
    {
        writer.WriteStartObject("backbone");
        writer.WriteString("id", backbone.Id);
        writer.WriteString("sha256", backbone.Sha256);
        writer.WriteString("recipe", backbone.Recipe);
        writer.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter writer, ProjectSettings settings)
    {
        writer.WriteStartObject("settings");
        writer.WriteNumber("views", (int)settings.Views);
        writer.WriteString("classifier", NameOf(settings.Classifier));
        writer.WriteString("features", NameOf(settings.Features));
        writer.WriteNumber("neighbours", settings.Neighbours);
        writer.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter writer, Project project)
    {
        writer.WriteStartArray("labels");
        foreach (var label in project.Labels)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", label.Label.Id);
            writer.WriteString("name", label.Name);
            writer.WriteString("colour", label.Colour);
            writer.WriteString("robot", label.Ships ? Ship : Reject);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteExamples(Utf8JsonWriter writer, Project project)
    {
        var (row, numbers) = (0, 0);
        writer.WriteStartArray("examples");
        for (var i = 0; i < project.Examples.Length; i++)
        {
            var example = project.Examples[i];
            writer.WriteStartObject();
            writer.WriteNumber("id", example.Id.Value);
            writer.WriteNumber("label", example.Label.Id);
            if (!example.HasPicture)
            {
                writer.WriteNumber("numbers", numbers++);
                writer.WriteEndObject();
                continue;
            }

            writer.WriteString("picture", PictureName(i));
            if (example.Features is not null)
                writer.WriteNumber("row", row++);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string NameOf(ClassifierKind? kind) =>
        kind switch
        {
            ClassifierKind.Knn => "knn",
            ClassifierKind.Ridge => "ridge",
            _ => Auto,
        };

    private static string NameOf(FeatureKind? kind) =>
        kind switch
        {
            FeatureKind.Plain => "plain",
            FeatureKind.Pooled => "pooled",
            _ => Auto,
        };
}
