namespace Sortline.Messages.Tests;

public class MessagePatternTests
{
    [Theory]
    [InlineData("Looking…", "Looking…")]
    [InlineData("The robot's guess", "The robot's guess")]
    [InlineData("It''s '{count}' here", "It's {count} here")]
    [InlineData("'{not closed", "{not closed")]
    [InlineData("{name} has {count}", "Good has 3")]
    [InlineData("{count, plural, =0 {none} one {# part} other {# parts}} of {name}", "3 parts of Good")]
    [InlineData("{one, plural, =0 {none} one {# part} other {# parts}}", "1 part")]
    [InlineData("{zero, plural, =0 {none} one {# part} other {# parts}}", "none")]
    [InlineData("{count, plural, one {'#' #} other {'#' #}}", "# 3")]
    [InlineData("{count, plural, other {{name, select, Good {{count} good} other {#}}}}", "3 good")]
    [InlineData("{name, select, Bad {no} other {yes}}", "yes")]
    [InlineData("{share, number, percent}", "98 %")]
    [InlineData("{share, number, ::.000}", "0.975")]
    [InlineData("{share, number, ::percent .0}", "97.5 %")]
    [InlineData("{share, number}", "0.975")]
    [InlineData("{count, number, ::sign-except-zero}", "+3")]
    [InlineData("{zero, number, ::sign-except-zero}", "0")]
    [InlineData("{unknown}", "{unknown}")]
    public void A_pattern_becomes_a_sentence(string pattern, string sentence)
    {
        var english = Catalogues.English(("key", pattern));

        Assert.Equal(sentence, english["key", ("name", "Good"), ("count", 3), ("one", 1), ("zero", 0), ("share", 0.975)]);
    }

    [Theory]
    [InlineData("{", "a gap has no name")]
    [InlineData("}", "a closing brace has no opening one")]
    [InlineData("{}", "a gap has no name")]
    [InlineData("{name", "“}” is missing")]
    [InlineData("{name, date}", "“,” is missing")]
    [InlineData("{name, date, short}", "“date” is none of number, plural and select")]
    [InlineData("{count, number, ::compact}", "“::compact” is none of percent, ::sign-except-zero and decimals such as ::.00")]
    [InlineData("{count, plural, one {x}}", "the branch “other” is missing")]
    [InlineData("{count, plural, other {x} other {y}}", "the branch “other” comes twice")]
    [InlineData("{count, plural, other {x}", "“}” is missing")]
    public void What_is_no_pattern_is_refused_with_the_place(string pattern, string why)
    {
        var refusal = Assert.Throws<MessageFormatException>(() => MessagePattern.Parse(pattern));

        Assert.StartsWith($"“{pattern}” cannot be read: {why} (at ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_nest_is_refused_before_it_takes_the_stack() =>
        Assert.Throws<MessageFormatException>(() =>
            MessagePattern.Parse(string.Concat(Enumerable.Repeat("{n, plural, other {", 100_000)))
        );

    [Fact]
    public void The_gaps_of_a_pattern_are_known()
    {
        var pattern = MessagePattern.Parse("{count, plural, one {{name}} other {{share, number, percent}}}");

        Assert.Equal(
            [("count", ArgumentKind.Plural), ("name", ArgumentKind.Any), ("share", ArgumentKind.Percent)],
            pattern.Arguments.Order()
        );
        Assert.Equal(["one", "other"], Assert.Single(pattern.Choices).Branches);
    }
}
