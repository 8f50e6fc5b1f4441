using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Files;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline train</c>: makes a project file of a folder of labels.</summary>
internal sealed class TrainCommand(Terminal terminal)
{
    private readonly FolderCommandOptions _common = new(terminal);
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "option.train.output",
        HelpName = "value.file",
        Required = true,
    };
    private readonly Option<string[]> _reject = new("--reject") { Description = "option.train.reject", HelpName = "value.label" };
    private readonly Option<bool> _force = new("--force") { Description = "option.train.force" };

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var train = new TrainCommand(terminal);
        var command = train._common.CreateCommand("train", "command.train", train._output, train._reject, train._force);
        command.SetAction(train.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (folder, layout, settings, isJson, isStrict, cores) = _common.ValuesIn(arguments);
        var (output, force) = (arguments.GetRequiredValue(_output), arguments.GetValue(_force));
        var place = NewFile.Place(output, force);
        await using var given = await LabelledFiles.OpenAsync(folder, layout, settings.Views, terminal, cancellationToken);
        settings = given.Fit(_common.SettingsIn(arguments, given.Taught));
        var (folders, rejected) = (
            given.ForTraining(),
            arguments.GetValue(_reject) is { Length: > 0 } said ? said : [.. given.Rejected]
        );
        if (rejected.FirstOrDefault(name => !folders.Names.Contains(name, LabelName.Comparer)) is { } unknown)
        {
            throw new CliException(
                Message.Of("train.noSuchLabel", ("label", unknown), ("labels", string.Join(", ", folders.Names)))
            );
        }

        // Told before the work. What is called otherwise may be a picture, too, and is counted when it has been looked at.
        if (folders.Files.Count(file => FolderRules.IsNamedLikePicture(file.Picture.Path)) > Project.MaxExamples)
            throw TooMany(folder);

        var labels = LabelsOf(folders, rejected);
        using var store = new PictureStore();
        using var reader = new FeatureReader(settings.Views);
        PictureChecks checks = new();
        var dataset = await LabelledDataset.ExtractAsync(folders, reader, cores, terminal, Keep, cancellationToken);
        foreach (var (name, count) in dataset.Labels.Zip(dataset.Counts()))
        {
            if (count == 0)
                terminal.Note(Message.Of("train.emptyLabel", ("label", name)));
        }

        if (dataset.Counts().Count(count => count > 0) < 2)
            terminal.Note(Message.Of("train.oneLabel"));
        var project = new Project(
            labels,
            dataset.Pictures.Select(picture => new ProjectExample(picture.Id, picture.Label, picture.Features)),
            settings
        );

        var copies = CopySearch.Find(dataset.Pictures, checks.PrintOf);
        var results = Trainer.Compare(
            LabelledNumbers.Methods(dataset.Pictures, settings),
            dataset.Pictures,
            copies,
            settings.Neighbours,
            cores,
            cancellationToken
        );
        var taken = Trainer.Best([.. results.Where(result => settings.Allows(result.Method))]);
        var hints = Hints.Of(terminal, results.First(result => result.Method == taken.Method), dataset, cancellationToken);

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
                    terminal.Note(Message.Of("said", ("sentence", repair.Message)));
            },
            cancellationToken
        );

        var document = new TrainingDocument(
            output,
            new FileInfo(place).Length,
            [.. dataset.Labels.Zip(dataset.Counts(), (name, count) => new LabelRow(name, count))],
            (int)settings.Views,
            dataset.WithoutPicture,
            MethodRow.Of(taken.Method),
            LeaveOneOutRow.Of(results, taken.Method),
            hints,
            dataset.FilesOf(copies),
            dataset.PicturesPerSecond,
            dataset.Skipped
        );
        if (isJson)
            terminal.WriteDocument(document);
        else
            TrainingText.Write(terminal, document);
        return isStrict && !dataset.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;

        void Keep(ExampleId id, byte[] png)
        {
            if (id.Value >= Project.MaxExamples)
                throw TooMany(folder);
            store.Add(id, png);
            checks.Add(id, png);
        }
    }

    private static CliException TooMany(string folder) =>
        new(Message.Of("train.tooManyPictures", ("folder", folder), ("most", Project.MaxExamples)));

    // Labels without a usable picture stay: they are part of what was asked for, and can be taught later.
    private static List<ProjectLabel> LabelsOf(LabelledFiles folders, string[] rejected)
    {
        List<ProjectLabel> labels = [];
        foreach (var name in folders.Names)
        {
            labels.Add(
                new(
                    new(labels.Count),
                    name,
                    LabelPalette.NameOf(LabelPalette.At(labels.Count)),
                    Ships: !rejected.Contains(name, LabelName.Comparer)
                )
            );
        }

        return labels;
    }
}
