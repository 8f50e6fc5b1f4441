using System.Collections.Immutable;
using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline inspect</c>: tells what is in a project file.</summary>
internal sealed class InspectCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("file") { Description = "argument.file" };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<int> _cores = CommonOptions.Cores(terminal);

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var inspect = new InspectCommand(terminal);
        var command = new Command("inspect", "command.inspect") { inspect._file, inspect._json, inspect._cores };
        command.SetAction(inspect.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (file, cores) = (arguments.GetRequiredValue(_file), arguments.GetValue(_cores));
        var opened = await OpenedProject.ReadAsync(file, cores, terminal, cancellationToken);
        var document = Document(file, opened, cores, cancellationToken);
        if (arguments.GetValue(_json))
            terminal.WriteDocument(document);
        else
            InspectionText.Write(terminal, document);
        return ExitCode.Done;
    }

    private InspectionDocument Document(string file, OpenedProject opened, int cores, CancellationToken cancellationToken)
    {
        var project = opened.Project;
        var pictures = project.LabelledPictures().ToImmutableArray();
        var counts = project.Examples.CountBy(example => example.Label).ToDictionary();
        var copies = opened.FindCopies();
        var results = pictures.IsEmpty
            ? []
            : Trainer.Compare(
                LearningMethod.ThatCanLearn(pictures),
                pictures,
                copies,
                project.Settings.Neighbours,
                cores,
                cancellationToken
            );
        var taken = pictures.IsEmpty
            ? (LearningMethod?)null
            : Trainer.Best([.. results.Where(result => project.Methods.Contains(result.Method))]).Method;
        return new(
            file,
            opened.Bytes,
            [
                .. project.Labels.Select(label => new ProjectLabelRow(
                    label.Label.Id,
                    label.Name,
                    label.Colour,
                    label.Ships,
                    counts.GetValueOrDefault(label.Label)
                )),
            ],
            project.Examples.Length,
            project.Examples.Length - pictures.Length,
            project.WithoutPicture,
            new(
                (int)project.Settings.Views,
                MethodRow.Word(project.Settings.Classifier),
                MethodRow.Word(project.Settings.Features),
                project.Settings.Neighbours
            ),
            new(project.Backbone.Id, project.Backbone.Sha256, project.Backbone.Recipe),
            taken is { } method ? MethodRow.Of(method) : null,
            taken is { } best ? LeaveOneOutRow.Of(results, best) : [],
            taken is { } chosen
                ? new Hints(terminal, opened.NameOf).In(
                    results.First(result => result.Method == chosen),
                    pictures,
                    cancellationToken
                )
                : [],
            [.. copies.Groups.Select(group => group.Select(id => id.Value).ToImmutableArray())],
            opened.Fingerprint,
            opened.Repairs
        );
    }
}
