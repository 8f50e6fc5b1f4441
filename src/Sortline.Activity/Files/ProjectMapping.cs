using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Keeping;
using Sortline.Activity.Ports;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;

namespace Sortline.Activity.Files;

/// <summary>The dataset as a project file keeps it, and back.</summary>
public static class ProjectMapping
{
    /// <summary>A state's dataset as a project.</summary>
    public static Project Of(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Of(state.OpenProject());
    }

    /// <summary>The dataset of a project that need not be open.</summary>
    internal static Project Of(ProjectState project) =>
        new(
            project.Labels.Select(card => new ProjectLabel(
                card.Label,
                card.Name,
                LabelPalette.NameOf(card.Colour),
                card.Disposition is Disposition.Ship
            )),
            project.Examples.Select(example => new ProjectExample(example.Id, example.Label, example.Features)),
            project.Settings
        )
        {
            Origin = new(project.Level.Id, project.Seed),
        };

    /// <summary>The labels of a project. A colour that the palette lacks becomes one that it has.</summary>
    public static ImmutableArray<LabelCard> LabelsOf(Project project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return
        [
            .. project.Labels.Select(
                (label, index) =>
                    new LabelCard(
                        label.Label,
                        label.Name,
                        LabelPalette.TryParse(label.Colour, out var colour) ? colour : LabelPalette.At(index),
                        label.Ships ? Disposition.Ship : Disposition.Reject
                    )
            ),
        ];
    }

    /// <summary>The examples of a project, in the order of their ids. One whose picture could not be taken in is left out; one without stays.</summary>
    /// <remarks>Where a file has them in another order, they get other ids.</remarks>
    public static ImmutableArray<TaughtExample> ExamplesOf(Project project, IReadOnlyDictionary<ExampleId, PictureId> pictures)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(pictures);
        ImmutableArray<TaughtExample> examples =
        [
            .. project
                .Examples.Where(example => !example.HasPicture || pictures.ContainsKey(example.Id))
                .Select(example => new TaughtExample(
                    example.Id,
                    example.Label,
                    example.HasPicture ? pictures[example.Id] : null,
                    example.Features
                )),
        ];
        var isInOrder = examples
            .Zip(examples.Skip(1), (one, next) => one.Id.Value < next.Id.Value)
            .All(isAscending => isAscending);
        return isInOrder ? examples : [.. examples.Select((example, index) => example with { Id = new(index + 1) })];
    }
}
