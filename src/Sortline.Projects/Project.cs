using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects;

/// <summary>All that a learner has taught: labels, examples, and how to learn from them.</summary>
/// <remarks>
/// <para>
/// Checked at birth: labels have ids and clean names of their own, examples have ids of their own and a label of the
/// project, features have the lengths that backbone and views give them. Immutable, so safe to share.
/// </para>
/// <para>Pictures are not in it: ten thousand of them would not fit into a browser's memory. They are handed over one by one.</para>
/// <para>Two projects are equal when they have the same labels and examples in the same order, settings and backbone.</para>
/// </remarks>
public sealed class Project : IEquatable<Project>
{
    /// <summary>The most labels.</summary>
    public const int MaxLabels = 100;

    /// <summary>The most examples.</summary>
    public const int MaxExamples = 10_000;

    /// <summary>Makes a project.</summary>
    /// <param name="labels">The labels in the order in which they are shown. May be empty.</param>
    /// <param name="examples">The examples in the order in which they were taught. May be empty.</param>
    /// <param name="settings">How it learns; left out, the defaults.</param>
    /// <param name="backbone">What made the features; left out, <see cref="ProjectBackbone.MobileNet"/>.</param>
    /// <exception cref="ArgumentException">The parts contradict each other; the message says where.</exception>
    public Project(
        IEnumerable<ProjectLabel> labels,
        IEnumerable<ProjectExample> examples,
        ProjectSettings? settings = null,
        ProjectBackbone? backbone = null
    )
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(examples);

