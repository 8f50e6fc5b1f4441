using System.Text.Json;

namespace Sortline.Cli.Tests;

public sealed class PredictTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    [Fact]
    public async Task What_was_taught_is_known_again()
    {
        var run = await CommandLine.RunAsync("predict", taught.Project, taught.NewDisc, taught.NewBar, "--jsonl");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([taught.NewDisc, taught.NewBar], run.JsonLines.Select(File));
        Assert.Equal(["disc", "bar"], run.JsonLines.Select(row => row.GetProperty("label").GetString()));
        Assert.All(
            run.JsonLines,
            row =>
            {
                var confidences = row.GetProperty("confidences")
                    .EnumerateObject()
                    .ToDictionary(one => one.Name, one => one.Value.GetDouble());
                Assert.Equal(1, confidences.Values.Sum(), 1e-6);
                Assert.Equal(row.GetProperty("confidence").GetDouble(), confidences[row.GetProperty("label").GetString()!]);
            }
        );
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_names_on_any_number_of_cores()
    {
        string[] names =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i =>
                    i % 3 == 0 ? taught.NewDisc
                    : i % 3 == 1 ? taught.Broken
                    : taught.NewBar
                ),
        ];

        var run = await CommandLine.RunAsync(
            string.Join('\n', names),
            ["predict", taught.Project, "-", "--jsonl", "--cores", "4"]
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(names, run.JsonLines.Select(File));
    }

    [Fact]
    public async Task A_picture_that_looks_wrong_is_read_and_pointed_at()
    {
        using PictureFolder folder = new();
        var black = folder.AddPlain("black.png", new(3, 3, 3));

        var run = await CommandLine.RunAsync("predict", taught.Project, black, "--jsonl");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([black], run.JsonLines.Select(File));
        Assert.Contains("Worth a look: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("black.png: All of it is one colour.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(60)]
    public async Task A_broken_picture_gets_its_own_line_and_the_others_go_on()
    {
        var run = await CommandLine.RunAsync("predict", taught.Project, taught.Folder.At("new"), "--jsonl");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([taught.NewBar, taught.Broken, taught.NewDisc], run.JsonLines.Select(File));
        Assert.NotEmpty(run.JsonLines[1].GetProperty("error").GetString()!);
        Assert.False(run.JsonLines[1].TryGetProperty("label", out _));
    }

    [Fact]
    public async Task A_spreadsheet_gets_a_record_for_each_picture_below_the_names_of_the_columns()
    {
        using var folder = PictureFolder.WithDiscsAndBars(each: 3);
        Directory.Move(folder.At("photos/bar"), folder.At("photos/=bar, \"long\""));
        var project = folder.At("x.sortline");
        var train = await CommandLine.RunAsync("train", folder.Photos, "-o", project);
        Assert.True(train.ExitCode == 0, train.Errors);
        var bar = folder.AddPicture("new/a, \"bar\".png", isDisc: false);

        var run = await CommandLine.RunAsync("predict", project, bar, taught.Broken, "--csv", "--strict");

        Assert.Equal(3, run.ExitCode);
        var records = run.Output.Split("\r\n");
        Assert.Equal(4, records.Length);
        Assert.Equal("file,label,confidence,error,\"confidence.=bar, \"\"long\"\"\",confidence.disc", records[0]);
        var quoted = bar.Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.StartsWith($"\"{quoted}\",\"'=bar, \"\"long\"\"\",", records[1], StringComparison.Ordinal);
        Assert.Matches(@",(0\.\d+|1),,(0\.\d+|1),(0|\d(\.\d+)?(E-\d+)?)$", records[1]);
        Assert.StartsWith($"{taught.Broken},,,", records[2], StringComparison.Ordinal);
        Assert.EndsWith(",,", records[2], StringComparison.Ordinal);
        Assert.Empty(records[3]);
    }

    [Theory]
    [InlineData("new/*d?sc.*", "new/c dïsc.png")]
    [InlineData("n*/a*.png", "new/a bar.png")]
    [InlineData("**/* *ar.png", "new/a bar.png")]
    [InlineData("new/**", "new/a bar.png", "new/b broken.png", "new/c dïsc.png")]
    [InlineData("new/*", "new/a bar.png", "new/b broken.png", "new/c dïsc.png")]
    [InlineData("new/*.gif", "new/*.gif")]
    public async Task Wildcards_stand_for_what_they_would_in_a_shell(string pattern, params string[] expected)
    {
        var run = await CommandLine.RunAsync("predict", taught.Project, taught.Folder.At(pattern), "--jsonl");

        Assert.Equal(expected.Select(taught.Folder.At), run.JsonLines.Select(File));
    }

    [Fact]
    public async Task One_document_holds_predictions_and_what_was_passed_over()
    {
        var run = await CommandLine.RunAsync("predict", taught.Project, taught.Folder.At("new"), "--json", "--strict");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal([taught.NewBar, taught.NewDisc], run.Json.GetProperty("predictions").EnumerateArray().Select(File));
        Assert.Equal([taught.Broken], run.Json.GetProperty("skipped").EnumerateArray().Select(File));
        Assert.True(run.Json.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task People_get_a_line_for_each_picture_without_colours_in_a_pipe()
    {
        var run = await CommandLine.RunAsync("predict", taught.Project, taught.Folder.At("new"));

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\S.*a bar\.png +bar +\d+ %\n\S.*c dïsc\.png +disc +\d+ %\n$", run.Output);
        Assert.Contains("b broken.png", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
    }

    [Fact]
    public async Task An_answer_is_out_before_the_next_path_is_known()
    {
        using var process = CommandLine.Start("predict", taught.Project, "-", "--jsonl");

        foreach (var file in new[] { taught.NewDisc, taught.Broken, taught.NewBar })
        {
            await process.StandardInput.WriteLineAsync(file);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            var answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.Equal(file, File(JsonDocument.Parse(answer!).RootElement));
        }

        process.StandardInput.Close();
        await CommandLine.EndAsync(process);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_reader_that_has_had_enough_is_no_fault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no such pipes.");
        var names = string.Join(' ', Enumerable.Repeat($"'{taught.NewDisc}'", 200));

        var run = await CommandLine.ShellAsync(
            $"{{ \"$0\" \"$1\" predict '{taught.Project}' {names} --jsonl; echo $? >&2; }} | head -n 1"
        );

        Assert.Single(run.JsonLines);
        Assert.Equal("0\n", run.Errors);
    }

    [Fact]
    [Fault(60)]
    public async Task A_full_disk_is_a_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /dev/full.");

        var run = await CommandLine.ShellAsync($"\"$0\" \"$1\" predict '{taught.Project}' '{taught.NewDisc}' > /dev/full");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The output could not be written:", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    [Fault(60)]
    public async Task Ctrl_C_ends_it_even_while_it_waits_for_a_path()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var process = CommandLine.Start("predict", taught.Project, "-", "--json");
        await process.StandardInput.WriteLineAsync(taught.NewDisc);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput;
        var begun = await output.ReadLineAsync(TestContext.Current.CancellationToken);

        await CommandLine.InterruptAsync(process);
        await CommandLine.EndAsync(process);

        Assert.Equal(130, process.ExitCode);
        var json = JsonDocument.Parse(begun + await output.ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.False(json.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Nothing_that_can_be_used_is_a_fault()
    {
        var broken = await CommandLine.RunAsync("predict", taught.Project, taught.Broken);
        var missing = await CommandLine.RunAsync("predict", taught.Project, "there-is-no-such.png", "--jsonl");
        var nothing = await CommandLine.RunAsync("", ["predict", taught.Project, "-"]);

        Assert.Equal((1, 1, 1), (broken.ExitCode, missing.ExitCode, nothing.ExitCode));
        Assert.Equal("There is no such file.", Assert.Single(missing.JsonLines).GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_file_that_is_no_project_is_refused_in_a_sentence()
    {
        var run = await CommandLine.RunAsync("predict", taught.NewDisc, taught.NewBar, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot be used", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static string? File(JsonElement row) => row.GetProperty("file").GetString();
}
