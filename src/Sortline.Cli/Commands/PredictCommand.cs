using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline predict</c>: sorts pictures by what a project has learned.</summary>
internal sealed class PredictCommand
{
    private const int WidestFile = 60;

    private readonly Argument<string> _file = new("file") { Description = "The .sortline file that was taught." };
    private readonly Argument<string[]> _pictures = new("picture")
    {
        Description = "Pictures, folders with all below them, or - to read paths from standard input, one a line.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<bool> _lines = new("--jsonl")
    {
        Description = "Print a JSON document for each picture, on a line of its own, as soon as it is done.",
    };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _strict = CommonOptions.Strict();
    private readonly Option<int> _cores = CommonOptions.Cores();

    private readonly Terminal _terminal;

    private PredictCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var predict = new PredictCommand(terminal);
        var command = new Command("predict", "Says what each picture is, in the order in which they were named.")
        {
            predict._file,
            predict._pictures,
            predict._lines,
            predict._json,
            predict._strict,
            predict._cores,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(predict._json) && result.GetValue(predict._lines))
                result.AddError("--json prints one document, --jsonl one for each picture: choose one of them.");
        });
        command.SetAction(predict.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var cores = arguments.GetValue(_cores);
        var named = arguments.GetRequiredValue(_pictures);
        var opened = await OpenedProject.ReadAsync(arguments.GetRequiredValue(_file), cores, _terminal, cancellationToken);
        var model = opened.Train(cores, cancellationToken);
        using var reader = new FeatureReader(opened.Project.Settings.Views);

        using var input = new StreamReader(Console.OpenStandardInput());
        var isListed = !named.Contains(PictureSources.StandardInput);
        var output = Output(arguments, opened, model.Method, isListed ? named : []);
        var (done, failed) = (0, 0);
        var isComplete = false;
        try
        {
            var total =
                isListed && !Terminal.ShowsResults && _terminal.ShowsProgress
                    ? named.Sum(name => PictureSources.At(name).Count())
                    : (int?)null;
            await _terminal.WatchAsync(
                "Sorting the pictures",
                total,
                async step =>
                {
                    var rows = OrderedPipeline.RunAsync(
                        PictureSources.FromAsync(named, input, cancellationToken),
                        found => Row(reader.Extract(found), model, opened),
                        cores,
                        cancellationToken
                    );
                    await foreach (var row in rows)
                    {
                        output.Write(row);
                        if (row.Error is null)
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
            _terminal.Note($"{TextFormat.Count(failed, "file was", "files were")} passed over.");
        if (done == 0)
        {
            _terminal.Note(failed == 0 ? "There was no picture to look at." : "Not one of them is a picture that can be used.");
            return ExitCode.Failed;
        }

        return failed > 0 && isStrict ? ExitCode.PassedOver : ExitCode.Done;
    }

    private IPredictionOutput Output(ParseResult arguments, OpenedProject opened, LearningMethod method, string[] named)
    {
        if (arguments.GetValue(_lines))
            return new PredictionLines(_terminal);
        if (arguments.GetValue(_json))
            return new PredictionDocument(_terminal, MethodRow.Of(method));

        var longest = named.SelectMany(PictureSources.At).Select(found => found.Path.Length).DefaultIfEmpty(0).Max();
        return new PredictionText(
            _terminal,
            Math.Min(longest, WidestFile),
            opened.Project.Labels.Select(label => label.Name.Length).DefaultIfEmpty(0).Max()
        );
    }

    private static PredictionRow Row(ExtractionResult result, TrainedModel model, OpenedProject opened)
    {
        if (result.Features is not { } features)
            return new(result.File, Error: result.Problem);

        var prediction = model.Predict(features);
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
                        voter.Weight
                    )),
                ]
        );
    }
}
