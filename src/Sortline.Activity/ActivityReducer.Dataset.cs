using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Projects;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What the learner teaches: labels and examples, each act one that can be taken back.
public static partial class ActivityReducer
{
    private static ActivityState Labelled(ActivityState state, PartId part, Label label)
    {
        if (
            state.Scene is not Scene.Teaching { AtCamera: { } seen } teaching
            || seen.Part.Id != part
            || state.Card(label) is null
        )
            return state;

        var guess = state.KnowsTwoLabels ? seen.PredictedLabel?.Label : null;
        var taught = WithExample(state, label, seen.Picture, seen.Features, new(state.Level.Id, seen.Part, null), guess);
        return ReferenceEquals(taught, state) || state.Examples.Length == taught.Examples.Length
            ? taught
            : WithoutBrief(taught) with
            {
                Scene = teaching with { AtCamera = null },
            };
    }

    private static ActivityState MistakeBecameExample(ActivityState state, PartId part, Label label)
    {
        if (state.Scene is not Scene.Reporting reporting || state.Card(label) is null)
            return state;

        var index = IndexOf(reporting.Result.Parts, one => one.Part.Id == part);
        if (index < 0)
            return state;

        var mistake = reporting.Result.Parts[index];
        var taught = IndexOf(state.Examples, example => example.Picture == mistake.Picture);
        return taught < 0
            ? WithExample(
                state,
                label,
                mistake.Picture,
                mistake.Features,
                new(state.Level.Id, mistake.Part, reporting.Result.Seed)
            )
            : WithMoved(state, state.Examples[taught].Id, label); // A second click moves the example that the first one made.
    }

    private static ActivityState WithExample(
        ActivityState state,
        Label label,
        PictureId picture,
        PictureFeatures? features,
        ExampleOrigin? origin = null,
        Label? guess = null
    ) =>
        state.Examples.Length >= ActivityState.MaxExamples
            ? state with
            {
                Notice = Notice.Warning(Message.Of("teach.full", ("most", ActivityState.MaxExamples))),
            }
            : Remember(state) with
            {
                Examples = state.Examples.Add(
                    new(new(state.LastExampleId + 1), label, picture, features) { Origin = origin, Guess = guess }
                ),
                LastExampleId = state.LastExampleId + 1,
            };

    private static ActivityState WithoutQuestion(ActivityState state, Label? label)
    {
        if (state.Question is not { } question)
            return state;

        var answered =
            label is { } known && state.Card(known) is not null
                ? WithExample(state, known, question.Picture, question.Features)
                : state;
        return answered with { Question = null };
    }

    private static ActivityState WithoutExample(ActivityState state, ExampleId id)
    {
        var index = IndexOf(state.Examples, example => example.Id == id);
        return index < 0 ? state : Remember(state) with { Examples = state.Examples.RemoveAt(index) };
    }

    private static ActivityState WithMoved(ActivityState state, ExampleId id, Label to)
    {
        var index = IndexOf(state.Examples, example => example.Id == id);
        return index < 0 || state.Examples[index].Label == to || state.Card(to) is null
            ? state
            : Remember(state) with
            {
                Examples = state.Examples.SetItem(index, state.Examples[index] with { Label = to }),
            };
    }

    private static ActivityState WithLabel(ActivityState state, LabelAdded added)
    {
        if (state.Labels.Length >= ActivityState.MaxLabels)
            return state with { Notice = Notice.Warning(Message.Of("teach.no-more-labels", ("most", ActivityState.MaxLabels))) };
        if (LabelName.FindFault(added.Name, state.Labels.Select(card => card.Name)) is { } fault)
            return state with { Notice = Notice.Warning(fault) };

        var id = state.LastLabelId + 1;
        LabelCard card = new(new(id), LabelName.Clean(added.Name), added.Colour, added.Disposition);
        return Remember(state) with { Labels = state.Labels.Add(card), LastLabelId = id };
    }

    private static ActivityState WithEdited(ActivityState state, LabelEdited edited)
    {
        var index = IndexOf(state.Labels, card => card.Label == edited.Label);
        if (index < 0)
            return state;
        if (LabelName.FindFault(edited.Name, state.Labels.RemoveAt(index).Select(card => card.Name)) is { } fault)
            return state with { Notice = Notice.Warning(fault) };

        LabelCard card = new(edited.Label, LabelName.Clean(edited.Name), edited.Colour, edited.Disposition);
        return card == state.Labels[index] ? state : Remember(state) with { Labels = state.Labels.SetItem(index, card) };
    }

