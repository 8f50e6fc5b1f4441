using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>Labelled examples without pictures, with what is known of them: those of a dataset of knn-classifier, or of a project.</summary>
/// <param name="Rows">The name of the label, what the example is called, and its features; all of one kind.</param>
/// <param name="Views">How the pictures were looked at, as far as it makes a difference to these numbers; null if it makes none.</param>
internal sealed record LabelledNumbers(ImmutableArray<LabelledNumbers.Row> Rows, Augmentation? Views)
{
    /// <summary>There are none.</summary>
    public static LabelledNumbers None { get; } = new([], null);

    /// <summary>One of them.</summary>
    /// <param name="Label">The name of its label.</param>
    /// <param name="Name">What it is called, as pictures are called by their files.</param>
    /// <param name="Features">What is known of it.</param>
    public sealed record Row(string Label, string Name, PictureFeatures Features);

    /// <summary>Reads a dataset of knn-classifier.</summary>
    /// <exception cref="CliException">It cannot be read, or is none that can be learned from here.</exception>
    public static async Task<LabelledNumbers> OfDatasetAsync(string path, Augmentation views, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return Of(path, KnnImport.ToProject(await KnnDataset.ReadAsync(file, cancellationToken), new(views)));
        }
        catch (ProjectFormatException exception)
        {
            throw new CliException(Message.Of("container.refused", ("file", path), ("reason", exception.Reason)), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                Message.Of("folder.unread", ("folder", path), ("reason", exception.Message.TrimEnd('.'))),
                exception
            );
        }
    }

    /// <summary>Those of a project.</summary>
    public static LabelledNumbers Of(string path, Project project)
    {
        var names = project.Labels.ToDictionary(label => label.Label, label => label.Name);
        ImmutableArray<Row> rows =
        [
            .. project
                .LabelledPictures()
                .Where(example => example.Features.OnlyKind is not null)
                .Select(example => new Row(names[example.Label], $"{path}/{example.Id.Value}", example.Features)),
        ];
        return new(rows, rows is [{ Features.OnlyKind: FeatureKind.Pooled }, ..] ? project.Settings.Views : null);
    }

    /// <summary>The ways to learn from some examples that the settings leave open.</summary>
    /// <exception cref="CliException">There is none, because some of the examples have no pictures.</exception>
    public static ImmutableArray<LearningMethod> Methods(ImmutableArray<LabelledPicture> examples, ProjectSettings settings)
    {
        var possible = LearningMethod.ThatCanLearn(examples);
        if (possible.Any(settings.Allows))
            return possible;

        var only = examples.First(example => example.Features.OnlyKind is not null).Features.OnlyKind;
        throw new CliException(only is FeatureKind.Plain ? Message.Of("numbers.onlyPlain") : Message.Of("numbers.onlyPooled"));
    }
}
