using System.Text;
using System.Text.Json.Nodes;
using Sortline.Learning;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Tests;

/// <summary>What the reader makes of a <c>project.json</c> that someone has changed.</summary>
public class ProjectJsonTests
{
    [Fact]
    [Fault(19)]
    [Promise(4)]
    public async Task A_newer_version_is_refused_and_says_to_update()
    {
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(2)), "\"version\": 1", "\"version\": 3, \"more\": [1]");

        Assert.Equal(
            "The project was saved by a newer Sortline. Update this one to open it; the file was left as it is.",
            await Samples.RefusalAsync(file)
        );
    }

    [Theory]
    [InlineData("\"version\": 1,", "", "does not say its version")]
    [InlineData("\"version\": 1", "\"version\": \"1\"", "does not say its version")]
    [InlineData("\"version\": 1", "\"version\": 0", "never released")]
    [InlineData("\"format\": \"sortline\"", "\"format\": \"tortline\"", "not a Sortline project")]
    [InlineData("\"version\": 1", "\"version\": 1, \"title\": \"x\"", "the project has “title”")]
    [InlineData("\"row\": 0", "\"row\": 0, \"note\": \"x\"", "Example 1 in the list has “note”")]
    [InlineData("\"row\": 0", "\"numbers\": 0", "Example 1 in the list has “numbers”")]
    [InlineData("\"version\": 1", "\"version\": 1, \"version\": 1", "damaged")]
    [InlineData("\"version\": 1", "\"version\": 1, // one", "damaged")]
    [InlineData("\"labels\"", "\"lables\"", "“lables”")]
    [Fault(22, 61)]
    public async Task What_this_version_has_no_meaning_for_is_refused(string what, string by, string because)
    {
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(2)), what, by);

        Assert.Contains(because, await Samples.RefusalAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    [Fault(22)]
    public async Task Deep_nesting_and_other_encodings_are_refused()
    {
        var file = await Samples.BytesAsync(Samples.Of(2));
        var deep = new string('[', 1000) + new string(']', 1000);

        Assert.Contains("damaged", await Samples.RefusalAsync(Zips.ChangeList(file, _ => deep)), StringComparison.Ordinal);
        var utf16 = Zips.Change(
            file,
            (name, bytes) => name == "project.json" ? Encoding.Unicode.GetBytes(Zips.List(file)) : bytes
        );
        Assert.Contains("damaged", await Samples.RefusalAsync(utf16), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_reason_to_refuse()
    {
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(2)), list => "\uFEFF" + list);

        Assert.Empty((await Samples.ReadAsync(file)).Reading.Repairs);
    }

    [Theory]
    [InlineData(
        "\"id\": 2,\n      \"label\": 7",
        "\"id\": 1,\n      \"label\": 7",
        "Example 2 in the list has the id of another one. It was left out."
    )]
    [InlineData(
        "\"id\": 2,\n      \"label\": 7",
        "\"id\": 1e400,\n      \"label\": 7",
        "Example 2 in the list has no proper “id”. It was left out."
    )]
    [InlineData(
        "\"id\": 2,\n      \"label\": 7",
        "\"id\": 2,\n      \"label\": 9",
        "Example 2 in the list has a label that the project does not have. It was left out."
    )]
    [InlineData(
        "pictures/000002.png",
        "pictures/000001.png",
        "Example 2 in the list has no picture of its own. It was left out."
    )]
    [InlineData("pictures/000002.png", "../../etc/passwd", "Example 2 in the list has no picture of its own. It was left out.")]
    [InlineData("pictures/000002.png", "\\ud800", "Example 2 in the list has no proper “picture”. It was left out.")]
    [InlineData(
        "pictures/000002.png",
        "pictures/000009.png",
        "Example 2 in the list (pictures/000009.png) was left out. The picture is not in the file."
    )]
    [Fault(18, 22)]
    public async Task A_bad_example_costs_only_itself(string what, string by, string said)
    {
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(4)), what, by);

        var (reading, pictures) = await Samples.ReadAsync(file);

        var repair = Assert.Single(reading.Repairs);
        Assert.Equal((RepairKind.ExampleDropped, said), (repair.Kind, repair.Message));
        Assert.Equal([1, 3, 4], reading.Project.Examples.Select(example => example.Id.Value));
        Assert.Equal(3, pictures.Count);
    }

    [Theory]
    [InlineData("\"row\": 1", "\"row\": 0")]
    [InlineData("\"row\": 1", "\"row\": -1")]
    [InlineData("\"row\": 1", "\"row\": 77")]
    [InlineData("\"row\": 1", "\"row\": \"1\"")]
    [Fault(20)]
    public async Task A_row_that_is_not_its_own_costs_only_the_features(string what, string by)
    {
        var project = Samples.Of(4);
        var file = Zips.ChangeList(await Samples.BytesAsync(project), what, by);

        var (reading, _) = await Samples.ReadAsync(file);

        var repair = Assert.Single(reading.Repairs);
        Assert.Equal((RepairKind.FeaturesDropped, new ExampleId(2)), (repair.Kind, repair.Example));
        Assert.Equal(project.Examples.SetItem(1, project.Examples[1] with { Features = null }), reading.Project.Examples);
    }

    [Theory]
    [InlineData("\"Scratched gear\"", "\"\"", "Label 2")]
    [InlineData("\"Scratched gear\"", "\"  gear  \"", "gear 2")]
    [InlineData("\"Scratched gear\"", "\"  Bolt  \"", "Bolt")]
    [InlineData("\"Scratched gear\"", "12", "Label 2")]
    [InlineData("\"Scratched gear\"", "\"a\\u0007b\"", "Label 2")]
    [InlineData("\"Scratched gear\"", "\"\\udc00\"", "Label 2")]
    [Fault(11, 13)]
    public async Task A_name_that_will_not_do_gets_another_one(string what, string by, string given)
    {
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(4)), what, by);

        var (reading, _) = await Samples.ReadAsync(file);

        var repair = Assert.Single(reading.Repairs);
        Assert.Equal((RepairKind.LabelChanged, new Label(2)), (repair.Kind, repair.Label));
        Assert.Equal(["Gear", given, "Größe 2 – ⚙️"], reading.Project.Labels.Select(label => label.Name));
        Assert.Equal(4, reading.Project.Examples.Length);
    }

    [Fact]
    public async Task A_label_without_an_id_is_left_out_with_its_examples()
    {
        var file = Zips.ChangeList(
            await Samples.BytesAsync(Samples.Of(4)),
            "\"id\": 7,\n      \"name\"",
            "\"id\": 1,\n      \"name\""
        );

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal(
            [
                new(
                    RepairKind.LabelDropped,
                    "Label 3 in the list has the id of another one. The label was left out, and its examples with it."
                ),
                new(
                    RepairKind.ExampleDropped,
                    "Example 2 in the list has a label that the project does not have. It was left out.",
                    new(2)
                ),
            ],
            InWords.Of(reading.Repairs)
        );
        Assert.Equal(2, reading.Project.Labels.Length);
    }

    [Theory]
    [InlineData("\"robot\": \"ship\"", "\"robot\": \"fly\"", RepairKind.LabelChanged)]
    [InlineData("\"colour\": \"teal\"", "\"colour\": \"<b>\"", RepairKind.LabelChanged)]
    [InlineData("\"neighbours\": 3", "\"neighbours\": 0", RepairKind.SettingChanged)]
    [InlineData("\"classifier\": \"auto\"", "\"classifier\": \"best\"", RepairKind.SettingChanged)]
    [InlineData("\"features\": \"auto\"", "\"features\": 1", RepairKind.SettingChanged)]
    public async Task A_value_that_is_none_is_replaced_and_reported(string what, string by, RepairKind kind)
    {
        var project = Samples.Of(4);
        var file = Zips.ChangeList(await Samples.BytesAsync(project), what, by);

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal(kind, Assert.Single(reading.Repairs).Kind);
        Assert.Equal(project.Examples, reading.Project.Examples);
        Assert.Equal(project.Settings, reading.Project.Settings);
    }

    [Fact]
    [Fault(21)]
    public async Task Without_knowing_the_views_the_features_are_stale()
    {
        var file = Zips.ChangeList(await Samples.BytesAsync(Samples.Of(4)), "\"views\": 8", "\"views\": 3");

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal([RepairKind.SettingChanged, RepairKind.AllFeaturesDropped], reading.Repairs.Select(repair => repair.Kind));
        Assert.Equal(4, reading.Project.AwaitingFeatures().Count());
    }

    [Theory]
    [InlineData("\"id\": \"small\"", "\"id\": \"large\"")]
    [InlineData("\"sha256\": \"0", "\"sha256\": \"1")]
    [InlineData("\"recipe\": \"test\"", "\"recipe\": \"other\"")]
    [InlineData("\"recipe\": \"test\"", "\"recipe\": 1")]
    [Fault(21, 61)]
    public async Task Features_of_another_backbone_are_never_mixed_in(string what, string by)
    {
        var project = Samples.Of(4);
        var file = Zips.ChangeList(await Samples.BytesAsync(project), what, by);

        var (reading, pictures) = await Samples.ReadAsync(file);

        Assert.Equal(
            [
                new(
                    RepairKind.AllFeaturesDropped,
                    "The project was made with another way of seeing. Its features are worked out again from the pictures."
                ),
            ],
            InWords.Of(reading.Repairs)
        );
        Assert.Equal(4, pictures.Count);
        Assert.Empty(reading.Project.LabelledPictures());
        Assert.Equal(Samples.Small, reading.Project.Backbone);
    }

    [Fact]
    [Fault(18)]
    public async Task One_bad_example_among_five_hundred_is_named()
    {
        var file = Zips.Change(
            await Samples.BytesAsync(Samples.Of(500)),
            (name, bytes) => name == "pictures/000321.png" ? bytes[..^9] : bytes
        );

        var (reading, _) = await Samples.ReadAsync(file);

        Assert.Equal(499, reading.Project.Examples.Length);
        Assert.Equal(
            [
                new(
                    RepairKind.ExampleDropped,
                    "Example 321 in the list (pictures/000321.png) was left out. The picture is cut off. Take it again.",
                    new(321)
                ),
            ],
            InWords.Of(reading.Repairs)
        );
    }

    [Fact]
    [Fault(19)]
    [Promise(4)]
    public async Task An_older_version_is_brought_up_to_date_step_by_step()
    {
        var migrations = new Migrations(
            3,
            Migrations
                .Current.Steps.SetItem(1, project => Renamed(project, "settings", "choices"))
                .Add(2, project => Renamed(project, "choices", "settings"))
        );
        var project = Samples.Of(3);
        using var file = new MemoryStream(await Samples.BytesAsync(project));

        var reading = await ProjectFile.ReadAsync(
            file,
            null,
            Samples.Small,
            null,
            null,
            migrations,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(project, reading.Project);
        Assert.Empty(reading.Repairs);
    }

    [Fact]
    [Fault(12, 13)]
    public async Task Labels_may_be_called_what_JavaScript_calls_its_own()
    {
        string[] names = ["__proto__", "constructor", "toString", "<img onerror>", "=1+1"];
        var project = new Project(
            names.Select((name, i) => new ProjectLabel(new(i), name, "teal", Ships: true)),
            [],
            null,
            Samples.Small
        );

        var (reading, _) = await Samples.ReadAsync(await Samples.BytesAsync(project));

        Assert.Equal(project, reading.Project);
    }

    private static JsonObject Renamed(JsonObject project, string from, string to)
    {
        var value = project[from];
        Assert.True(project.Remove(from));
        project[to] = value;
        return project;
    }
}
