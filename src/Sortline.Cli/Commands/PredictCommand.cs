using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Files;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline predict</c>: sorts pictures by what a project has learned.</summary>
internal sealed class PredictCommand(Terminal terminal)
{
    private const int WidestFile = 60;

    private readonly Argument<string> _file = new("file") { Description = "argument.taughtFile" };
    private readonly Argument<string[]> _pictures = new("picture")
    {
        Description = "argument.pictures",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<bool> _null = new("--null", "-0") { Description = "option.null" };
    private readonly Option<bool> _lines = new("--jsonl") { Description = "option.jsonl" };
    private readonly Option<bool> _csv = new("--csv") { Description = "option.csv" };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _strict = CommonOptions.Strict();
    private readonly Option<int> _cores = CommonOptions.Cores(terminal);

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var predict = new PredictCommand(terminal);
        var command = new Command("predict", "command.predict")
        {
            predict._file,
            predict._pictures,
            predict._null,
            predict._lines,
            predict._csv,
            predict._json,
            predict._strict,
            predict._cores,
        };
        command.Validators.Add(result =>
        {
            Option<bool>[] forms = [predict._json, predict._lines, predict._csv];
            if (forms.Count(result.GetValue) > 1)
                result.AddError(terminal.Texts["misuse.json"]);

            // Whatever is no option here would be a picture that is not there.
            var unknown = result
                .GetResult(predict._pictures)
                ?.Tokens.Select(token => token.Value)
                .FirstOrDefault(name => name.Length > 1 && name[0] == '-' && !Path.Exists(name));
            if (unknown is not null)
                result.AddError(terminal.Texts["misuse.option", ("option", unknown)]);
        });
        command.SetAction(predict.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var cores = arguments.GetValue(_cores);
        string[] named = [.. arguments.GetRequiredValue(_pictures).SelectMany(Wildcards.Expand)];
        var isListed = !named.Contains(PictureSources.StandardInput);
        if (!isListed && !StandardStream.IsOpen(StandardStream.Input))
            throw new CliException(Message.Of("predict.inputClosed"));
        var opened = await OpenedProject.ReadAsync(arguments.GetRequiredValue(_file), cores, terminal, cancellationToken);
        var model = opened.Train(cores, cancellationToken);
        using var reader = new FeatureReader(opened.Project.Settings.Views);

        using var input = new PathLines(Console.OpenStandardInput(), arguments.GetValue(_null));
        var output = Output(arguments, opened, model.Method, isListed ? named : [], cancellationToken);
        var (done, failed) = (0, 0);
        var isComplete = false;
        try
        {
            var total =
                isListed && !Terminal.ShowsResults && terminal.ShowsProgress
                    ? named.Sum(name => PictureSources.At(name, cancellationToken).Count())
                    : (int?)null;
            await terminal.WatchAsync(
                Message.Of("progress.sorting"),
                total,
                async step =>
                {
                    var answers = OrderedPipeline.RunAsync(
                        PictureSources.FromAsync(named, input, cancellationToken),
                        read => Answer(reader.Extract(read.Picture, read.Bytes), model),
                        cores,
                        cancellationToken
                    );
                    await foreach (var (result, prediction) in answers)
                    {
                        output.Write(Row(result, prediction, opened));
                        if (result.Note is { } note)
                            terminal.Note(note);
                        if (prediction is not null)
                            done++;
                        else
                            failed++;
                        step();
                    }

                    return true;
                }
            );
            isComplete = true;
        }
        catch (Exception exception) when (exception is not OutputException)
        {
            output.End(isComplete: false);
            throw;
        }

        output.End(isComplete);
        return Ending(done, failed, arguments.GetValue(_strict));
    }

    private int Ending(int done, int failed, bool isStrict)
    {
        if (failed > 0)
            terminal.Note(Message.Of("passedOver.count", ("count", failed)));
        if (done == 0)
        {
            terminal.Note(failed == 0 ? Message.Of("predict.noPicture") : Message.Of("predict.noneUsable"));
            return ExitCode.Failed;
        }

        return failed > 0 && isStrict ? ExitCode.PassedOver : ExitCode.Done;
    }

    private IPredictionOutput Output(
        ParseResult arguments,
        OpenedProject opened,
        LearningMethod method,
        string[] named,
        CancellationToken cancellationToken
    )
    {
        if (arguments.GetValue(_lines))
            return new PredictionLines(terminal);
        if (arguments.GetValue(_json))
            return new PredictionDocument(terminal, MethodRow.Of(method));
        if (arguments.GetValue(_csv))
            return new PredictionCsv(terminal, [.. opened.Project.Labels.Select(label => label.Name)]);

        var longest = named
            .SelectMany(name => PictureSources.At(name, cancellationToken))
            .Select(found => found.Path.Length)
            .DefaultIfEmpty(0)
            .Max();
        return new PredictionText(
            terminal,
            Math.Min(longest, WidestFile),
            opened.Project.Labels.Select(label => label.Name.Length).DefaultIfEmpty(0).Max()
        );
    }

    private static (ExtractionResult Result, Prediction? Prediction) Answer(ExtractionResult result, TrainedModel model) =>
        (result, result.Features is { } features ? model.Predict(features) : null);

    private PredictionRow Row(ExtractionResult result, Prediction? prediction, OpenedProject opened)
    {
        if (prediction is null)
            return new(result.File, Error: terminal.Texts[result.Problem!]);

        var label = prediction.Label!.Value;
        return new(
            result.File,
            opened.NameOf(label),
            prediction.ConfidenceOf(label),
            prediction.Confidences.ToDictionary(confidence => opened.NameOf(confidence.Label), confidence => confidence.Share),
            prediction.Influences.IsEmpty
                ? null
                :
                [
                    .. prediction.Influences.Select(voter => new VoterRow(
                        voter.Example.Value,
                        opened.NameOf(voter.Label),
                        voter.Similarity,
                        voter.Weight,
                        prediction.Classifier is not ClassifierKind.Ridge ? "vote"
                            : voter.Label == label ? "like"
                            : "unlike"
                    )),
                ]
        );
    }
}
