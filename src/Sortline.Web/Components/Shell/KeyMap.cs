using Sortline.Activity;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;

namespace Sortline.Web.Components.Shell;

/// <summary>What the keys of the page do; the help dialog lists them.</summary>
public static class KeyMap
{
    private static readonly TimeSpan ClipStep = TimeSpan.FromMilliseconds(200);

    /// <summary>The action that a key stands for in this state, or <see langword="null"/> if it has none.</summary>
    /// <param name="key">As <see cref="Sortline.Activity.Ports.IPage.KeyPressed"/> gives it.</param>
    /// <param name="state">The state in which it was pressed.</param>
    public static ActivityAction? ActionFor(string key, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Start is not null)
            return key == "Escape" ? new ActivityAction.StartClosed() : null; // The rest is out of sight.
        if (state.AreLevelsOpen)
            return key == "Escape" ? new ActivityAction.LevelsClosed() : null;
        if (state.AreTeachersNotesOpen)
            return key == "Escape" ? new ActivityAction.TeachersNotesClosed() : null;
        if (state.QuizRound is not null)
            return key == "Escape" ? new ActivityAction.QuizClosed(QuizAnswers.Skipped) : null;

        var part = state.Scene is Scene.Teaching { IsPictureShown: true, AtCamera: { } seen } ? seen.Part.Id : default(PartId?);
        return key switch
        {
            [>= '1' and <= '9'] when part is { } id && key[0] - '1' < state.Labels.Length => new ActivityAction.PartLabelled(
                id,
                state.Labels[key[0] - '1'].Label
            ),
            "0" when part is { } id => new ActivityAction.PartSkipped(id),
            "Escape" when state.IsBriefOpen => new ActivityAction.BriefClosed(),
            "Escape" when state.FileTask is not null => new ActivityAction.FileTaskCancelled(),
            "Escape" when state.RobotAsks is not null => new ActivityAction.RobotQuestionClosed(),
            "Escape" when state.IsMapSeen => new ActivityAction.MapClosed(),
            "Escape" when state.Clip is not null => new ActivityAction.ClipClosed(),
            " " when state.Clip is not null => new ActivityAction.ClipToggled(),
            "ArrowLeft" when state.Clip is { At: var at } => new ActivityAction.ClipMoved(at - ClipStep),
            "ArrowRight" when state.Clip is { At: var at } => new ActivityAction.ClipMoved(at + ClipStep),
            " " => new ActivityAction.PauseToggled(),
            "s" or "S" => new ActivityAction.StepRequested(),
            "ArrowLeft" => new ActivityAction.RewindRequested(),
            "undo" or "u" or "U" when state.CanUndo => new ActivityAction.TeachingUndone(),
            "redo" when state.CanRedo => new ActivityAction.TeachingRedone(),
            _ => null,
        };
    }
}
