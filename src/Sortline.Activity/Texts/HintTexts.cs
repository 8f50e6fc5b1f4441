using Sortline.Learning;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Texts;

/// <summary>The sentences for what in the examples is worth a look, such as a child of ten can read.</summary>
public static class HintTexts
{
    /// <summary>What the learner may want to look at, and why.</summary>
    /// <param name="hint">The hint.</param>
    /// <param name="state">Knows the names.</param>
    public static string For(Hint hint, ActivityState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return hint switch
        {
            Hint.Contradiction it =>
                $"To the robot these two are as good as the same picture, but one is {Name(it.FirstLabel)} and the other {Name(it.SecondLabel)}. Which is right?",
            Hint.LooksMislabelled it =>
                $"This is {Name(it.Label)}, but the other examples say {Name(it.Suggested)} ({MethodTexts.Percent(it.Confidence)} sure). Is it in the right place?",
            Hint.NearDuplicate it =>
                $"To the robot these two of {Name(it.Label)} are as good as the same picture. One is enough: the other teaches nothing new.",
            Hint.UnderrepresentedLabel it =>
                $"{Name(it.Label)} has {state.CountOf(it.Label)} pictures, {Name(it.Largest)} has {state.CountOf(it.Largest)}. Show it more of {Name(it.Label)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, "A hint without words for it."),
        };

        string Name(Label label) => $"“{state.Card(label)?.Name}”";
    }
}