        (Labels, Examples) = ([.. labels], [.. examples]);
        (Settings, Backbone) = (settings ?? new(), backbone ?? ProjectBackbone.MobileNet);
        CheckSettings();
        CheckLabels();
        CheckExamples();
    }

    /// <summary>The labels, in the order in which they are shown.</summary>
    public ImmutableArray<ProjectLabel> Labels { get; }

    /// <summary>The examples, in the order in which they were taught.</summary>
    public ImmutableArray<ProjectExample> Examples { get; }

    /// <summary>How the project looks at pictures and learns from them.</summary>
    public ProjectSettings Settings { get; }

    /// <summary>What made the features of the examples.</summary>
    public ProjectBackbone Backbone { get; }

    /// <summary>Where the examples came from; <see langword="null"/> if nobody knows. Of no consequence to what is learned, so two projects that differ in it alone are equal.</summary>
    /// <exception cref="ArgumentException">The level has no name that a file can keep.</exception>
    public ProjectOrigin? Origin
    {
        get;
        init =>
            field = value is null or { IsSound: true }
                ? value
                : throw Bad(
                    $"“{value.Level}” is no name of a level: use up to {ProjectOrigin.LongestLevel} lower-case letters, digits and hyphens.",
                    "value"
                );
    }

    /// <summary>Whether two projects are the same.</summary>
    public static bool operator ==(Project? left, Project? right) => Equals(left, right);

    /// <summary>Whether two projects differ.</summary>
    public static bool operator !=(Project? left, Project? right) => !Equals(left, right);

    /// <summary>The examples that a classifier can learn: those whose features are known.</summary>
    public IEnumerable<LabelledPicture> LabelledPictures() =>
        from example in Examples
        let features = example.Features
        where features is not null
        select new LabelledPicture(example.Id, example.Label, features);

    /// <summary>How many examples have no picture.</summary>
    public int WithoutPicture => Examples.Count(example => !example.HasPicture);

    /// <summary>The ways to learn that its examples and its settings leave open. At least one: where they contradict each other, the examples count.</summary>
    public ImmutableArray<LearningMethod> Methods
    {
        get
        {
            var possible = LearningMethod.ThatCanLearn(LabelledPictures());
            var allowed = possible.RemoveAll(method => !Settings.Allows(method));
            return allowed.IsEmpty ? possible : allowed;
        }
    }

    /// <summary>The examples whose features must be worked out from their pictures before anything can be learned from them.</summary>
    public IEnumerable<ProjectExample> AwaitingFeatures() => Examples.Where(example => example.Features is null);

    /// <summary>A label of the project by its id, or <see langword="null"/>.</summary>
    public ProjectLabel? Find(Label label) => Labels.FirstOrDefault(known => known.Label == label);

    /// <inheritdoc />
    public bool Equals(Project? other) =>
        other is not null
        && Settings == other.Settings
        && Backbone == other.Backbone
        && Labels.AsSpan().SequenceEqual(other.Labels.AsSpan())
        && Examples.AsSpan().SequenceEqual(other.Examples.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Project);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Labels.Length, Examples.Length, Settings, Backbone);

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Labels.Length} labels, {Examples.Length} examples");

    private void CheckSettings()
    {
        if (!ProjectSettings.IsViews((int)Settings.Views))
            throw Bad($"There are no {(int)Settings.Views} views. Look at a picture in 1, 2 or 8 ways.", "settings");
        if (!ProjectSettings.IsNeighbours(Settings.Neighbours))
            throw Bad($"{Settings.Neighbours} examples cannot vote. Let 1 to {ProjectSettings.MaxNeighbours} vote.", "settings");
    }

    private void CheckLabels()
    {
        if (Labels.Length > MaxLabels)
            throw Bad($"There are {Labels.Length} labels. A project has room for {MaxLabels}.", "labels");

        var ids = new HashSet<Label>();
        var names = new HashSet<string>(LabelName.Comparer);
        foreach (var label in Labels)
        {
            ArgumentNullException.ThrowIfNull(label, "labels");
            if (!ids.Add(label.Label))
                throw Bad($"Two labels have the id {label.Label.Id}. Give each its own.", "labels");
            if (label.Name != LabelName.Clean(label.Name))
                throw Bad($"The name of label {label.Label.Id} has white space to spare. Clean it first.", "labels");
            if (LabelName.Validate(label.Name, names) is { } fault)
                throw Bad($"The name of label {label.Label.Id} will not do. {fault}", "labels");
            if (!ProjectLabel.IsColour(label.Colour))
                throw Bad(
                    $"The colour of label {label.Label.Id} is no name: use lower-case letters, digits and hyphens.",
                    "labels"
                );
            names.Add(label.Name);
        }
    }

    private void CheckExamples()
    {
        if (Examples.Length > MaxExamples)
            throw Bad($"There are {Examples.Length} examples. A project has room for {MaxExamples}.", "examples");

        var plainLength = Backbone.Lengths.Of(FeatureKind.Plain, Settings.Views);
        var pooledLength = Backbone.Lengths.Of(FeatureKind.Pooled, Settings.Views);
        var labels = Labels.Select(label => label.Label).ToHashSet();
        var ids = new HashSet<ExampleId>();
        FeatureKind? only = null;
        foreach (var example in Examples)
        {
            ArgumentNullException.ThrowIfNull(example, "examples");
            if (!ids.Add(example.Id))
                throw Bad($"Two examples have the id {example.Id.Value}. Give each its own.", "examples");
            if (!labels.Contains(example.Label))
                throw Bad(
                    $"Example {example.Id.Value} has label {example.Label.Id}, which the project does not have.",
                    "examples"
                );
            if (
                example.Features is { } features
                && (
                    (features.Has(FeatureKind.Plain) && features.Plain.Length != plainLength)
                    || (features.Has(FeatureKind.Pooled) && features.Pooled.Length != pooledLength)
                )
            )
            {
                throw Bad(
                    $"The features of example {example.Id.Value} are not of the project's backbone and views. Work them out again.",
                    "examples"
                );
            }

            if (example.Features?.OnlyKind is { } kind && kind != (only ??= kind))
                throw Bad(
                    $"Example {example.Id.Value} has other features than the examples without pictures before it. Take one kind.",
                    "examples"
                );
        }
    }

    private static ArgumentException Bad(FormattableString message, string argument) =>
        new(FormattableString.Invariant(message), argument);
}
