using System.CommandLine;
using System.Globalization;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Files;
using Sortline.Cli.Output;
using Sortline.Cli.Training;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Exports;

namespace Sortline.Cli.Commands;

/// <summary>What a project can be turned into.</summary>
internal enum ExportKind
{
    /// <summary>A folder of pictures for each label.</summary>
    Folders,

    /// <summary>The data set of the npm package knn-classifier.</summary>
    KnnJson,
}

/// <summary><c>sortline export</c>: turns a project file into what other programs read.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("file") { Description = "argument.file" };
    private readonly ChoiceOption<ExportKind> _kind = new(
        terminal,
        "--to",
        "option.export.to",
        "folders",
        ("folders", ExportKind.Folders),
        ("knn-json", ExportKind.KnnJson)
    );
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "option.export.output",
        HelpName = "value.target",
        Required = true,
    };
    private readonly ChoiceOption<FeatureKind> _features = new(
        terminal,
        "--features",
        "option.export.features",
        "plain",
        ("plain", FeatureKind.Plain),
        ("pooled", FeatureKind.Pooled)
    );
    private readonly Option<bool> _force = new("--force") { Description = "option.export.force" };
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var export = new ExportCommand(terminal);
        var command = new Command("export", "command.export")
        {
            export._file,
            export._kind,
            export._output,
            export._features,
            export._force,
            export._json,
        };
        command.SetAction(export.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (file, kind, target) = (
            arguments.GetRequiredValue(_file),
            _kind.ValueIn(arguments),
            arguments.GetRequiredValue(_output)
        );
        var force = arguments.GetValue(_force);
        var place = kind is ExportKind.Folders ? NewFolder.Place(target) : NewFile.Place(target, force);
        var features = _features.ValueIn(arguments);
        var opened = await OpenedProject.ReadAsync(file, Environment.ProcessorCount, terminal, cancellationToken);
        var leftOut = opened.Project.Examples.Count(example => !IsIn(kind, features, example));
        if (leftOut > 0 && leftOut == opened.Project.Examples.Length)
            throw new CliException(
                kind is ExportKind.Folders
                    ? Message.Of("export.noPictures", ("file", file))
                    : Message.Of("export.noFeatures", ("file", file))
            );
        if (kind is ExportKind.Folders)
        {
            await NewFolder.WriteAsync(
                place,
                (folder, token) => WriteFoldersAsync(file, opened.Project, folder, token),
                cancellationToken
            );
        }
        else
        {
            await NewFile.WriteAsync(
                place,
                force,
                (stream, token) => KnnExport.WriteAsync(opened.Project, features, stream, token),
                cancellationToken
            );
        }

        var kindWord = kind is ExportKind.Folders ? "folders" : "knn-json";
        var document = new ExportDocument(
            target,
            kindWord,
            opened.Project.Labels.Length,
            opened.Project.Examples.Length - leftOut,
            leftOut
        );
        if (leftOut > 0)
            terminal.Note(
                kind is ExportKind.Folders
                    ? Message.Of("export.withoutPicture", ("count", leftOut))
                    : Message.Of("export.withoutFeatures", ("count", leftOut))
            );
        if (arguments.GetValue(_json))
            terminal.WriteDocument(document);
        else
        {
            terminal.Say(
                Message.Of("export.wrote", ("examples", document.Examples), ("labels", document.Labels), ("target", target))
            );
        }

        return ExitCode.Done;
    }

    private static bool IsIn(ExportKind kind, FeatureKind features, ProjectExample example) =>
        kind is ExportKind.Folders ? example.HasPicture : example.Features is { } seen && seen.Has(features);

    private static async Task WriteFoldersAsync(string path, Project project, string folder, CancellationToken cancellationToken)
    {
        var names = FolderExport.FolderNames(project);
        foreach (var name in names.Values)
            Directory.CreateDirectory(Path.Combine(folder, name));

        await using var file = OpenedProject.Open(path);
        await ProjectFile.ReadAsync(
            file,
            async (example, png) =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{example.Id.Value:00000}.png");
                await File.WriteAllBytesAsync(Path.Combine(folder, names[example.Label], name), png, cancellationToken);
            },
            cancellationToken: cancellationToken
        );
    }
}
