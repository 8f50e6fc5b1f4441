using System.Text.Json;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Tests;

public class ProjectTests
{
    private static readonly ProjectLabel Gear = new(new(1), "Gear", "teal", Ships: true);

    public static TheoryData<string, ProjectLabel[], ProjectExample[], ProjectSettings> Contradictions =>
        new()
        {
            { "Two labels have the id 1", [Gear, Gear with { Name = "Bolt" }], [], new() },
            { "“Gear” already", [Gear, Gear with { Label = new(2), Name = "GEAR" }], [], new() },
            { "white space", [Gear with { Name = " Gear" }], [], new() },
            { "colour", [Gear with { Colour = "Teal" }], [], new() },
            {
                "room for 100",
                [.. Enumerable.Range(0, 101).Select(id => new ProjectLabel(new(id), $"{id}", "teal", Ships: true))],
                [],
                new()
            },
            { "Two examples have the id 5", [Gear], [new(new(5), new(1), null), new(new(5), new(1), null)], new() },
            { "label 2, which", [Gear], [new(new(5), new(2), null)], new() },
            {
                "not of the project's backbone",
                [Gear],
                [new(new(5), new(1), new(FeatureVector.Of(1), FeatureVector.Of(1)))],
                new()
            },
            {
                "room for 10000",
                [Gear],
                [.. Enumerable.Range(0, 10_001).Select(id => new ProjectExample(new(id), new(1), null))],
                new()
            },
            { "1, 2 or 8 ways", [Gear], [], new((Augmentation)3) },
            { "Let 1 to 99 vote", [Gear], [], new(Neighbours: 100) },
        };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void Parts_that_contradict_each_other_make_no_project(
        string because,
        ProjectLabel[] labels,
        ProjectExample[] examples,
        ProjectSettings settings
    )
    {
        var fault = Assert.Throws<ArgumentException>(() => new Project(labels, examples, settings));

        Assert.Contains(because, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_examples_with_features_can_be_learned_from()
    {
        var project = Samples.Of(4);

        Assert.Equal([1, 2, 4], project.LabelledPictures().Select(example => example.Id.Value));
        Assert.Equal([3], project.AwaitingFeatures().Select(example => example.Id.Value));
        Assert.Equal(
            [new(2), new(7)],
            new LearningMethod(ClassifierKind.Knn, FeatureKind.Plain).Fit(project.LabelledPictures()).Labels
        );
    }

    [Theory]
    [InlineData(Augmentation.AsIs, 2240)]
    [InlineData(Augmentation.Upright, 2240)]
    [InlineData(Augmentation.AnyWayRound, 1472)]
    public void Features_have_the_lengths_that_the_views_give_them(Augmentation views, int pooledLength)
    {
        foreach (var length in new[] { 1472, 2240 })
        {
            var example = new ProjectExample(
                new(1),
                Gear.Label,
                new(
                    FeatureVector.Of(Enumerable.Repeat(1f, 256).ToArray()),
                    FeatureVector.Of(Enumerable.Repeat(1f, length).ToArray())
                )
            );

            if (length == pooledLength)
                Assert.Single(new Project([Gear], [example], new(views)).LabelledPictures());
            else
                Assert.Throws<ArgumentException>(() => new Project([Gear], [example], new(views)));
        }
    }

    [Fact]
    public void The_backbone_is_the_one_that_the_page_and_the_command_line_load()
    {
        var client = Path.Combine(Repository.Root, "src", "Sortline.Web", "client");
        using var names = JsonDocument.Parse(File.ReadAllText(Path.Combine(client, "backbone.json")));
        var models = Path.Combine(client, "node_modules", "@code-dot-org", "ml-activities", "dist", "models");
        byte[] files =
        [
            .. File.ReadAllBytes(Path.Combine(models, "model.json")),
            .. File.ReadAllBytes(Path.Combine(models, "group1-shard1of1.bin")),
        ];

        Assert.Equal(names.RootElement.GetProperty("name").GetString(), ProjectBackbone.MobileNet.Id);
        Assert.Equal(
            ProjectBackbone.MobileNet.Sha256,
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(files))
        );
    }
}
