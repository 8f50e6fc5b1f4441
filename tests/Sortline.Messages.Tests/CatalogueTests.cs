namespace Sortline.Messages.Tests;

public class CatalogueTests
{
    [Fact]
    public void Sentences_within_sentences_are_one_row_of_them()
    {
        var inner = Message.Sequence(null, Message.Of("b"), Message.Of("c"));

        var message = Message.Sequence(Message.Of("a"), inner, Message.Sequence(), Message.Of("d"));

        Assert.Equal(Message.Sequence(Message.Of("a"), Message.Of("b"), Message.Of("c"), Message.Of("d")), message);
    }

    [Fact]
    public void A_message_fills_a_gap_and_several_follow_each_other()
    {
        var english = Catalogues.English(
            ("refused", "“{file}” was not opened. {why}"),
            ("empty", "It is empty."),
            ("undo", "Undo helps.")
        );

        var message = Message.Sequence(
            Message.Of("refused", ("file", "a.zip"), ("why", Message.Of("empty"))),
            null,
            Message.Of("undo")
        );

        Assert.Equal("“a.zip” was not opened. It is empty. Undo helps.", english[message]);
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        var sentences = Enumerable
            .Range(0, 2_000)
            .Select(key => ($"key.{key}", $"{{count, plural, other {{# of {key}}}}}"))
            .ToArray();
        for (var round = 0; round < 20; round++)
        {
            var english = Catalogues.English(sentences);

            Parallel.For(
                0,
                sentences.Length * 4,
                ask => Assert.Equal($"7 of {ask / 4}", english[$"key.{ask / 4}", ("count", 7)])
            );
        }
    }

    [Fact]
    public void Messages_are_equal_by_what_they_say()
    {
        Assert.Equal(
            Message.Of("key", ("n", 1), ("why", Message.Of("a"))),
            Message.Of("key", ("n", 1L), ("why", Message.Of("a")))
        );
        Assert.NotEqual(Message.Of("key", ("n", 1)), Message.Of("key", ("n", 2)));
        Assert.NotEqual(Message.Of("key", ("n", 1)), Message.Of("other", ("n", 1)));
    }

    [Fact]
    public void A_value_that_cannot_be_said_is_refused() =>
        Assert.Throws<ArgumentException>(() => Message.Of("key", ("n", DateTime.UnixEpoch)));

    [Theory]
    [InlineData(1, "1 część")]
    [InlineData(3, "3 części")]
    [InlineData(5, "5 części!")]
    [InlineData(13, "13 części!")]
    [InlineData(22, "22 części")]
    [InlineData(112, "112 części!")]
    public void Each_language_counts_by_its_own_rules(int count, string sentence)
    {
        var polish = Catalogues.Polish(
            ("parts", "{count, plural, one {# część} few {# części} many {# części!} other {# części?}}")
        );

        Assert.Equal(sentence, polish["parts", ("count", count)]);
    }

    [Theory]
    [InlineData(0.125, "13 % 0.1250")]
    [InlineData(0.285, "29 % 0.2850")]
    [InlineData(0.545, "55 % 0.5450")]
    [InlineData(0.99995, "100 % 1.0000")]
    [InlineData(0.36245, "36 % 0.3625")]
    [InlineData(1.00005, "100 % 1.0001")]
    public void A_half_goes_up_as_in_ICU(double number, string sentence)
    {
        var english = Catalogues.English(("key", "{number, number, percent} {number, number, ::.0000}"));

        Assert.Equal(sentence, english["key", ("number", number)]);
    }

    [Fact]
    public void A_catalogue_falls_back_on_another_one_sentence_by_sentence()
    {
        var polish = Catalogues
            .Polish(("share", "{share, number, ::.0}"))
            .Over(Catalogues.English(("share", "never"), ("hello", "Hello")));

        Assert.Equal("0,5", polish["share", ("share", 0.5)]);
        Assert.Equal("Hello", polish["hello"]);
        Assert.Equal("missing", polish["missing"]);
    }

    [Fact]
    public void A_language_has_a_minus_of_its_own()
    {
        var swedish = Catalogues.Read(
            """
            {
              "$language": { "tag": "sv", "name": "svenska", "plurals": {}, "decimalPoint": ",", "percent": "{0} %", "minus": "−" },
              "points": "{points, number, ::sign-except-zero}, {change}, {share, number, percent}"
            }
            """
        );

        Assert.Equal("−20, −3, −1 %", swedish["points", ("points", -20), ("change", -3), ("share", -0.01)]);
    }

    [Fact]
    public void The_pseudo_language_marks_the_words_and_nothing_else()
    {
        var pseudo = Catalogues.English(("key", "The {name} of {count, plural, one {# part} other {# parts}}")).ToPseudo();

        Assert.Equal("Ŧĥé~ Good ôƒ 2 þàřŧš~", pseudo["key", ("name", "Good"), ("count", 2)]);
    }

    [Fact]
    public void Parts_tell_what_was_put_into_the_gaps()
    {
        var english = Catalogues.English(("key", "Delete “{name}” now?"));

        Assert.Equal(
            [new("Delete “", null), new("Good", "name"), new("” now?", null)],
            english.Parts(Message.Of("key", ("name", "Good")))
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "$language": { "tag": "en" } }""")]
    [InlineData(
        """{ "$language": { "tag": "en", "name": "English", "plurals": { "one": "i is 1" }, "decimalPoint": ".", "percent": "{0}" } }"""
    )]
    [InlineData(
        """{ "$language": { "tag": "en", "name": "English", "plurals": { "some": "i = 1" }, "decimalPoint": ".", "percent": "{0}" } }"""
    )]
    public void What_is_no_catalogue_is_refused(string json) =>
        Assert.Throws<MessageFormatException>(() => Catalogues.Read(json));
}
