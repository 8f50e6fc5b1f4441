using Sortline.Activity.Levels;
using Sortline.Activity.Texts;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

public class TextCatalogueTests
{
    private static readonly Defect[] Defects = Enum.GetValues<Defect>();

    [Fact]
    public void A_language_is_a_file_that_is_there()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Sortline.Activity", "Texts"), "*.json")
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(files.Order(StringComparer.Ordinal), TextCatalogues.Tags);
        Assert.Null(TextCatalogues.Find("tlh"));
        Assert.Null(TextCatalogues.Find(""));
    }

    [Fact]
    public void The_page_can_say_what_a_library_says()
    {
        var pseudo = TextCatalogues.Find("qps")!;

        Assert.Equal(ProjectTexts.English["project.damaged"], TextCatalogues.English["project.damaged"]);
        Assert.DoesNotMatch("[A-Za-z]{3}", pseudo["project.damaged"]);
    }

    [Fact]
    public void Every_level_and_every_value_has_words()
    {
        Message[] messages =
        [
            .. LevelList.All.SelectMany(level => new[] { level.Title, level.Question }),
            .. Defects.Select(FactoryTexts.For),
            .. Defects.Select(FactoryTexts.Was),
            .. Enum.GetValues<PartOutcome>().Select(FactoryTexts.For),
            .. Enum.GetValues<MissReason>().Select(FactoryTexts.For),
            .. Enum.GetValues<LabelColour>().Select(LabelTexts.For),
            .. Enum.GetValues<ClassifierKind>().Select(MethodTexts.For),
            .. Enum.GetValues<FeatureKind>().Select(MethodTexts.For),
            .. Enum.GetValues<Augmentation>().Select(MethodTexts.For),
        ];

        Assert.All(messages, message => Assert.NotNull(TextCatalogues.English.Find(message.Key)));
    }

    [Theory]
    [InlineData(1, "finds the picture most like the new one and takes its label (k nearest neighbours).")]
    [InlineData(3, "finds the three pictures most like the new one and lets them vote (k nearest neighbours).")]
    [InlineData(12, "finds the 12 pictures most like the new one and lets them vote (k nearest neighbours).")]
    public void How_many_neighbours_vote_is_said_in_words(int neighbours, string end) =>
        Assert.Equal($"“Nearest examples” {end}", MethodTexts.Explained(ClassifierKind.Knn, neighbours).Words());
}
