using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects.Exports;
using Sortline.Projects.Imports;

namespace Sortline.Projects.Tests;

/// <summary>Datasets go to the npm package and back. It needs Node and the packages, which <c>dotnet test.cs</c> installs.</summary>
public class KnnExchangeTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_124,
        Neighbours = 3,
        PlainLength = 8,
        PooledLength = 24;

    private static readonly string[] Names = ["Gear", "2", "1", "Größe – ⚙️", "constructor", "toString", "__proto__"];

    [Fact]
    public async Task The_npm_package_answers_from_our_dataset_as_our_classifier_does()
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        var project = Draw(random);
        var classifier = KnnClassifier.Fit(
            project.LabelledPictures().Select(picture => picture.As(FeatureKind.Pooled)),
            Neighbours
        );
        var parts = Enumerable
            .Range(0, 300)
            .Select(_ => Vector(random, PooledLength))
            .Where(part => !IsCloseCall(classifier, part))
            .ToArray();
        Assert.True(parts.Length > 100, $"Only {parts.Length} parts are no close call.");

        var (answers, _) = await AskAsync(await ExportAsync(project, FeatureKind.Pooled), parts);

        foreach (var (part, theirs) in parts.Zip(answers))
        {
            var ours = classifier.Predict(part);
            Assert.Equal(NameOf(project, ours.Label!.Value), theirs.Label);
            foreach (var (label, share) in ours.Confidences)
                Assert.Equal(share, theirs.Confidences[NameOf(project, label)], 1e-6);
        }
    }

    [Fact]
    public async Task What_the_npm_package_saves_is_read_again()
    {
        var project = Draw(new Random(Seed));

        var (_, saved) = await AskAsync(await ExportAsync(project, FeatureKind.Plain), []);
        var rows = await ReadAsync(saved);

        var expected = project
            .LabelledPictures()
            .ToLookup(picture => NameOf(project, picture.Label), picture => picture.Features.Plain);
        var read = rows.ToLookup(row => row.Label, row => row.Features);
        Assert.Equal(expected.Select(label => label.Key).Order(), read.Select(label => label.Key).Order());
        foreach (var label in expected)
            Assert.All(label.Zip(read[label.Key]), pair => Assert.Equal(1, pair.First.CosineTo(pair.Second), 1e-6));
    }

    [Fact]
    public async Task A_dataset_says_label_numbers_and_shape()
    {
        var project = new Project(
            Samples.Labels,
            [Samples.ExampleOf(1), Samples.ExampleOf(4), Samples.ExampleOf(2)],
            null,
            Samples.Small
        );

        var json = await ExportAsync(project, FeatureKind.Plain);

        Assert.Equal(
            """[["Scratched gear",[0.70710677,0.70710677,0.24253562,0.9701425],[2,2]],["Größe 2 – ⚙️",[0.4472136,0.8944272],[1,2]]]""",
            json
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("""[["a",{"0":1},[1,2]]]""")]
    [InlineData("""[["a",{"1":1,"0":1},[1,2]]]""")]
    [InlineData("""[["a",[1,[2]],[1,2]]]""")]
    [InlineData("""[["a",[[2],1],[1,2]]]""")]
    [InlineData("""[["a",[[1,2]],[2,1]]]""")]
    [InlineData("""[{"data":[1,2],"shape":[1,2]}]""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":[null]}""")]
    [InlineData("""{"dataset":{"0":{"shape":[1,2]}},"tensors":[]}""")]
    [InlineData("""{"dataset":{"0":{"shape":[1,2]}},"tensors":[{"0":1}]}""")]
    [InlineData("""[["a",[1,2],[1,1]]]""")]
    [InlineData("""[["a",[1,2],[1,2,1]]]""")]
    [InlineData("""[["a",[1,2],[-1,-2]]]""")]
    [InlineData("""[["a",[1,2,3],[1.5,2]]]""")]
    [InlineData("""[["a",[1,1e400],[1,2]]]""")]
    [InlineData("""[["a",[0,0],[1,2]]]""")]
    [InlineData("""[["a",[1,2],[2147483647,2147483647]]]""")]
    [InlineData("""[["a",[1,2],[1,2]],["A ",[1,2],[1,2]]]""")]
    [InlineData("""[["a\u0000",[1,2],[1,2]]]""")]
    [InlineData("""[["a",[1,2],[1,2]]] []""")]
    [InlineData("""[["\ud800",[1,2],[1,2]]]""")]
    public async Task What_is_no_dataset_is_refused(string json)
    {
        var refusal = await Assert.ThrowsAsync<ProjectFormatException>(() => ReadAsync(json));

        Assert.Contains("no dataset of knn-classifier", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[["a",[3,4,1,0],[2,2]],["b",[0,5],[1,2]]]""")]
    [InlineData("""[["a",{"0":3,"1":4,"2":1,"3":0},[2,2]],["b",{"0":0,"1":5},[1,2]]]""")]
    [InlineData("""[["a",[[3,4],[1,0]]],["b",[[0,5]]]]""")]
    [InlineData("""[["a",[[3,4],[1,0]],[2,2]],["b",[[0,5]],[1,2]]]""")]
    [InlineData("""[{"label":"a","data":[3,4,1,0],"shape":[2,2]},{"label":"b","shape":[1,2],"data":{"0":0,"1":5}}]""")]
    [InlineData("""[{"label":"a","data":[[3,4]]},{"label":"a","values":[[1,0]]},{"label":"b","data":[[0,5]]}]""")]
    [InlineData("""{"a":[[3,4],[1,0]],"b":[[0,5]]}""")]
    [InlineData("""{"a":[[[3,4]],[[1,0]]],"b":[[[0,5]]]}""")]
    [InlineData("""{"a":{"shape":[2,2],"dtype":"float32","data":[3,4,1,0]},"b":{"shape":[1,2],"data":[0,5]},"c":[]}""")]
    [InlineData(
        """{"dataset":{"0":{"kept":true,"shape":[2,2],"dtype":"float32","size":4,"strides":[2],"dataId":{},"id":9,"label":"a"},"1":{"shape":[1,2],"label":"b"},"2":null},"tensors":[{"0":3,"1":4,"2":1,"3":0},{"0":0,"1":5},null]}"""
    )]
    [InlineData("""{"tensors":[[3,4,1,0],[0,5]],"dataset":{"a":{"shape":[2,2]},"b":{"shape":[1,2]}}}""")]
    public async Task Every_way_in_which_people_save_a_dataset_is_read(string json)
    {
        var rows = await ReadAsync(json);

        Assert.Equal(["a", "a", "b"], rows.Select(row => row.Label));
        Assert.Equal([3, 4, 1, 0, 0, 5], rows.SelectMany(row => row.Features.Span.ToArray()));
    }

    [Fact]
    public async Task Numbers_of_which_nothing_says_how_long_a_row_is_are_rows_of_MobileNet()
    {
        var rows = await ReadAsync($$"""{"a":[{{string.Join(',', Enumerable.Repeat("1", 2048))}}],"dataset":[]}""");
        var refusal = await Assert.ThrowsAsync<ProjectFormatException>(() => ReadAsync("""{"a":[1,2,3]}"""));

        Assert.Equal([1024, 1024], rows.Select(row => row.Features.Length));
        Assert.Contains("no rows of 1024", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_different_lengths_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<ProjectFormatException>(() =>
            ReadAsync("""[["a",[1,2],[1,2]],["b",[1,2,3],[1,3]]]""")
        );

        Assert.Contains("different numbers of features", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(37)]
    public async Task More_examples_than_there_is_room_for_are_refused_before_they_are_made()
    {
        const int Rows = 4_000_000;
        var json = $"""[["a",[{string.Join(',', Enumerable.Repeat("1", Rows))}],[{Rows},1]]]""";

        var refusal = await Assert.ThrowsAsync<ProjectFormatException>(() => ReadAsync(json));

        Assert.Contains("more than 10000 examples", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<ImmutableArray<KnnRow>> ReadAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await KnnDataset.ReadAsync(new AsyncOnlyStream(stream, canSeek: false), TestContext.Current.CancellationToken);
    }

    private static async Task<string> ExportAsync(Project project, FeatureKind kind)
    {
        using var json = new MemoryStream();
        await KnnExport.WriteAsync(
            project,
            kind,
            new AsyncOnlyStream(json, canSeek: false),
            TestContext.Current.CancellationToken
        );
        return Encoding.UTF8.GetString(json.ToArray());
    }

    private static Project Draw(Random random)
    {
        var backbone = Samples.Small with { Lengths = new(PlainLength, PooledLength, PooledLength) };
        var labels = Names.Select((name, i) => new ProjectLabel(new(i), name, "teal", Ships: true));
        var examples = Enumerable
            .Range(0, 90)
            .Select(id => new ProjectExample(
                new(id),
                new(random.Next(Names.Length)),
                id % 9 == 0 ? null : new(Vector(random, PlainLength), Vector(random, PooledLength))
            ));
        return new(labels, examples, null, backbone);
    }

    private static FeatureVector Vector(Random random, int length) =>
        FeatureVector.Of([.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))]);

    private static string NameOf(Project project, Label label) =>
        project.Find(label)!.Name is var name && name == "__proto__" ? "(__proto__)" : name;

    // Whether rounding or the rule for ties could decide.
    private static bool IsCloseCall(KnnClassifier classifier, FeatureVector part)
    {
        var votes = classifier.Predict(part).Confidences.Select(confidence => confidence.Share).OrderDescending().ToArray();
        return votes.Length > 1 && votes[0] == votes[1];
    }

    private static async Task<(Answer[] Answers, string Saved)> AskAsync(string dataset, FeatureVector[] parts)
    {
        var client = Path.Combine(Repository.Root, "src", "Sortline.Web", "client");
        if (!Directory.Exists(Path.Combine(client, "node_modules", "@tensorflow-models", "knn-classifier")))
            Assert.Fail($"The npm packages are not in {client}. Run `dotnet test.cs`, which installs them.");

        using var process = Process.Start(
            new ProcessStartInfo(
                "node",
                [Path.Combine(Repository.Tests("Sortline.Projects.Tests"), "oracle", "knn-dataset.mjs"), client]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var answers = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        var question = new
        {
            Dataset = dataset,
            Neighbours,
            Parts = parts.Select(part => part.Span.ToArray()),
        };
        await JsonSerializer.SerializeAsync(
            process.StandardInput.BaseStream,
            question,
            JsonSerializerOptions.Web,
            cancellationToken
        );
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"The oracle failed: {await complaints}");

        var reply = JsonSerializer.Deserialize<Reply>(await answers, JsonSerializerOptions.Web)!;
        return (reply.Answers, reply.Saved);
    }

    private sealed record Reply(Answer[] Answers, string Saved);

    private sealed record Answer(string Label, Dictionary<string, double> Confidences);
}
