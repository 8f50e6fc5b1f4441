using System.Collections.Immutable;
using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Files;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline train</c>: makes a project file of a folder of labels.</summary>
internal sealed class TrainCommand
{
    private readonly Argument<string> _folder = new("folder")
    {
        Description = "A folder that holds one folder of pictures for each label.",
    };
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
    private readonly ChoiceOption<Augmentation> _views = CommonOptions.Views();
    private readonly ChoiceOption<ClassifierKind?> _classifier = CommonOptions.Classifier();
    private readonly ChoiceOption<FeatureKind?> _features = CommonOptions.Features();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _strict = CommonOptions.Strict();
    private readonly Option<int> _cores = CommonOptions.Cores();

    private readonly Terminal _terminal;

    private TrainCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        TrainCommand train = new(terminal);
        Command command = new(
            "train",
            "Learns from a folder of pictures and keeps it, pictures and all, in one file that the page opens too."
        )
        {
            train._folder,
            train._output,
            train._reject,
            train._force,
            train._views,
            train._classifier,
            train._features,
            train._json,
            train._strict,
            train._cores,
        };
        command.SetAction(train.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (force, cores) = (arguments.GetValue(_force), arguments.GetValue(_cores));
        var output = arguments.GetRequiredValue(_output);
        var place = NewFile.Place(output, force);
        ProjectSettings settings = new(_views.ValueIn(arguments), _classifier.ValueIn(arguments), _features.ValueIn(arguments));

        var (folders, rejected) = (LabelFolders.Read(arguments.GetRequiredValue(_folder)), arguments.GetValue(_reject) ?? []);
        if (rejected.FirstOrDefault(name => !folders.Names.Contains(name)) is { } unknown)
            throw new CliException($"There is no label “{unknown}” to reject. There are: {string.Join(", ", folders.Names)}.");

        using PictureStore store = new();
        using Eye eye = new(settings.Views);
        var gallery = await Gallery.SeeAsync(folders, eye, cores, _terminal, store.Add, cancellationToken);
        var project = ProjectOf(gallery, settings, rejected);

        var results = Learner.Try(LearningMethod.All, gallery.Pictures, settings.Neighbours, cores, cancellationToken);
        var taken = Learner.Best([.. results.Where(result => settings.Allows(result.Method))]);
        var hints = Hints.Of(results.First(result => result.Method == taken.Method), gallery, cancellationToken);

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

        TrainingDocument document = new(
            output,
            new FileInfo(place).Length,
            [.. gallery.Labels.Zip(gallery.Counts(), (name, count) => new LabelRow(name, count))],
            (int)settings.Views,
            MethodRow.Of(taken.Method),
            TrialRow.Of(results, taken.Method),
            hints,
            gallery.PicturesPerSecond,
            gallery.Skipped
        );
        if (arguments.GetValue(_json))
            _terminal.WriteDocument(document);
        else
            TrainingText.Write(_terminal, document);
        return arguments.GetValue(_strict) && !gallery.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;
    }

    // Labels without a usable picture stay: they are part of what was asked for, and can be taught later.
    private static Project ProjectOf(Gallery gallery, ProjectSettings settings, string[] rejected)
    {
        List<ProjectLabel> labels = [];
        foreach (var folder in gallery.Labels)
        {
            var name = LabelName.Clean(folder);
            if (LabelName.Validate(name, labels.Select(label => label.Name)) is { } fault)
                throw new CliException($"The folder “{folder}” cannot be a label. {fault}");
            labels.Add(new(new(labels.Count), name, Colours[labels.Count % Colours.Length], Ships: !rejected.Contains(folder)));
        }

        try
        {
            return new(
                labels,
                gallery.Pictures.Select(picture => new ProjectExample(picture.Id, picture.Label, picture.Features)),
                settings
            );
        }
        catch (ArgumentException exception)
        {
            throw new CliException($"This is too much for one project. {exception.Message}", exception);
        }
    }

    // The page's palette, in its order.
    private static readonly ImmutableArray<string> Colours =
    [
        "teal",
        "vermilion",
        "blue",
        "plum",
        "ochre",
        "moss",
        "rose",
        "slate",
    ];
}
