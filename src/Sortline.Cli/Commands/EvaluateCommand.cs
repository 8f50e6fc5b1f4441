using System.Collections.Immutable;
using System.CommandLine;
using Sortline.Cli.Arguments;
using Sortline.Cli.Documents;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Rendering;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Cli.Commands;

/// <summary><c>sortline evaluate</c>: measures how well a handful of examples sorts the rest of a folder.</summary>
internal sealed class EvaluateCommand
{
    private const int MostShots = 100_000,
        MostRepeats = 10_000;

    private readonly Argument<string> _folder = new("folder")
    {
        Description = "A folder that holds one folder of pictures for each label.",
    };
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
    private readonly ChoiceOption<Augmentation> _views = CommonOptions.Views();
    private readonly ChoiceOption<ClassifierKind?> _classifier = CommonOptions.Classifier();
    private readonly ChoiceOption<FeatureKind?> _features = CommonOptions.Features();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _strict = CommonOptions.Strict();
    private readonly Option<int> _cores = CommonOptions.Cores();

    private readonly Terminal _terminal;

    private EvaluateCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        EvaluateCommand evaluate = new(terminal);
        Command command = new("evaluate", "Measures how well a handful of examples of each label sorts the rest of a folder.")
        {
            evaluate._folder,
            evaluate._shots,
            evaluate._repeats,
            evaluate._seed,
            evaluate._views,
            evaluate._classifier,
            evaluate._features,
            evaluate._json,
            evaluate._strict,
            evaluate._cores,
        };
        command.SetAction(evaluate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (shots, seed, views, cores) = (
            arguments.GetValue(_shots),
            arguments.GetValue(_seed),
            _views.ValueIn(arguments),
            arguments.GetValue(_cores)
        );
        using Eye eye = new(views);
        var gallery = await Gallery.SeeAsync(
            LabelFolders.Read(arguments.GetRequiredValue(_folder)),
            eye,
            cores,
            _terminal,
            keep: null,
            cancellationToken
        );
        Outcome.Check(gallery, shots);
        ProjectSettings settings = new(views, _classifier.ValueIn(arguments),
            Features: _features.ValueIn(arguments)
        ).AllowedMethods;
        ImmutableArray<Method> methods = [.. Method.All.Where(settings.Allows)];
        var outcomes = await OutcomesAsync(
            Outcome.Seeds(seed, arguments.GetValue(_repeats)),
            drawn => Outcome.Of(gallery, shots, drawn, methods, cancellationToken),
            cores,
            cancellationToken
        );

        var document = EvaluationDocument.Of(gallery, outcomes, shots, seed, views);
        if (arguments.GetValue(_json))
            _terminal.WriteDocument(document);
        else
            EvaluationText.Write(_terminal, document);
        return arguments.GetValue(_strict) && !gallery.Skipped.IsEmpty ? ExitCode.PassedOver : ExitCode.Done;
    }

    private Task<ImmutableArray<Outcome>> OutcomesAsync(
        int[] seeds,
        Func<int, Outcome> test,
        int cores,
        CancellationToken cancellationToken
    ) =>
        _terminal.WatchAsync(
            "Learning and testing",
            seeds.Length,
            async step =>
            {
                var outcomes = ImmutableArray.CreateBuilder<Outcome>(seeds.Length);
                await foreach (var outcome in OrderedPipeline.RunAsync(seeds.ToAsyncEnumerable(), test, cores, cancellationToken))
                {
                    outcomes.Add(outcome);
                    step();
                }

                return outcomes.MoveToImmutable();
            }
        );
}
