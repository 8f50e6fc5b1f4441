using System.IO.Compression;
using System.Text;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects.Exports;
using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

/// <summary>Examples of which only the features are known.</summary>
public class WithoutPictureTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_130;

    [Fact]
    public async Task They_are_kept_beside_those_with_pictures()
    {
        var project = Mixed();

        var (reading, pictures) = await Samples.ReadAsync(await Samples.BytesAsync(project));

        Assert.Empty(reading.Repairs);
        Assert.Equal(project, reading.Project);
        Assert.Equal([1, 2, 3], pictures.Keys.Select(id => id.Value).Order());
        Assert.Equal(2, reading.Project.WithoutPicture);
        Assert.DoesNotContain(reading.Project.AwaitingFeatures(), example => !example.HasPicture);
    }

    [Fact]
    public async Task Only_a_file_with_such_examples_is_of_the_new_version()
    {
        Assert.Contains("\"version\": 1,", await ListAsync(Samples.Of(3)), StringComparison.Ordinal);
        Assert.Contains("\"version\": 2,", await ListAsync(Mixed()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_asks_for_pictures_that_are_not_there()
    {
        List<int> asked = [];

        var bytes = await Samples.BytesAsync(
            Mixed(),
            id =>
            {
                asked.Add(id.Value);
                return Samples.Picture(id);
            }
        );

        Assert.Equal([1, 2, 3], asked);
        Assert.Equal(
            ["pictures/000001.png", "pictures/000002.png", "pictures/000004.png"],
            NamesIn(bytes).Where(name => name.StartsWith("pictures/", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(
        "\"numbers\": 1",
        "\"numbers\": 0",
        "Example 5 in the list has no picture, and no numbers of its own either. It was left out."
    )]
    [InlineData(
        "\"numbers\": 1",
        "\"numbers\": 2",
        "Example 5 in the list has no picture, and no numbers of its own either. It was left out."
    )]
    [InlineData(
        "\"numbers\": 1",
        "\"numbers\": -1",
        "Example 5 in the list has no picture, and no numbers of its own either. It was left out."
    )]
    [InlineData(
        "\"numbers\": 1",
        "\"numbers\": 1, \"row\": 0",
        "Example 5 in the list has no picture, and no numbers of its own either. It was left out."
    )]
    [InlineData(
        "\"numbers\": 1",
        "\"picture\": \"pictures/000005.png\", \"numbers\": 1",
        "Example 5 in the list has both a picture and numbers, and nobody can say which counts. It was left out."
    )]
    public async Task One_that_is_wrong_is_left_out_and_named(string from, string to, string said)
    {
        var bytes = Zips.Change(
            await Samples.BytesAsync(Mixed()),
            (name, file) =>
                name == "project.json"
                    ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace(from, to, StringComparison.Ordinal))
                    : file
        );

        var (reading, _) = await Samples.ReadAsync(bytes);

        Assert.Equal(4, reading.Project.Examples.Length);
        Assert.Equal(said, Assert.Single(reading.Repairs).Message);
    }

    [Fact]
    public async Task Without_their_numbers_they_go_and_the_others_stay()
    {
        var bytes = Zips.Change(
            await Samples.BytesAsync(Mixed()),
            (name, file) => name == "numbers.safetensors" ? file[..^4] : file
        );

        var (reading, _) = await Samples.ReadAsync(bytes);

        Assert.Equal([1, 2, 3], reading.Project.Examples.Select(example => example.Id.Value).Order());
        Assert.EndsWith("2 examples were left out.", Assert.Single(reading.Repairs).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(21)]
    public async Task Those_of_another_network_go_since_nothing_can_look_at_them_again()
    {
        var (reading, _) = await Samples.ReadAsync(await Samples.BytesAsync(Mixed()), Samples.Small with { Recipe = "other" });

        Assert.Equal([1, 2, 3], reading.Project.Examples.Select(example => example.Id.Value).Order());
        Assert.Contains(
            reading.Repairs,
            repair => repair.Message.EndsWith("2 examples were left out.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Only_the_nearest_neighbours_learn_from_them_and_only_by_what_they_have()
    {
        var project = Mixed();
        Project wants = new(project.Labels, project.Examples, new(Classifier: ClassifierKind.Ridge), Samples.Small);

        Assert.Equal([new(ClassifierKind.Knn, FeatureKind.Plain)], project.Methods);
        Assert.Equal([new(ClassifierKind.Knn, FeatureKind.Plain)], wants.Methods);
        Assert.Equal(LearningMethod.All, Samples.Of(3).Methods);
    }

    [Fact]
    public void Two_kinds_of_them_do_not_mix()
    {
        var fault = Assert.Throws<ArgumentException>(() =>
            new Project(
                Samples.Labels,
                [
                    .. Mixed().Examples,
                    new(
                        new(9),
                        Samples.Labels[0].Label,
                        PictureFeatures.WithoutPicture(FeatureKind.Pooled, FeatureVector.Of(1, 0, 0))
                    ),
                ],
                null,
                Samples.Small
            )
        );

        Assert.Contains("Take one kind.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(256, Augmentation.AsIs, FeatureKind.Plain, Augmentation.AsIs)]
    [InlineData(256, Augmentation.AnyWayRound, FeatureKind.Plain, Augmentation.AnyWayRound)]
    [InlineData(1472, Augmentation.AsIs, FeatureKind.Pooled, Augmentation.AnyWayRound)]
    [InlineData(2240, Augmentation.AsIs, FeatureKind.Pooled, Augmentation.AsIs)]
    [InlineData(2240, Augmentation.AnyWayRound, FeatureKind.Pooled, Augmentation.Upright)]
    public void The_length_of_a_row_says_what_it_is(int length, Augmentation wanted, FeatureKind kind, Augmentation views)
    {
        var project = KnnImport.ToProject([new("a", Ones(length)), new("b", Ones(length))], new(wanted), name => name == "a");

        Assert.All(project.Examples, example => Assert.Equal(kind, example.Features!.OnlyKind));
        Assert.Equal(views, project.Settings.Views);
        Assert.Equal([true, false], project.Labels.Select(label => label.Ships));
        Assert.Equal([("a", 1), ("b", 2)], project.Labels.Select(label => (label.Name, label.Label.Id)));
    }

    [Fact]
    public void Rows_of_another_network_are_refused_in_words()
    {
        var usual = Assert.Throws<ProjectFormatException>(() => KnnImport.ToProject([new("a", Ones(1024))], new()));
        var other = Assert.Throws<ProjectFormatException>(() => KnnImport.ToProject([new("a", Ones(1000))], new()));

        Assert.Equal(
            "Each example of the dataset has 1024 numbers, so another network made it: 1,024 is what MobileNet gives in Teachable Machine and ml5. "
                + "Sortline's network gives 256, 1472 or 2240. Open the pictures themselves instead.",
            usual.Message
        );
        Assert.StartsWith(
            "Each example of the dataset has 1000 numbers, so another network made it. Sortline",
            other.Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ProjectFormatException>(() => KnnImport.ToProject([], new()));
    }

    [Theory]
    [InlineData("[[\"a\"", true)]
    [InlineData(" \r\n\t{", true)]
    [InlineData("\uFEFF[", true)]
    [InlineData("PK\u0003\u0004", false)]
    [InlineData("", false)]
    [InlineData("label,1", false)]
    public async Task A_dataset_is_known_by_how_it_begins(string text, bool isJson)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Equal(
            isJson,
            await KnnImport.IsJsonAsync(new AsyncOnlyStream(file, canSeek: true), TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, file.Position);
    }

    [Fact]
    public async Task A_mark_before_the_text_does_no_harm()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("\uFEFF{\"a\":[[3,4]]}"));

        Assert.Equal([new("a", FeatureVector.Of(3, 4))], await KnnDataset.ReadAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(FeatureKind.Plain)]
    [InlineData(FeatureKind.Pooled)]
    public async Task What_goes_out_and_comes_back_answers_as_before(FeatureKind kind)
    {
        output.WriteLine($"Seed {Seed}");
        Random random = new(Seed);
        Project project = new(
            Samples.Labels,
            Enumerable
                .Range(1, 60)
                .Select(id => new ProjectExample(
                    new(id),
                    Samples.Labels[id % 3].Label,
                    new(Drawn(random, 256), Drawn(random, 1472))
                ))
        );
        using MemoryStream json = new();
        await KnnExport.WriteAsync(project, kind, json, TestContext.Current.CancellationToken);
        json.Position = 0;

        var back = KnnImport.ToProject(await KnnDataset.ReadAsync(json, TestContext.Current.CancellationToken), new());
        LearningMethod method = new(ClassifierKind.Knn, kind);
        Assert.Equal([method], back.Methods);
        var (before, after) = (method.Fit(project.LabelledPictures()), method.Fit(back.LabelledPictures()));
        for (var i = 0; i < 200; i++)
        {
            var part = Drawn(random, kind is FeatureKind.Plain ? 256 : 1472);
            var (expected, actual) = (before.Predict(part), after.Predict(part));
            var isTied = expected.Confidences.Length > 1 && expected.Confidences[0].Share == expected.Confidences[1].Share;
            if (!isTied)
                Assert.Equal(project.Find(expected.Label!.Value)!.Name, back.Find(actual.Label!.Value)!.Name);
            Assert.Equal(expected.Confidences[0].Share, actual.Confidences[0].Share, 1e-6);
        }
    }

    [Fact]
    public async Task They_are_in_a_dataset_of_their_kind_and_in_no_folder()
    {
        var project = Mixed();
        using MemoryStream plain = new(),
            pooled = new(),
            zip = new();

        await KnnExport.WriteAsync(project, FeatureKind.Plain, plain, TestContext.Current.CancellationToken);
        await KnnExport.WriteAsync(project, FeatureKind.Pooled, pooled, TestContext.Current.CancellationToken);
        var repairs = await FolderExport.WriteZipAsync(
            project,
            Samples.Picture,
            zip,
            cancellationToken: TestContext.Current.CancellationToken
        );

        plain.Position = pooled.Position = 0;
        Assert.Equal(4, (await KnnDataset.ReadAsync(plain, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(2, (await KnnDataset.ReadAsync(pooled, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(3, NamesIn(zip.ToArray()).Count());
        Assert.Equal("2 examples have no picture, so they were left out.", Assert.Single(repairs).Message);
    }

    // Two with pictures and features, one that waits for its features, and in between two without pictures.
    private static Project Mixed() =>
        new(
            Samples.Labels,
            [Samples.ExampleOf(1), Samples.ExampleOf(2), Kept(4, 0.6f, 0.8f), Samples.ExampleOf(3), Kept(5, 0, 1)],
            null,
            Samples.Small
        );

    private static ProjectExample Kept(int id, params float[] numbers) =>
        new(new(id), Samples.Labels[id % 3].Label, PictureFeatures.WithoutPicture(FeatureKind.Plain, FeatureVector.Of(numbers)));

    private static FeatureVector Ones(int length) => FeatureVector.Of([.. Enumerable.Repeat(1f, length)]);

    private static FeatureVector Drawn(Random random, int length) =>
        FeatureVector.Of([.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble())]);

    private static IEnumerable<string> NamesIn(byte[] zip)
    {
        using ZipArchive archive = new(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static async Task<string> ListAsync(Project project)
    {
        var text = "";
        Zips.Change(
            await Samples.BytesAsync(project),
            (name, file) =>
            {
                if (name == "project.json")
                    text = Encoding.UTF8.GetString(file);
                return file;
            }
        );
        return text;
    }
}
