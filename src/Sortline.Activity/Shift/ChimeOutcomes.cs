using Sortline.Activity.Ports;
using Sortline.Activity.Reports;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>Lets what happens be heard, and celebrates a shift that earned stars: at once, not when its report is read again.</summary>
public sealed class ChimeOutcomes(IPage page) : IEffect
{
    /// <summary>The id of the element that shows the stars of a report.</summary>
    public const string StarsId = "stars";

    /// <inheritdoc/>
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (ReferenceEquals(step.Before, step.After))
            return;

        if (step.Action is ActivityAction.PartLabelled or ActivityAction.MistakeTaught)
            page.Play(Chime.Taught);
        else if (
            step.Action is ActivityAction.PartEnded
            {
                Outcome: not (PartOutcome.GoodSetAside or PartOutcome.DefectSetAside) and var outcome
            }
        )
            page.Play(outcome is PartOutcome.GoodShipped or PartOutcome.DefectRejected ? Chime.Right : Chime.Wrong);
        else if (step.Action is ActivityAction.RobotAsked)
            page.Play(Chime.Question);
        else if (step.Before.Scene is not Scene.Running && step.After.Scene is Scene.Running)
            page.Play(Chime.Shift);
        else if (
            (step.Before.Scene, step.After.Scene) is (Scene.Running, Scene.Reporting { Result: var result })
            && Grade.For(result, step.After.Level).Stars is > 0 and var stars
        )
            page.Celebrate(stars, StarsId);
    }
}
