namespace Sortline.Cli.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("evaluate")]
    [InlineData("evaluate", "x", "--shots", "0")]
    [InlineData("evaluate", "x", "--shots", "many")]
    [InlineData("evaluate", "x", "--views", "3")]
    [InlineData("evaluate", "x", "--classifier", "svm")]
    [InlineData("evaluate", "x", "--nonsense")]
    [InlineData("train", "x")]
    [InlineData("predict", "x")]
    [InlineData("predict", "x", "y", "--json", "--jsonl")]
    [InlineData("predict", "x", "y", "--csv", "--jsonl")]
    [InlineData("predict", "x", "y", "--json", "--csv")]
    [InlineData("predict", "x", "y", "--nul")]
    [InlineData("test", "x")]
    [InlineData("test", "x", "y", "--json", "--csv")]
    [InlineData("sort", "x")]
    public async Task Arguments_that_make_no_sense_end_with_2_and_a_sentence(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate", "x", "--shots", "0", "--json")]
    [InlineData("evaluate", "there-is-no-such-folder", "--json")]
    [InlineData("inspect", "there-is-no-such-file", "--json")]
    [InlineData("predict", "there-is-no-such-file", "x", "--json")]
    public async Task What_goes_wrong_is_also_one_JSON_document(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);

        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEmpty(run.Json.GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task The_choice_of_an_option_is_named_when_it_is_missed()
    {
        var run = await CommandLine.RunAsync("evaluate", "x", "--views", "3");

        Assert.Contains("--views takes 1, 2 or 8, not “3”.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "evaluate")]
    [InlineData("--version", "0.1.0")]
    public async Task Help_and_version_are_results(string argument, string expected)
    {
        var run = await CommandLine.RunAsync(argument);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }
}
