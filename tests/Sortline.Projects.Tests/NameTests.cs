namespace Sortline.Projects.Tests;

public class NameTests
{
    [Theory]
    [InlineData("", "Give the label a name.")]
    [InlineData(" \t ", "Give the label a name.")]
    [InlineData("a\u0000b", "Leave out control characters: they would not show.")]
    [InlineData("a\u202Eb", "Leave out control characters: they would not show.")]
    [InlineData("a\u200Bb", "Leave out control characters: they would not show.")]
    [InlineData("a\uD800b", "Leave out control characters: they would not show.")]
    public void A_name_that_cannot_be_shown_is_refused(string name, string fault) =>
        Assert.Equal(fault, LabelName.Validate(name, []));

    [Fact]
    public void Length_is_counted_as_people_count()
    {
        Assert.Null(LabelName.Validate(string.Concat(Enumerable.Repeat("👩‍🔧", 60)), []));
        Assert.Null(LabelName.Validate(string.Concat(Enumerable.Repeat("e\u0301", 60)), []));
        Assert.NotNull(LabelName.Validate(new string('a', 61), []));
        Assert.NotNull(LabelName.Validate("a" + new string('\u0301', 10_000), []));
    }

    [Theory]
    [InlineData("GEAR")]
    [InlineData("gear ")]
    [InlineData("\u00A0Gear")]
    public void A_name_that_people_would_take_for_another_is_refused_with_its_name(string name) =>
        Assert.Equal("There is a label “Gear” already: choose another name.", LabelName.Validate(name, ["Bolt", "Gear"]));

    [Fact]
    public void A_name_beside_nonsense_is_judged_all_the_same() => Assert.Null(LabelName.Validate("Gear", ["\uD800", ""]));
}
