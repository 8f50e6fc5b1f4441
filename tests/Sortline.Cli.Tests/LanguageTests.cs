using System.Text.RegularExpressions;
using Sortline.Cli.Texts;

namespace Sortline.Cli.Tests;

/// <summary>Every command in a made-up language: what is still in English is in no catalogue.</summary>
public sealed partial class LanguageTests(TaughtFolder taught) : IClassFixture<TaughtFolder>
{
    // What System.CommandLine says of itself, in the order in which it is taken out, and the names of arguments.
    private static readonly string[] Framework =
    [
        "Description:",
        "Usage:",
        "Arguments:",
        "Options:",
        "Commands:",
        "Show help and usage information",
        "Show version information",
        "REQUIRED",
        "default:",
        "[options]",
        "[command]",
        "<folder>",
        "<file>",
        "<picture>",
    ];

    // Names: of what is typed, of labels and settings, and of what a backbone is called.
    private static readonly string[] Names =
    [
        "sortline",
        "evaluate",
        "train",
        "predict",
        "inspect",
        "export",
        "help",
        "version",
        "folders",
        "auto",
        "outer",
        "inner",
        "splits",
        "test",
        "train",
        "valid",
        "sortline",
        "zip",
        "knn",
        "ridge",
        "plain",
        "pooled",
        "json",
        "jsonl",
        "bar",
        "disc",
        "few",
    ];

    public static TheoryData<string> Helps => ["", "evaluate", "train", "test", "predict", "inspect", "export"];

    [Theory]
    [MemberData(nameof(Helps))]
    public async Task Help_is_in_the_language(string command)
    {
        var run = await RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(
            English(Framework.Aggregate(run.Output, (text, words) => text.Replace(words, "", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task Results_are_in_the_language()
    {
        using var folder = WithSomethingWorthALook();
        var (photos, project) = (folder.Photos, folder.At("parts.sortline"));

        Run[] runs =
        [
            await RunAsync(["evaluate", photos, "--shots", "1", "--repeats", "2"]),
            await RunAsync(["train", photos, "-o", project]),
            await RunAsync(["inspect", project]),
            await RunAsync(["test", project, photos, "--mistakes"]),
            await RunAsync(["predict", project, photos, folder.At("new")]),
            await RunAsync(["export", project, "-o", folder.At("out")]),
        ];

        Assert.All(
            runs,
            run =>
            {
                Assert.Equal(0, run.ExitCode);
                Assert.Matches(Marked(), run.Output + run.Errors);
                Assert.Empty(English(run.Output + run.Errors, folder));
            }
        );
    }

    [Theory]
    [InlineData("evaluate", "x", "--shots", "0")]
    [InlineData("evaluate", "x", "--views", "3")]
    [InlineData("predict", "x", "y", "--json", "--jsonl")]
    [InlineData("evaluate", "xx")]
    [InlineData("inspect", "xx")]
    [InlineData("test", "parts.sortline", "new")]
    [InlineData("train", "photos", "-o", "parts.sortline")]
    [InlineData("train", "photos", "-o", "new.sortline", "--reject", "xx")]
    [InlineData("train", "photos", "-o", "xx/xx")]
    [InlineData("evaluate", "photos", "--shots", "5")]
    [InlineData("predict", "parts.sortline", "xx")]
    [InlineData("export", "parts.sortline", "-o", "photos")]
    public async Task What_goes_wrong_is_in_the_language(params string[] arguments)
    {
        string[] here = [.. arguments.Select(word => Path.Exists(taught.Folder.At(word)) ? taught.Folder.At(word) : word)];

        var run = await RunAsync(here);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches(Marked(), run.Errors);
        Assert.Empty(English(run.Errors, taught.Folder));
    }

    [Fact]
    public async Task Keys_and_codes_for_programs_are_the_same_in_every_language()
    {
        using var folder = WithSomethingWorthALook();
        string[] arguments = ["train", folder.Photos, "-o", folder.At("x.sortline"), "--force", "--json"];

        var (english, pseudo) = (await CommandLine.RunAsync(arguments), await RunAsync(arguments));

        Assert.NotEmpty(english.Json.GetProperty("hints").EnumerateArray());
        Assert.NotEqual(WithoutSpeed(english), WithoutSpeed(pseudo));
        Assert.Equal(Sentence().Replace(WithoutSpeed(english), ""), Sentence().Replace(WithoutSpeed(pseudo), ""));
    }

    private static PictureFolder WithSomethingWorthALook()
    {
        var folder = PictureFolder.WithDiscsAndBars(each: 4);
        folder.AddLabel("photos/few", 2);
        File.Copy(folder.At("photos/bar/000.png"), folder.At("photos/bar/003 again.png"));
        File.Copy(folder.At("photos/bar/001.png"), folder.At("photos/disc/001 again.png"));
        folder.AddText("photos/disc/empty.png", "");
        Directory.CreateDirectory(folder.At("photos/void"));
        folder.AddText("new/empty.png", "");
        return folder;
    }

    private static Task<Run> RunAsync(string[] arguments) => CommandLine.RunAsync("", arguments, (CliTexts.Variable, "qps"));

    // The words that no catalogue has made, but for names, options and paths.
    private static IEnumerable<string> English(string text, PictureFolder? folder = null) =>
        Word()
            .Matches(Option().Replace(folder is null ? text : FilesOf(folder).Replace(text, ""), ""))
            .Select(match => match.Value)
            .Except(Names);

    private static Regex FilesOf(PictureFolder folder) => new(Regex.Escape(folder.Path) + @"(/[\w./]*( again\.png)?)?");

    private static string WithoutSpeed(Run run) => Speed().Replace(run.Output, "");

    [GeneratedRegex("[àƀçđéƒĝĥîĵķļɱñôþǫřšŧûṽŵẋýž]{2}")]
    private static partial Regex Marked();

    // A marked letter is part of a word too, so a word that has one is not among them.
    [GeneratedRegex(@"(?<![\p{L}\d])[A-Za-z]{2,}(?![\p{L}\d])")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\p{L})-{1,2}[a-z][a-z-]*|mobilenet[\w-]*|\bx\w*\b|\S+\.sortline")]
    private static partial Regex Option();

    [GeneratedRegex("\"(text|reason)\": \"[^\"]*\"")]
    private static partial Regex Sentence();

    [GeneratedRegex("\"picturesPerSecond\": [0-9.]+")]
    private static partial Regex Speed();
}