    private static ActivityState WithoutLabel(ActivityState state, Label label)
    {
        var index = IndexOf(state.Labels, card => card.Label == label);
        return index < 0
            ? state
            : Remember(state) with
            {
                Labels = state.Labels.RemoveAt(index),
                FileTask =
                    state.FileTask is FileTask.ImportingPhotos importing && importing.Label == label ? null : state.FileTask,
                Examples = state.Examples.RemoveAll(example => example.Label == label),
            };
    }

    private static ActivityState WithSettings(ActivityState state, ProjectSettings settings)
    {
        if (settings == state.Settings)
            return state;

        if (!state.CanBeSeenIn(settings.Views))
            return state with { Notice = Notice.Warning(Message.Of("learning.views-fixed")) };

        // Features of pictures that were looked at in another way are not to be compared with those to come.
        var isOtherLook = settings.Views != state.Settings.Views;
        return Remember(state) with
        {
            Settings = settings,
            Examples = isOtherLook
                ? [.. state.Examples.Select(example => example.Picture is null ? example : example with { Features = null })]
                : state.Examples,
            Scene = LookedAtAnew(state, settings),
        };
    }

    // What the robot of a shift said stays said. While teaching, it has to look before it answers again.
    private static Scene LookedAtAnew(ActivityState state, ProjectSettings settings)
    {
        if (settings.Views == state.Settings.Views)
            return state.Scene;

        return state.Scene is Scene.Teaching
            ? state.Scene.Map(part => new(part.Part, part.Picture, part.PhotographedAt))
            : state.Scene.Map(part => part with { Features = null });
    }

    // A level has its own labels and examples: pictures of gears say nothing of bolts. What is left behind waits there.
    private static ActivityState WithDatasetOf(ActivityState state, ActivityState opened)
    {
        var waiting = state.Aside.GetValueOrDefault(opened.Level.Id);
        var labels = waiting?.Labels ?? state.ReadyLabels;
        return opened with
        {
            Aside = state
                .Aside.Remove(opened.Level.Id)
                .SetItem(state.Level.Id, new(state.Labels, state.Examples, state.Settings)),
            Labels = labels,
            Examples = waiting?.Examples ?? [],
            Settings = waiting?.Settings ?? opened.Level.StartSettings,
            History = [],
            Progress = [],
            LastResult = null,
            ChosenPartsPerShift = null,
            LastLabelId = labels.Select(card => card.Label.Id).Append(state.LastLabelId).Max(),
            Notice = PutAside(state) is { } aside
                ? Notice.News(
                    Message.Sequence([aside, waiting is { Examples.IsEmpty: false } ? null : Message.Of("teach.nothing-here")])
                )
                : state.Notice,
        };
    }

    // Where the examples of this level are while another is open.
    private static Message? PutAside(ActivityState state) =>
        state.Examples.IsEmpty
            ? null
            : Message.Of("teach.put-aside", ("count", state.Examples.Length), ("level", state.Level.Title));

    private static ActivityState Undone(ActivityState state) =>
        state.History.IsEmpty
            ? state
            : state with
            {
                Labels = state.History.Peek().Labels,
                Examples = WithFeaturesSince(state, state.History.Peek()),
                Settings = state.History.Peek().Settings,
                Scene = LookedAtAnew(state, state.History.Peek().Settings),
                History = state.History.Pop(),
                FileTask = state.FileTask is FileTask.ImportingPhotos ? null : state.FileTask,
                Notice = null, // What was said of what is no more.
            };

    // Undo must not bring an example back without what has been seen in its picture since.
    private static ImmutableArray<TaughtExample> WithFeaturesSince(ActivityState state, DatasetSnapshot snapshot)
    {
        if (snapshot.Settings.Views != state.Settings.Views || snapshot.Examples.All(example => example.Features is not null))
            return snapshot.Examples;

        var seen = state
            .Examples.Where(example => example is { Features: not null, Picture: not null })
            .DistinctBy(example => example.Picture)
            .ToDictionary(example => example.Picture!.Value, example => example.Features);
        return
        [
            .. snapshot.Examples.Select(example =>
                example is { Features: null, Picture: { } picture } && seen.TryGetValue(picture, out var features)
                    ? example with
                    {
                        Features = features,
                    }
                    : example
            ),
        ];
    }

    private static ActivityState Remember(ActivityState state)
    {
        DatasetSnapshot now = new(state.Labels, state.Examples, state.Settings);
        var isFull = state.History.Count() >= ActivityState.MaxHistory;
        return state with
        {
            History = isFull ? [.. state.History.Take(ActivityState.MaxHistory - 1).Reverse(), now] : state.History.Push(now),
        };
    }
}
