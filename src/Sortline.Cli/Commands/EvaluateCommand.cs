using System.Collections.Immutable;
using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline evaluate</c>: measures how well a handful of examples sorts the rest of a folder.</summary>
internal sealed class EvaluateCommand
{
    private const int MostShots = 100_000,
        MostRepeats = 10_000;

    private readonly FolderCommandOptions _common = new();
    private readonly Option<int> _shots = new NumberOption(
        "--shots",
        "How many examples of each label are learned; the rest is tested.",
        1,
        MostShots,
        20
    );
    private readonly Option<int> _repeats = new NumberOption("--repeats", "How often examples are drawn.", 1, MostRepeats, 10);
    private readonly Option<int> _seed = new NumberOption(
        "--seed",
        "The same seed draws the same examples.",
        int.MinValue,
        int.MaxValue,
        1
    );

    private readonly Terminal _terminal;

    private EvaluateCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var evaluate = new EvaluateCommand(terminal);
        var command = evaluate._common.CreateCommand(
            "evaluate",
            "Measures how well a handful of examples of each label sorts the rest of a folder.",
            evaluate._shots,
            evaluate._repeats,
            evaluate._seed
        );
        command.SetAction(evaluate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (folder, settings, isJson, isStrict, cores) = _common.ValuesIn(arguments);
        var (shots, seed) = (arguments.GetValue(_shots), arguments.GetValue(_seed));
        using var reader = new FeatureReader(settings.Views);
        var dataset = await LabelledDataset.ExtractAsync(
            LabelFolders.Read(folder),
            reader,
            cores,
            _terminal,
            keep: null,
            cancellationToken
        );
        DrawResult.ThrowIfTooFew(dataset, shots);
        ImmutableArray<LearningMethod> methods = [.. LearningMethod.All.Where(settings.Allows)];
        var results = await DrawAllAsync(
            DrawResult.Seeds(seed, arguments.GetValue(_repeats)),
            drawn => DrawResult.Of(dataset, shots, drawn, methods, cancellationToken),
            cores,
            cancellationToken
        );

        var document = EvaluationDocument.Of(dataset, results, shots, seed, settings.Views);
        if (isJson)
            _terminal.WriteDocument(document);
        else
            EvaluationText.Write(_terminal, document);
        return isStrict && !dataset.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;
    }

    private Task<ImmutableArray<DrawResult>> DrawAllAsync(
        int[] seeds,
        Func<int, DrawResult> test,
        int cores,
        CancellationToken cancellationToken
    ) =>
        _terminal.WatchAsync(
            "Learning and testing",
            seeds.Length,
            async step =>
            {
                var results = ImmutableArray.CreateBuilder<DrawResult>(seeds.Length);
                await foreach (var result in OrderedPipeline.RunAsync(seeds.ToAsyncEnumerable(), test, cores, cancellationToken))
                {
                    results.Add(result);
                    step();
                }

                return results.MoveToImmutable();
            }
        );
}
