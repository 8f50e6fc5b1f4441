using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Asking;

/// <summary>What the robot could ask its teacher, by the state alone. When it does, <see cref="AskTeacher"/> says.</summary>
/// <remarks>
/// A pupil that asks makes its teacher think: who teaches somebody learns more, and most if that somebody asks (Chase, Chin, Oppezzo and
/// Schwartz, Teachable agents and the protégé effect, 2009). Nothing is asked that the learner has ignored for good or answered in this visit.
/// A part that looks new is gone when the next one comes: so to ignore such a question is to ignore all of its kind.
/// </remarks>
public static class Questions
{
    /// <summary>All there is to ask now, the most urgent first; the same state always gives the same.</summary>
    /// <param name="state">The state.</param>
    /// <param name="brightness">The brightness of the picture under the camera, if it is known.</param>
    public static ImmutableArray<RobotQuestion> Of(ActivityState state, double? brightness = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<RobotQuestion> questions = [.. VisibleHints.Open(state).Select(hint => new RobotQuestion(hint))];
        if (NoveltyOf(state, brightness) is { } what && state.Scene is Scene.Teaching { AtCamera: { } seen })
            questions.Add(new(new Hint.Unseen(what), seen.Picture));
        return
        [
            .. questions
                .Where(question => RankOf(question.About) is not null && !IsPutAside(state, question.About))
                .OrderBy(question => RankOf(question.About)),
        ];
    }

    /// <summary>Whether the learner can be asked: while teaching, with nothing else to read or to decide.</summary>
    public static bool MayAsk(ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return MayStay(state) && state is { RobotAsks: null, WantsTips: false, Notice: null, ComparisonIsCurrent: true };
    }

    /// <summary>Whether a question still makes sense: it may stay where it is, and what it is about is still so.</summary>
    public static bool Stands(ActivityState state, RobotQuestion question)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(question);
        if (!MayStay(state) || IsPutAside(state, question.About))
            return false;

        return question.About is Hint.Unseen
            ? state.Scene is Scene.Teaching { AtCamera: { } seen } && seen.Picture == question.Picture
            : VisibleHints.Open(state).Any(hint => VisibleHints.IsSame(hint, question.About));
    }

    private static bool MayStay(ActivityState state) =>
        state
            is {
                WantsQuestions: true,
                Scene: Scene.Teaching,
                IsBriefOpen: false,
                IsReadOnly: false,
                IsCovered: false,
                Question: null,
                FileTask: null,
                LayoutQuestion: null,
                Clip: null,
            };

    // What is surely wrong comes first, then what lies under the camera only now.
    private static int? RankOf(Hint hint) =>
        hint switch
        {
            Hint.Contradiction => 0,
            Hint.LooksMislabelled => 1,
            Hint.Unseen => 2,
            Hint.LookAlike => 3,
            Hint.UnderrepresentedLabel => 4,
            _ => null, // Two of the same picture are no matter to think about.
        };

    private static bool IsPutAside(ActivityState state, Hint hint) =>
        VisibleHints.IsAmong(state.Dismissed, hint) || VisibleHints.IsAmong(state.AnsweredQuestions, hint);

    private static Novelty? NoveltyOf(ActivityState state, double? brightness)
    {
        if (
            state
            is not { Familiar: { } familiar, Scene: Scene.Teaching { IsPictureShown: true, AtCamera: { Features: { } seen } } }
        )
            return null;
        if (familiar.IsDark(brightness))
            return Novelty.Dark;
        if (familiar.IsBright(brightness))
            return Novelty.Bright;

        var examples = state.ExamplesWithFeatures().Select(example => example.Features).Where(one => one.Has(familiar.Kind));
        return
            seen.Has(familiar.Kind)
            && Neighbourhood.Distance(seen.Of(familiar.Kind), examples.Select(one => one.Of(familiar.Kind))) > familiar.Reach
            ? Novelty.Look
            : null;
    }
}
