using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Files;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Projects;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline train</c>: makes a project file of a folder of labels.</summary>
internal sealed class TrainCommand
{
    private readonly FolderCommandOptions _common = new();
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The .sortline file to write.",
        HelpName = "file",
        Required = true,
    };
    private readonly Option<string[]> _reject = new("--reject")
    {
        Description =
            "A label whose things the page's robot takes off the belt; it ships all others. Can be given several times.",
        HelpName = "label",
    };
    private readonly Option<bool> _force = new("--force") { Description = "Write over a file that is there already." };

    private readonly Terminal _terminal;

    private TrainCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var train = new TrainCommand(terminal);
        var command = train._common.CreateCommand(
            "train",
            "Learns from a folder of pictures and keeps it, pictures and all, in one file that the page opens too.",
            train._output,
            train._reject,
            train._force
        );
        command.SetAction(train.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (folder, settings, isJson, isStrict, cores) = _common.ValuesIn(arguments);
        var (output, force) = (arguments.GetRequiredValue(_output), arguments.GetValue(_force));
        var place = NewFile.Place(output, force);
        var (folders, rejected) = (LabelFolders.Read(folder), arguments.GetValue(_reject) ?? []);
        if (rejected.FirstOrDefault(name => !folders.Names.Contains(name)) is { } unknown)
            throw new CliException($"There is no label “{unknown}” to reject. There are: {string.Join(", ", folders.Names)}.");

        using var store = new PictureStore();
        using var reader = new FeatureReader(settings.Views);
        var dataset = await LabelledDataset.ExtractAsync(folders, reader, cores, _terminal, store.Add, cancellationToken);
        var project = ProjectOf(dataset, settings, rejected);

        var results = Trainer.Compare(LearningMethod.All, dataset.Pictures, settings.Neighbours, cores, cancellationToken);
        var taken = Trainer.Best([.. results.Where(result => settings.Allows(result.Method))]);
        var hints = Hints.Of(results.First(result => result.Method == taken.Method), dataset, cancellationToken);

        await NewFile.WriteAsync(
            place,
            force,
            async (file, token) =>
            {
                var repairs = await ProjectFile.WriteAsync(
                    project,
                    id => ValueTask.FromResult<byte[]?>(store.Read(id)),
                    file,
                    cancellationToken: token
                );
                foreach (var repair in repairs)
                    _terminal.Note(repair.Message);
            },
            cancellationToken
        );

        var document = new TrainingDocument(
            output,
            new FileInfo(place).Length,
            [.. dataset.Labels.Zip(dataset.Counts(), (name, count) => new LabelRow(name, count))],
            (int)settings.Views,
            MethodRow.Of(taken.Method),
            LeaveOneOutRow.Of(results, taken.Method),
            hints,
            dataset.PicturesPerSecond,
            dataset.Skipped
        );
        if (isJson)
            _terminal.WriteDocument(document);
        else
            TrainingText.Write(_terminal, document);
        return isStrict && !dataset.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;
    }

    // Labels without a usable picture stay: they are part of what was asked for, and can be taught later.
    private static Project ProjectOf(LabelledDataset dataset, ProjectSettings settings, string[] rejected)
    {
        List<ProjectLabel> labels = [];
        foreach (var folder in dataset.Labels)
        {
            var name = LabelName.Clean(folder);
            if (LabelName.Validate(name, labels.Select(label => label.Name)) is { } fault)
                throw new CliException($"The folder “{folder}” cannot be a label. {fault}");
            labels.Add(
                new(
                    new(labels.Count),
                    name,
                    LabelPalette.NameOf(LabelPalette.At(labels.Count)),
                    Ships: !rejected.Contains(folder)
                )
            );
        }

        try
        {
            return new(
                labels,
                dataset.Pictures.Select(picture => new ProjectExample(picture.Id, picture.Label, picture.Features)),
                settings
            );
        }
        catch (ArgumentException exception)
        {
            throw new CliException($"This is too much for one project. {exception.Message}", exception);
        }
    }
}
