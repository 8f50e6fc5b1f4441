namespace Sortline.Cli.Tests;

/// <summary>What comes in and goes out, when it is not what it should be.</summary>
public sealed class StreamTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Fact]
    public async Task A_line_without_end_is_refused_before_it_is_in_memory()
    {
        const int Block = 1 << 20,
            Most = 64;
        using var process = CommandLine.Start("predict", taught.Project, "-", "--jsonl");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        var written = 0;
        try
        {
            for (; written < Most; written++)
                await process.StandardInput.BaseStream.WriteAsync(
                    Enumerable.Repeat((byte)'a', Block).ToArray(),
                    TestContext.Current.CancellationToken
                );
        }
        catch (IOException)
        {
            // It has closed the pipe, as it should.
        }

        await CommandLine.EndAsync(process);
        Assert.InRange(written, 0, Most - 1);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("more than 32767 characters, so it is no path", await errors, StringComparison.Ordinal);
        Assert.Contains("no path", new Run(1, await output, "").Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\0")]
    public async Task Paths_are_told_apart_by_whatever_ends_them(string end)
    {
        var run = await CommandLine.RunAsync(
            string.Join(end, taught.NewDisc, new string('x', 32_767), taught.NewBar) + end,
            ["predict", taught.Project, "-", "--jsonl"]
        );

        Assert.Equal(["disc", null, "bar"], run.JsonLines.Select(Label));
        Assert.DoesNotContain("Parameter", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-0")]
    [InlineData("--null")]
    public async Task A_name_with_line_ends_in_it_is_one_path_if_nulls_alone_end_them(string option)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No name has such letters there.");
        string[] paths = [taught.Folder.At("two\nlines.png"), taught.Folder.At("two\r\nlines.png"), taught.NewBar];
        foreach (var path in paths[..2])
            File.Copy(taught.NewDisc, path, overwrite: true);

        var run = await CommandLine.RunAsync(string.Join('\0', paths), ["predict", taught.Project, "-", option, "--jsonl"]);

        Assert.Equal(paths, run.JsonLines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal(["disc", "disc", "bar"], run.JsonLines.Select(Label));
    }

    [Theory]
    [InlineData("--jsonl")]
    [InlineData("--json")]
    [InlineData("--strict")]
    public async Task Without_standard_output_nothing_is_begun_and_that_is_said(string option)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such shell.");

        var run = await CommandLine.ShellAsync($"\"$0\" \"$1\" predict '{taught.Project}' '{taught.NewDisc}' {option} >&-");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Standard output is closed", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Training_whose_result_nobody_can_hear_makes_no_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such shell.");
        var file = taught.Folder.At("unheard.sortline");

        var run = await CommandLine.ShellAsync($"\"$0\" \"$1\" train '{taught.Folder.Photos}' -o '{file}' >&-");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Standard output is closed", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Standard_output_that_can_only_be_read_is_a_sentence()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such shell.");

        var run = await CommandLine.ShellAsync($"\"$0\" \"$1\" predict '{taught.Project}' '{taught.NewDisc}' 1</dev/null");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The output could not be written:", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Without_standard_input_nobody_waits_for_paths()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such shell.");

        var run = await CommandLine.ShellAsync($"\"$0\" \"$1\" predict '{taught.Project}' - <&-");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Standard input is closed", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_standard_input_and_standard_error_what_was_named_is_sorted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such shell.");

        var run = await CommandLine.ShellAsync(
            $"\"$0\" \"$1\" predict '{taught.Project}' '{taught.Broken}' '{taught.NewDisc}' <&- 2>&-"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\S.*c dïsc\.png +disc +\d+ %\n$", run.Output);
    }

    private static string? Label(System.Text.Json.JsonElement row) =>
        row.TryGetProperty("label", out var label) ? label.GetString() : null;
}
