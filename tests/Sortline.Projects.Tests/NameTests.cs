namespace Sortline.Projects.Tests;

public class NameTests
{
    [Fact]
    public void These_tests_have_no_more_data_of_cultures_than_the_products() =>
        Assert.True(AppContext.TryGetSwitch("System.Globalization.Invariant", out var isOn) && isOn);

    [Theory]
    [InlineData("", "Give the label a name.")]
    [InlineData(" \t ", "Give the label a name.")]
    [InlineData("\u200D \u200C", "Give the label a name.")]
    [InlineData("a\u0000b", "Leave out control characters: they would not show.")]
    [InlineData("a\u202Eb", "Leave out control characters: they would not show.")]
    [InlineData("a\u200Bb", "Leave out control characters: they would not show.")]
    [InlineData("a\uD800b", "Leave out control characters: they would not show.")]
    [Fault(13)]
    public void A_name_that_cannot_be_shown_is_refused(string name, string fault) =>
        Assert.Equal(fault, LabelName.Validate(name, []));

    [Fact]
    [Fault(13)]
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
    [Fault(11)]
    public void A_name_that_people_would_take_for_another_is_refused_with_its_name(string name) =>
        Assert.Equal("There is a label “Gear” already: choose another name.", LabelName.Validate(name, ["Bolt", "Gear"]));

    [Theory]
    [InlineData("M\u00FCller", "Mu\u0308ller")]
    [InlineData("M\u00FCller", "MU\u0308LLER")]
    [InlineData("Vi\u1EC7t", "Vie\u0323\u0302t")]
    [InlineData("Vi\u1EC7t", "Vie\u0302\u0323t")]
    [InlineData("\uD55C\uAE00", "\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [InlineData("\u30AC", "\u30AB\u3099")]
    [InlineData("\u212B", "a\u030A")]
    [InlineData("\uF900", "\u8C48")]
    [InlineData("GRO\u1E9EE", "gro\u00DFe")]
    [InlineData("\u03A3\u039F\u03A6\u039F\u03A3", "\u03C3\u03BF\u03C6\u03BF\u03C2")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u2699", "\u2699\uFE0F")]
    [InlineData("Two\u3000words", "two words")]
    [InlineData("Two \u200D words", "two words")]
    [Fault(11)]
    public void A_name_and_another_spelling_of_it_are_one(string name, string spelling)
    {
        Assert.Equal(name, spelling, LabelName.Comparer);
        Assert.Equal(LabelName.Comparer.GetHashCode(name), LabelName.Comparer.GetHashCode(spelling));
        Assert.NotNull(LabelName.Validate(spelling, [name]));
    }

    [Fact]
    [Fault(11)]
    public void A_set_of_names_is_asked_for_a_twin_and_says_how_it_is_written()
    {
        HashSet<string> names = new(["Bolt", "M\u00FCller"], LabelName.Comparer);

        Assert.Equal(LabelName.Validate("MU\u0308LLER", [.. names]), LabelName.Validate("MU\u0308LLER", names));
        Assert.Contains("“M\u00FCller” already", LabelName.Validate("MU\u0308LLER", names), StringComparison.Ordinal);
        Assert.Null(LabelName.Validate("Mueller", names));
    }

    [Theory]
    [InlineData("Masse", "Ma\u00DFe")]
    [InlineData("schon", "sch\u00F6n")]
    [InlineData("k\u0131r", "kir")]
    [InlineData("e\u0323", "e\u0302")]
    [InlineData("two words", "twowords")]
    public void Names_that_people_tell_apart_are_two(string name, string other) => Assert.Null(LabelName.Validate(other, [name]));

    [Theory]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\U0001F469\u200D\U0001F527")]
    public void Joiners_are_the_business_of_those_who_write(string name)
    {
        Assert.Null(LabelName.Validate(name, []));
        Assert.Equal(name, LabelName.Clean(name));
    }

    [Fact]
    public void A_name_beside_nonsense_is_judged_all_the_same() => Assert.Null(LabelName.Validate("Gear", ["\uD800", ""]));
}
