using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Formats;

// What is not a project at all is refused, and so is what this version has no meaning for: a reader that passes over it
// would lose it at the next save. Records with wrong values are left out, and said so.
internal static partial class ProjectJson
{
    private const string NoProject = "The file is a zip, but not a Sortline project. Choose one that Sortline has saved.";

    private const string Damaged = "The project's list is damaged. Fetch the file again from where it came from.";

    /// <summary>Reads a project as far as it stands in this file.</summary>
    public static ProjectDraft Read(ReadOnlyMemory<byte> utf8, ProjectBackbone backbone, Migrations migrations)
    {
        using var document = Json.Parse(utf8, () => new ProjectFormatException(Damaged));
        var version = VersionOf(document.RootElement);
        if (version > migrations.Version)
        {
            throw new ProjectFormatException(
                "The project was saved by a newer Sortline. Update this one to open it; the file was left as it is."
            );
        }

        if (version == migrations.Version)
            return ReadCurrent(document.RootElement, backbone, migrations.Version);

        var old = JsonObject.Create(document.RootElement.Clone())!;
        using var migrated = Json.Parse(
            System.Text.Encoding.UTF8.GetBytes(migrations.Apply(old, version).ToJsonString()),
            () => new ProjectFormatException(Damaged)
        );
        return ReadCurrent(migrated.RootElement, backbone, migrations.Version);
    }

    private static int VersionOf(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || !format.ValueEquals(Format)
        )
        {
            throw new ProjectFormatException(NoProject);
        }

