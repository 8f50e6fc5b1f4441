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
        var taught = WithExample(state, label, seen.Picture, seen.Features, OriginOf(state, teaching, seen.Part), guess);
        return ReferenceEquals(taught, state) || state.Examples.Length == taught.Examples.Length
            ? taught
            : WithoutBrief(taught) with
            {
                Scene = teaching with { AtCamera = null },
            };
    }

    private static ExampleOrigin OriginOf(ActivityState state, Scene.Teaching teaching, Part part) =>
        new(state.Level.Id, part, null) { Taught = (state.Seed, teaching.Round) };

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
        state.Weights is not null ? WithoutPicturesNothingMore(state)
        : state.Examples.Length >= state.MostExamples ? state with { Notice = Notice.Warning(FullFor(state)) }
        : Acted(
            state,
            state with
            {
                Examples = state.Examples.Add(
                    new(new(state.LastExampleId + 1), label, picture, features) { Origin = origin, Guess = guess }
                ),
                LastExampleId = state.LastExampleId + 1,
            }
        );

    private static Message FullFor(ActivityState state) =>
        state.Level.PhotoBudget is { } budget
            ? Message.Of("teach.budget-spent", ("most", budget))
            : Message.Of("teach.full", ("most", ActivityState.MaxExamples));

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
        return index < 0 ? state : Acted(state, state with { Examples = state.Examples.RemoveAt(index) });
    }

    private static ActivityState WithMoved(ActivityState state, ExampleId id, Label to)
    {
        var index = IndexOf(state.Examples, example => example.Id == id);
        return index < 0 || state.Examples[index].Label == to || state.Card(to) is null
            ? state
            : Acted(state, state with { Examples = state.Examples.SetItem(index, state.Examples[index] with { Label = to }) });
    }

    private static ActivityState WithLabel(ActivityState state, LabelAdded added)
    {
        if (state.Labels.Length >= ActivityState.MaxLabels)
            return state with { Notice = Notice.Warning(Message.Of("teach.no-more-labels", ("most", ActivityState.MaxLabels))) };
        if (LabelName.FindFault(added.Name, state.Labels.Select(card => card.Name)) is { } fault)
            return state with { Notice = Notice.Warning(fault) };

        var id = state.LastLabelId + 1;
        LabelCard card = new(new(id), LabelName.Clean(added.Name), added.Colour, added.Disposition);
        return Acted(state, state with { Labels = state.Labels.Add(card), LastLabelId = id });
    }

    private static ActivityState WithEdited(ActivityState state, LabelEdited edited)
    {
        var index = IndexOf(state.Labels, card => card.Label == edited.Label);
        if (index < 0)
            return state;
        if (LabelName.FindFault(edited.Name, state.Labels.RemoveAt(index).Select(card => card.Name)) is { } fault)
            return state with { Notice = Notice.Warning(fault) };

        LabelCard card = new(edited.Label, LabelName.Clean(edited.Name), edited.Colour, edited.Disposition);
        return card == state.Labels[index] ? state : Acted(state, state with { Labels = state.Labels.SetItem(index, card) });
    }

    private static ActivityState WithoutLabel(ActivityState state, Label label)
    {
        var index = IndexOf(state.Labels, card => card.Label == label);
        return index < 0
            ? state
            : Acted(
                state,
                state with
                {
                    Labels = state.Labels.RemoveAt(index),
                    FileTask =
                        state.FileTask is FileTask.ImportingPhotos importing && importing.Label == label ? null : state.FileTask,
                    Examples = state.Examples.RemoveAll(example => example.Label == label),
                }
            );
    }

    private static ActivityState WithSettings(ActivityState state, ProjectSettings settings)
    {
        if (settings == state.Settings)
            return state;

        if (!state.CanBeSeenIn(settings.Views))
            return state with { Notice = Notice.Warning(Message.Of("learning.views-fixed")) };

        // Features of pictures that were looked at in another way are not to be compared with those to come.
        var isOtherLook = settings.Views != state.Settings.Views;
        return Acted(
            state,
            state with
            {
                Settings = settings,
                Examples = isOtherLook
                    ? [.. state.Examples.Select(example => example.Picture is null ? example : example with { Features = null })]
                    : state.Examples,
                Scene = LookedAtAnew(state, settings),
            }
        );
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

    /// <summary>Notes what was done as an act that can be taken back.</summary>
    private static ActivityState Acted(ActivityState before, ActivityState after) =>
        after with
        {
            History = after.History.With(before, after),
        };

    private static ActivityState Undone(ActivityState state) => state.History.CanUndo ? Moved(state, isBack: true) : state;

    private static ActivityState Redone(ActivityState state) => state.History.CanRedo ? Moved(state, isBack: false) : state;

    private static ActivityState AtMoment(ActivityState state, int position)
    {
        var wanted = Math.Clamp(position, 0, state.History.Acts.Length);
        while (state.History.Position != wanted)
            state = Moved(state, isBack: state.History.Position > wanted);
        return state;
    }

    private static ActivityState Moved(ActivityState state, bool isBack)
    {
        var history = state.History.Moved(isBack, state.Examples);
        var act = isBack ? history.Acts[history.Position] : history.Last!;
        var settings = act.Settings is var (earlier, later) ? (isBack ? earlier : later) : state.Settings;
        return state with
        {
            Labels = act.Labels is var (old, now) ? (isBack ? old : now) : state.Labels,
            Examples = act.Applied(state.Examples, isBack),
            Settings = settings,
            Scene = LookedAtAnew(state, settings),
            History = history,
            FileTask = state.FileTask is FileTask.ImportingPhotos ? null : state.FileTask,
            Notice = null, // What was said of what is no more.
        };
    }
}
