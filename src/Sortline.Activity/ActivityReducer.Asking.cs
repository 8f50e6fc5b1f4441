using Sortline.Activity.Asking;
using Sortline.Activity.Shift;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity;

// What the robot asks of its teacher, and what a report asks.
public static partial class ActivityReducer
{
    // Only here: whatever an action did, a question that makes no sense any more goes.
    private static ActivityState WithQuestionStanding(ActivityState state) =>
        state.RobotAsks is { } question && !Questions.Stands(state, question) ? state with { RobotAsks = null } : state;

    private static ActivityState Asked(ActivityState state, RobotQuestion question) =>
        Questions.MayAsk(state) ? state with { RobotAsks = question } : state;

    private static ActivityState WithoutRobotQuestion(ActivityState state) =>
        state.RobotAsks is { About: var about }
            ? state with
            {
                RobotAsks = null,
                AnsweredQuestions = state.AnsweredQuestions.Add(about),
            }
            : state;

    private static ActivityState Explained(ActivityState state, MistakeExplained explained)
    {
        if (state.Scene is not Scene.Reporting reporting)
            return state;

        var why = explained.Explanation.IsEmpty ? null : explained.Explanation;
        if (why == reporting.Result.Why || reporting.Result.Misjudged.All(part => part.Part.Id != explained.Explanation.Part))
            return state;

        // The report that is open is that of the last shift.
        return state with
        {
            Scene = reporting with { Result = reporting.Result with { Why = why } },
            LastResult = state.LastResult is { } last ? last with { Why = why } : null,
        };
    }
}
