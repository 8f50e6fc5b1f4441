namespace Sortline.Messages.Tests;

public class EmbeddedCataloguesTests
{
    private static readonly EmbeddedCatalogues Embedded = new(
        typeof(EmbeddedCataloguesTests).Assembly,
        "Sortline.Messages.Tests.Embedded.",
        () => Catalogues.English(("library", "A library"), ("title", "Never"))
    );

    [Fact]
    public void A_language_is_a_file_that_is_there() => Assert.Equal(["en", "pt", "pt-BR"], Embedded.Tags);

    [Theory]
    [InlineData("en", "Gears")]
    [InlineData("EN-gb", "Gears")]
    [InlineData("pt", "Engrenagens")]
    [InlineData("pt-PT", "Engrenagens")]
    [InlineData("PT-br", "Engrenagens do Brasil")]
    [InlineData("pt-BR-x-school", "Engrenagens do Brasil")]
    [InlineData("qps", "Ĝéàřš~")]
    [InlineData("qps-ploc", "Ĝéàřš~")]
    public void A_tag_finds_the_language_that_is_nearest(string tag, string title) =>
        Assert.Equal(title, Embedded.Find(tag)!["title"]);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("tlh")]
    [InlineData("../en")]
    public void A_tag_that_nobody_speaks_finds_none(string tag) => Assert.Null(Embedded.Find(tag));

    [Fact]
    public void What_a_translation_lacks_is_in_English_and_so_is_what_a_library_says()
    {
        var brazilian = Embedded.Find("pt-BR")!;

        Assert.Equal("Only in English", brazilian["only-english"]);
        Assert.Equal("A library", brazilian["library"]);
    }

    [Fact]
    public void An_assembly_without_English_is_told_so()
    {
        EmbeddedCatalogues none = new(typeof(EmbeddedCataloguesTests).Assembly, "Nowhere.");

        Assert.Contains(
            "Nowhere.en.json",
            Assert.Throws<MessageFormatException>(() => none.English).Message,
            StringComparison.Ordinal
        );
    }
}
