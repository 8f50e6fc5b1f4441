using System.Collections.Immutable;
using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline evaluate</c>: measures how well a handful of examples sorts the rest of a folder.</summary>
internal sealed class EvaluateCommand(Terminal terminal)
{
    private const int MostShots = 100_000,
        MostRepeats = 10_000;

    private readonly FolderCommandOptions _common = new(terminal);
    private readonly Option<int> _shots = new NumberOption(terminal, "--shots", "option.shots", 1, MostShots, 20);
    private readonly Option<int> _repeats = new NumberOption(terminal, "--repeats", "option.repeats", 1, MostRepeats, 10);
    private readonly Option<int> _seed = new NumberOption(terminal, "--seed", "option.seed", int.MinValue, int.MaxValue, 1);

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var evaluate = new EvaluateCommand(terminal);
        var command = evaluate._common.CreateCommand(
            "evaluate",
            "command.evaluate",
            evaluate._shots,
            evaluate._repeats,
            evaluate._seed
        );
        command.SetAction(evaluate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (folder, layout, settings, isJson, isStrict, cores) = _common.ValuesIn(arguments);
        var (shots, seed) = (arguments.GetValue(_shots), arguments.GetValue(_seed));
        await using var given = await LabelledFiles.OpenAsync(folder, layout, settings.Views, terminal, cancellationToken);
        settings = given.Fit(_common.SettingsIn(arguments, given.Taught));
        using var reader = new FeatureReader(settings.Views);
        PictureChecks checks = new();
        var dataset = await LabelledDataset.ExtractAsync(given, reader, cores, terminal, checks.Add, cancellationToken);
        var doubts = EvaluationDoubts.Of(dataset, checks);
        var isGiven = !dataset.KeptForTest.IsEmpty;
        if (!isGiven)
            DrawResult.ThrowIfTooFew(dataset, doubts, shots);
        doubts.Warn(terminal, isGiven ? [] : dataset.Labels, shots);
        ImmutableArray<LearningMethod> methods = [.. LabelledNumbers.Methods(dataset.Pictures, settings).Where(settings.Allows)];
        var results = isGiven
            ? [DrawResult.OfGiven(dataset, doubts.Copies, methods, cancellationToken)]
            : await DrawAllAsync(
                DrawResult.Seeds(seed, arguments.GetValue(_repeats)),
                drawn => DrawResult.Of(dataset, doubts.Copies, shots, drawn, methods, cancellationToken),
                cores,
                cancellationToken
            );

        var document = EvaluationDocument.Of(dataset, doubts, results, shots, seed, settings.Views);
        if (isJson)
        {
            terminal.WriteDocument(document);
            if (doubts.KeptTogether is { } note)
                terminal.Note(note);
        }
        else
        {
            EvaluationText.Write(terminal, document);
            if (doubts.KeptTogether is { } sentence)
                terminal.Say(sentence);
        }

        return isStrict && !dataset.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;
    }

    private Task<ImmutableArray<DrawResult>> DrawAllAsync(
        int[] seeds,
        Func<int, DrawResult> test,
        int cores,
        CancellationToken cancellationToken
    ) =>
        terminal.WatchAsync(
            Message.Of("progress.testing"),
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
