using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

// What is not a project at all is refused, and so is what this version has no meaning for: a reader that passes over it
// would lose it at the next save. Records with wrong values are left out, and said so.
internal static partial class ProjectJson
{
    private static readonly Message Damaged = Message.Of("project.damaged");

    /// <summary>Reads a project as far as it stands in this file.</summary>
    public static ProjectDraft Read(ReadOnlyMemory<byte> utf8, ProjectBackbone backbone, Migrations migrations)
    {
        using var document = Json.Parse(utf8, () => new ProjectFormatException(Damaged));
        var version = VersionOf(document.RootElement);
        if (version > migrations.Version)
        {
            throw new ProjectFormatException(Message.Of("project.newer"));
        }

        if (migrations.IsReadAsItIs(version))
            return ReadCurrent(document.RootElement, backbone, version);

        var old = JsonObject.Create(document.RootElement.Clone())!;
        using var migrated = Json.Parse(
            System.Text.Encoding.UTF8.GetBytes(migrations.Apply(old, version).ToJsonString()),
            () => new ProjectFormatException(Damaged)
        );
        return ReadCurrent(migrated.RootElement, backbone, migrations.Version);
    }

    /// <summary>Whether a file is the list of a project, of whatever version. One that cannot be read at all may have been one.</summary>
    public static bool IsList(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = Json.Parse(utf8, () => new ProjectFormatException(Damaged));
            return IsProject(document.RootElement);
        }
        catch (ProjectFormatException)
        {
            return true;
        }
    }

    private static bool IsProject(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("format", out var format) && Json.IsText(format, Format);

    private static int VersionOf(JsonElement root)
    {
        if (!IsProject(root))
            throw new ProjectFormatException(Message.Of("project.none"));

        return
            root.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number >= 0
            ? number
            : throw new ProjectFormatException(Message.Of("project.no-version"));
    }

    private static ProjectDraft ReadCurrent(JsonElement root, ProjectBackbone backbone, int version)
    {
        var record = JsonRecord.Of(
            root,
            Message.Of("project.record.root"),
            "format",
            "version",
            "backbone",
            "settings",
            "labels",
            "examples"
        );
        if (record.Int("version") != version)
            throw new ProjectFormatException(Damaged);

        var draft = new ProjectDraft();
        ReadSettings(draft, record);
        if (!IsSame(record, backbone))
            draft.MakeStale(Message.Of("project.features.other-backbone"));
        ReadLabels(
            draft,
            ArrayOf(
                record,
                "labels",
                Project.MaxLabels,
                Message.Of("project.no-labels"),
                Message.Of("project.too-many-labels", ("most", Project.MaxLabels))
            )
        );
        ReadExamples(
            draft,
            ArrayOf(
                record,
                "examples",
                Project.MaxExamples,
                Message.Of("project.no-examples"),
                Message.Of("project.too-many-examples", ("most", Project.MaxExamples))
            ),
            version == VersionOfPictures ? ["id", "label", "picture", "row"] : ["id", "label", "picture", "row", "numbers"]
        );
        return draft;
    }

    private static JsonElement ArrayOf(JsonRecord project, string name, int max, Message missing, Message tooMany)
    {
        if (!project.Has(name) || project[name].ValueKind != JsonValueKind.Array)
            throw new ProjectFormatException(missing);
        if (project[name].GetArrayLength() > max)
            throw new ProjectFormatException(tooMany);

        return project[name];
    }

    private static bool IsSame(JsonRecord project, ProjectBackbone backbone)
    {
        if (!project.Has("backbone"))
            return false;

        var record = JsonRecord.Of(project["backbone"], Message.Of("project.record.backbone"), "id", "sha256", "recipe");
        return record.FindText("id") == backbone.Id
            && record.FindText("sha256") == backbone.Sha256
            && record.FindText("recipe") == backbone.Recipe;
    }

    private static void ReadSettings(ProjectDraft draft, JsonRecord project)
    {
        if (!project.Has("settings") || project["settings"].ValueKind != JsonValueKind.Object)
        {
            draft.Report(RepairKind.SettingChanged, Message.Of("project.settings.missing"));
            draft.MakeStale(Message.Of("project.features.views-unknown"));
            return;
        }

        var record = JsonRecord.Of(
            project["settings"],
            Message.Of("project.record.settings"),
            "views",
            "classifier",
            "features",
            "neighbours"
        );
        var settings = draft.Settings;
        if (record.FindInt("views") is { } views && ProjectSettings.IsViews(views))
        {
            settings = settings with { Views = (Augmentation)views };
        }
        else
        {
            draft.Report(RepairKind.SettingChanged, Message.Of("project.settings.views"));
            draft.MakeStale(Message.Of("project.features.views-unknown"));
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
            draft.Report(RepairKind.SettingChanged, Message.Of("project.settings.classifier"));

        if (TryName<FeatureKind?>(record, "features", [null, FeatureKind.Plain, FeatureKind.Pooled], NameOf, out var features))
            settings = settings with { Features = features };
        else
            draft.Report(RepairKind.SettingChanged, Message.Of("project.settings.features"));

        if (record.FindInt("neighbours") is { } neighbours && ProjectSettings.IsNeighbours(neighbours))
            settings = settings with { Neighbours = neighbours };
        else
            draft.Report(
                RepairKind.SettingChanged,
                Message.Of("project.settings.neighbours", ("most", ProjectSettings.MaxNeighbours), ("now", settings.Neighbours))
            );

        draft.Settings = settings;
    }

    private static void ReadLabels(ProjectDraft draft, JsonElement labels)
    {
        var number = 0;
        foreach (var element in labels.EnumerateArray())
        {
            var place = Message.Of("project.record.label", ("number", ++number));
            var record = JsonRecord.Of(element, place, "id", "name", "colour", "robot");
            try
            {
                draft.Add(ReadLabel(draft, record, number));
            }
            catch (ProjectFormatException exception)
            {
                draft.Report(RepairKind.LabelDropped, Message.Sequence(exception.Reason, Message.Of("project.label.left-out")));
            }
        }
    }

    private static ProjectLabel ReadLabel(ProjectDraft draft, JsonRecord record, int number)
    {
        var label = new Label(record.Int("id"));
        if (draft.Has(label))
            throw new ProjectFormatException(Message.Of("project.record.same-id", ("place", record.Place)));

        var name = record.FindText("name") ?? "";
        if (name != LabelName.Clean(name) || LabelName.FindFault(name, draft.Names) is not null)
        {
            var given = draft.FreeName(LabelName.Clean(name), number: draft.Labels.Count + 1);
            draft.Report(
                RepairKind.LabelChanged,
                Message.Of("project.label.renamed", ("number", number), ("name", given)),
                label: label
            );
            name = given;
        }

        var colour = record.FindText("colour");
        if (colour is null || !ProjectLabel.IsColour(colour))
        {
            colour = LabelPalette.NameOf(LabelColour.Slate);
            draft.Report(RepairKind.LabelChanged, Message.Of("project.label.no-colour", ("name", name)), label: label);
        }

        var robot = record.FindText("robot");
        if (robot is not (Ship or Reject))
        {
            draft.Report(RepairKind.LabelChanged, Message.Of("project.label.no-disposition", ("name", name)), label: label);
        }

        return new(label, name, colour, Ships: robot == Ship);
    }

    private static void ReadExamples(ProjectDraft draft, JsonElement examples, string[] members)
    {
        var number = 0;
        foreach (var element in examples.EnumerateArray())
        {
            var place = Message.Of("project.record.example", ("number", ++number));
            var record = JsonRecord.Of(element, place, members);
            ExampleId? id = null;
            try
            {
                id = new ExampleId(record.Int("id"));
                draft.Add(ReadExample(draft, record, id.Value));
            }
            catch (ProjectFormatException exception)
            {
                draft.Report(
                    RepairKind.ExampleDropped,
                    Message.Sequence(exception.Reason, Message.Of("project.example.left-out")),
                    id
                );
            }
        }
    }

    private static ProjectDraft.DraftExample ReadExample(ProjectDraft draft, JsonRecord record, ExampleId id)
    {
        var label = new Label(record.Int("label"));
        var picture = record.Has("numbers") && !record.Has("picture") ? null : record.Text("picture");
        if (draft.Has(id))
            throw new ProjectFormatException(Message.Of("project.record.same-id", ("place", record.Place)));
        if (!draft.Has(label))
            throw new ProjectFormatException(Message.Of("project.example.no-label", ("place", record.Place)));
        if (picture is null)
        {
            return record.FindInt("numbers") is { } place and >= 0 && !record.Has("row") && draft.ClaimNumbers(place)
                ? new(id, label, Picture: null, place, record.Place)
                : throw new ProjectFormatException(Message.Of("project.example.no-numbers", ("place", record.Place)));
        }

        if (record.Has("numbers"))
            throw new ProjectFormatException(Message.Of("project.example.picture-and-numbers", ("place", record.Place)));
        if (!IsPictureName(picture) || !draft.ClaimPicture(picture))
            throw new ProjectFormatException(Message.Of("project.example.no-picture", ("place", record.Place)));

        int? row = null;
        if (record.Has("row"))
        {
            if (record.FindInt("row") is { } number and >= 0 && draft.ClaimRow(number))
                row = number;
            else
                draft.Report(RepairKind.FeaturesDropped, Message.Of("project.example.no-features", ("place", record.Place)), id);
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
}
