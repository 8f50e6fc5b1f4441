using Sortline.Activity.Guide;
using Sortline.Activity.Quizzes;
using Sortline.Activity.Shift;
using Sortline.Messages;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What a link of a teacher's asks for: that level and parts stay, and the quiz.
public static partial class ActivityReducer
{
    // Only here: whatever an action did, it leads to no other level and to no other parts.
    private static ActivityState WithinLock(ActivityState before, ActivityAction action, ActivityState after)
    {
        var leaves =
            after.Level != before.Level
            || after.Seed != before.Seed
            || after is { Start: not null } or { AreLevelsOpen: true } or { AreTeachersNotesOpen: true };
        return before.IsLocked && leaves
            ? before with
            {
                FileTask = action is ProjectOpened ? null : before.FileTask, // It was read, and is not wanted.
                Notice = Notice.Warning(Message.Of("lock.stays")),
            }
            : after;
    }

    private static ActivityState WithTeachersNotes(ActivityState state) =>
        state.Scene is Scene.Running || state.AreTeachersNotesOpen
            ? state
            : WithoutLevels(WithoutStart(state)) with
            {
                AreTeachersNotesOpen = true,
            };

    private static ActivityState WithoutTeachersNotes(ActivityState state) =>
        state.AreTeachersNotesOpen ? state with { AreTeachersNotesOpen = false } : state;

    private static ActivityState QuizAgain(ActivityState state) =>
        state.MayAnswerAgain ? state with { IsQuizOpen = true } : state;

    // Who skips the questions beforehand is not asked them again; after a shift they can be answered whenever there is a report.
    private static ActivityState Answered(ActivityState state, QuizClosed closed)
    {
        var answers = closed.Answers.Length == QuizAnswers.Items.Length ? closed.Answers : QuizAnswers.Skipped;
        return state.QuizRound switch
        {
            QuizRound.Before => state with { Quiz = state.Quiz with { Before = answers } },
            QuizRound.After => state with
            {
                IsQuizOpen = false,
                Quiz = QuizAnswers.RightIn(answers) is null ? state.Quiz : state.Quiz with { After = answers },
            },
            _ => state,
        };
    }
}
