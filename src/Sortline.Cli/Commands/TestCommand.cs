using System.Collections.Immutable;
using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline test</c>: scores a trained project on pictures whose labels are known.</summary>
internal sealed class TestCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("file") { Description = "argument.taughtFile" };
    private readonly Argument<string> _folder = new("folder") { Description = "argument.test" };
    private readonly ChoiceOption<LayoutChoice> _layout = CommonOptions.Layout(terminal);
    private readonly Option<bool> _mistakes = new("--mistakes") { Description = "option.test.mistakes" };
    private readonly Option<bool> _csv = new("--csv") { Description = "option.test.csv" };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _strict = CommonOptions.Strict();
    private readonly Option<int> _cores = CommonOptions.Cores(terminal);

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var test = new TestCommand(terminal);
        var command = new Command("test", "command.test")
        {
            test._file,
            test._folder,
            test._mistakes,
            test._layout,
            test._csv,
            test._json,
            test._strict,
            test._cores,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(test._json) && result.GetValue(test._csv))
                result.AddError(terminal.Texts["misuse.csv"]);
        });
        command.SetAction(test.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (file, folder) = (arguments.GetRequiredValue(_file), arguments.GetRequiredValue(_folder));
        var cores = arguments.GetValue(_cores);
        var opened = await OpenedProject.ReadAsync(file, cores, terminal, cancellationToken);
        await using var given = await LabelledFiles.OpenAsync(folder, _layout.ValueIn(arguments), terminal, cancellationToken);
        var labels = TaughtLabels(opened.Project);
        var (known, unknown) = Chosen(given, file, [.. labels.Select(label => label.Name)]);

        using var reader = new FeatureReader(opened.Project.Settings.Views);
        PictureChecks checks = new();
        var tested = await LabelledDataset.ExtractAsync(known, reader, cores, terminal, checks.Add, cancellationToken);
        var result = TestResult.Of(opened, labels, tested, checks, cores, cancellationToken);
        var document = TestDocument.Of(
            file,
            opened.Project,
            labels,
            tested,
            result,
            given.TestCount == 0 ? null : given.TestCount,
            unknown
        );
        Warn(document);
        if (arguments.GetValue(_json))
            terminal.WriteDocument(document);
        else if (arguments.GetValue(_csv))
            TestCsv.Write(terminal, labels, tested, result);
        else
            TestText.Write(terminal, document, arguments.GetValue(_mistakes));
        return arguments.GetValue(_strict) && !tested.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;
    }

    // One without examples was never taught, and can be no answer.
    private static ImmutableArray<ProjectLabel> TaughtLabels(Project project)
    {
        var taught = project.LabelledPictures().Select(picture => picture.Label).ToHashSet();
        return taught.Count == 0
            ? throw new CliException(Message.Of("project.noExamples"))
            : [.. project.Labels.Where(label => taught.Contains(label.Label))];
    }

    // What was never taught can only be got wrong: that says nothing of how well the rest was learned, so it is no part of the score.
    private (LabelledFiles Known, ImmutableArray<LabelRow> Unknown) Chosen(
        LabelledFiles given,
        string file,
        ImmutableArray<string> taught
    )
    {
        if (given.TestCount > 0 && given.TestCount < given.Files.Length)
            terminal.Note(Message.Of("test.given", ("test", given.TestCount), ("others", given.Files.Length - given.TestCount)));
        var files = given.ForTest();
        ImmutableArray<LabelRow> unknown =
        [
            .. files
                .Names.Zip(files.Counts(), (name, count) => new LabelRow(name, count))
                .Where(label => label.Pictures > 0 && !taught.Contains(label.Name, LabelName.Comparer)),
        ];
        foreach (var (name, count) in unknown)
            terminal.Note(Message.Of("test.unknown", ("label", name), ("count", count), ("file", file)));

        var known = files.Among(taught);
        return known.Files.IsEmpty
            ? throw new CliException(
                Message.Of(
                    "test.noneKnown",
                    ("folder", given.Source),
                    ("file", file),
                    ("taught", string.Join(", ", taught)),
                    ("labels", string.Join(", ", unknown.Select(label => label.Name)))
                )
            )
            : (known, unknown);
    }

    private void Warn(TestDocument document)
    {
        string[] untested = [.. document.Labels.Where((_, at) => document.Pictures[at] == 0)];
        if (untested.Length > 0)
            terminal.Note(Message.Of("test.untested", ("labels", string.Join(", ", untested)), ("count", untested.Length)));
        if (!document.TaughtCopies.IsEmpty)
        {
            terminal.Note(
                Message.Of(
                    "test.taughtCopies",
                    ("copies", document.TaughtCopies.Length),
                    ("pictures", document.Pictures.Sum()),
                    ("others", document.NewPictures.Pictures)
                )
            );
        }
    }
}
