using System.CommandLine;
using Sortline.Cli.Output;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Arguments;

/// <summary>The argument and the options of the commands that learn from a folder of labels.</summary>
/// <param name="terminal">Says it when a value makes no sense.</param>
internal sealed class FolderCommandOptions(Terminal terminal)
{
    private readonly Argument<string> _folder = new("folder") { Description = "argument.folder" };
    private readonly ChoiceOption<Augmentation> _views = new(
        terminal,
        "--views",
        "option.views",
        "2",
        ("1", Augmentation.AsIs),
        ("2", Augmentation.Upright),
        ("8", Augmentation.AnyWayRound)
    );
    private readonly ChoiceOption<ClassifierKind?> _classifier = new(
        terminal,
        "--classifier",
        "option.classifier",
        "auto",
        ("auto", null),
        ("knn", ClassifierKind.Knn),
        ("ridge", ClassifierKind.Ridge)
    );
    private readonly ChoiceOption<FeatureKind?> _features = new(
        terminal,
        "--features",
        "option.features",
        "auto",
        ("auto", null),
        ("plain", FeatureKind.Plain),
        ("pooled", FeatureKind.Pooled)
    );
    private readonly ChoiceOption<LayoutChoice> _layout = CommonOptions.Layout(terminal);
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _strict = CommonOptions.Strict();
    private readonly Option<int> _cores = CommonOptions.Cores(terminal);

    /// <summary>Makes a command with these options.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="description">What it does: the key of a sentence.</param>
    /// <param name="own">The options that it has besides; help lists them first.</param>
    public Command CreateCommand(string name, string description, params ReadOnlySpan<Option> own)
    {
        var command = new Command(name, description) { _folder };
        foreach (var option in (ReadOnlySpan<Option>)[.. own, _views, _classifier, _features, _layout, _json, _strict, _cores])
            command.Add(option);
        return command;
    }

    /// <summary>How to learn: as was said, and where nothing was, as what is learned from was taught.</summary>
    /// <param name="arguments">What was said.</param>
    /// <param name="taught">How it was taught; null if it was not.</param>
    public ProjectSettings SettingsIn(ParseResult arguments, ProjectSettings? taught)
    {
        var said = ValuesIn(arguments).Settings;
        return taught is null
            ? said
            : taught with
            {
                Views = IsGiven(_views) ? said.Views : taught.Views,
                Classifier = IsGiven(_classifier) ? said.Classifier : taught.Classifier,
                Features = IsGiven(_features) ? said.Features : taught.Features,
            };

        bool IsGiven(Option option) => arguments.GetResult(option) is { Implicit: false };
    }

    /// <summary>Reads the options.</summary>
    public FolderCommandValues ValuesIn(ParseResult arguments) =>
        new(
            arguments.GetRequiredValue(_folder),
            _layout.ValueIn(arguments),
            new(_views.ValueIn(arguments), _classifier.ValueIn(arguments), _features.ValueIn(arguments)),
            arguments.GetValue(_json),
            arguments.GetValue(_strict),
            arguments.GetValue(_cores)
        );
}

/// <summary>What was given for <see cref="FolderCommandOptions"/>.</summary>
/// <param name="Folder">The folder of labels, or a file that holds pictures.</param>
/// <param name="Layout">Which folders name the labels.</param>
/// <param name="Settings">How to learn.</param>
/// <param name="IsJson">Whether to print one JSON document.</param>
/// <param name="IsStrict">Whether a picture that was skipped makes a difference to the exit code.</param>
/// <param name="Cores">How many cores to keep busy.</param>
internal sealed record FolderCommandValues(
    string Folder,
    LayoutChoice Layout,
    ProjectSettings Settings,
    bool IsJson,
    bool IsStrict,
    int Cores
);