        return
            root.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number >= 0
            ? number
            : throw new ProjectFormatException(
                "The project does not say its version. Fetch the file again from where it came from."
            );
    }

    private static ProjectDraft ReadCurrent(JsonElement root, ProjectBackbone backbone, int version)
    {
        var record = JsonRecord.Of(root, "the project", "format", "version", "backbone", "settings", "labels", "examples");
        if (record.Int("version") != version)
            throw new ProjectFormatException(Damaged);

        var draft = new ProjectDraft();
        ReadSettings(draft, record);
        if (!IsSame(record, backbone))
            draft.MakeStale(
                "The project was made with another way of seeing. Its features are worked out again from the pictures."
            );
        ReadLabels(draft, ArrayOf(record, "labels", Project.MaxLabels));
        ReadExamples(draft, ArrayOf(record, "examples", Project.MaxExamples));
        return draft;
    }

    private static JsonElement ArrayOf(JsonRecord project, string name, int max)
    {
        if (!project.Has(name) || project[name].ValueKind != JsonValueKind.Array)
            throw new ProjectFormatException($"The project has no list of {name}. Fetch the file again from where it came from.");
        if (project[name].GetArrayLength() > max)
        {
            throw new ProjectFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The project has more than {max} {name}, which is all there is room for."
                )
            );
        }

        return project[name];
    }

    private static bool IsSame(JsonRecord project, ProjectBackbone backbone)
    {
        if (!project.Has("backbone"))
            return false;

        var record = JsonRecord.Of(project["backbone"], "the backbone", "id", "sha256", "recipe");
        return record.FindText("id") == backbone.Id
            && record.FindText("sha256") == backbone.Sha256
            && record.FindText("recipe") == backbone.Recipe;
    }

    private static void ReadSettings(ProjectDraft draft, JsonRecord project)
    {
        if (!project.Has("settings") || project["settings"].ValueKind != JsonValueKind.Object)
        {
            draft.Report(RepairKind.SettingChanged, "The settings were missing. They are the usual ones now.");
            draft.MakeStale("Nothing says how the pictures were looked at. Their features are worked out again.");
            return;
        }

        var record = JsonRecord.Of(project["settings"], "the settings", "views", "classifier", "features", "neighbours");
        var settings = draft.Settings;
        if (record.FindInt("views") is { } views && ProjectSettings.IsViews(views))
        {
            settings = settings with { Views = (Augmentation)views };
        }
        else
        {
            draft.Report(RepairKind.SettingChanged, "The number of views was not 1, 2 or 8. It is 8 now.");
            draft.MakeStale("Nothing says how the pictures were looked at. Their features are worked out again.");
        }

        if (
            TryName<ClassifierKind?>(
                record,
                "classifier",
                [null, ClassifierKind.Knn, ClassifierKind.Ridge],
                NameOf,
                out var classifier
            )
        )
            settings = settings with { Classifier = classifier };
        else
            draft.Report(RepairKind.SettingChanged, "The classifier was none that Sortline knows. It is chosen by itself now.");

        if (TryName<FeatureKind?>(record, "features", [null, FeatureKind.Plain, FeatureKind.Pooled], NameOf, out var features))
            settings = settings with { Features = features };
        else
            draft.Report(
                RepairKind.SettingChanged,
                "The kind of features was none that Sortline knows. It is chosen by itself now."
            );

        if (record.FindInt("neighbours") is { } neighbours && ProjectSettings.IsNeighbours(neighbours))
            settings = settings with { Neighbours = neighbours };
        else
            draft.Report(
                RepairKind.SettingChanged,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The number of neighbours was not from 1 to {ProjectSettings.MaxNeighbours}. It is {settings.Neighbours} now."
                )
            );

        draft.Settings = settings;
    }

    private static void ReadLabels(ProjectDraft draft, JsonElement labels)
    {
        var number = 0;
        foreach (var element in labels.EnumerateArray())
        {
            var place = Place("Label", ++number, "in the list");
            var record = JsonRecord.Of(element, place, "id", "name", "colour", "robot");
            try
            {
                draft.Add(ReadLabel(draft, record));
            }
            catch (ProjectFormatException exception)
            {
                draft.Report(RepairKind.LabelDropped, $"{exception.Message} The label was left out, and its examples with it.");
            }
        }
    }

    private static ProjectLabel ReadLabel(ProjectDraft draft, JsonRecord record)
    {
        var label = new Label(record.Int("id"));
        if (draft.Has(label))
            throw new ProjectFormatException($"{record.Place} has the id of another one.");

        var name = record.FindText("name") ?? "";
        if (name != LabelName.Clean(name) || LabelName.Validate(name, draft.Names) is not null)
        {
            var given = draft.FreeName(LabelName.Clean(name), number: draft.Labels.Count + 1);
            draft.Report(
                RepairKind.LabelChanged,
                $"The name of {Lower(record.Place)} would not do. It is “{given}” now.",
                label: label
            );
            name = given;
        }

        var colour = record.FindText("colour");
        if (colour is null || !ProjectLabel.IsColour(colour))
        {
            colour = LabelPalette.NameOf(LabelColour.Slate);
            draft.Report(RepairKind.LabelChanged, $"The colour of label “{name}” was none. It is grey now.", label: label);
        }

        var robot = record.FindText("robot");
        if (robot is not (Ship or Reject))
        {
            draft.Report(
                RepairKind.LabelChanged,
                $"What the robot does with “{name}” was not said. It takes it off the belt now.",
                label: label
            );
        }

        return new(label, name, colour, Ships: robot == Ship);
    }

    private static void ReadExamples(ProjectDraft draft, JsonElement examples)
    {
        var number = 0;
        foreach (var element in examples.EnumerateArray())
        {
            var place = Place("Example", ++number, "in the list");
            var record = JsonRecord.Of(element, place, "id", "label", "picture", "row");
            ExampleId? id = null;
            try
            {
                id = new ExampleId(record.Int("id"));
                draft.Add(ReadExample(draft, record, id.Value));
            }
            catch (ProjectFormatException exception)
            {
                draft.Report(RepairKind.ExampleDropped, $"{exception.Message} It was left out.", id);
            }
        }
    }

    private static ProjectDraft.DraftExample ReadExample(ProjectDraft draft, JsonRecord record, ExampleId id)
    {
        var label = new Label(record.Int("label"));
        var picture = record.Text("picture");
        if (draft.Has(id))
            throw new ProjectFormatException($"{record.Place} has the id of another one.");
        if (!draft.Has(label))
            throw new ProjectFormatException($"{record.Place} has a label that the project does not have.");
        if (!IsPictureName(picture) || !draft.ClaimPicture(picture))
            throw new ProjectFormatException($"{record.Place} has no picture of its own.");

        int? row = null;
        if (record.Has("row"))
        {
            if (record.FindInt("row") is { } number and >= 0 && draft.ClaimRow(number))
                row = number;
            else
                draft.Report(
                    RepairKind.FeaturesDropped,
                    $"{record.Place} has no features of its own. They are worked out again.",
                    id
                );
        }

        return new(id, label, picture, row, record.Place);
    }

    private static bool TryName<T>(JsonRecord record, string member, T[] values, Func<T, string> nameOf, out T value)
    {
        var text = record.FindText(member);
        var index = Array.FindIndex(values, known => nameOf(known) == text);
        value = values[Math.Max(0, index)];
        return index >= 0;
    }

    private static bool IsPictureName(string name) =>
        name.Length == PictureName(0).Length
        && int.TryParse(name.AsSpan("pictures/".Length, 6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && name == PictureName(number - 1);

    private static string Place(string what, int number, string where) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {number} {where}");

    private static string Lower(string place) => char.ToLowerInvariant(place[0]) + place[1..];
}
