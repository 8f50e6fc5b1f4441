using Sortline.Activity.Ports;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>Lets what happens be heard.</summary>
public sealed class ChimeOutcomes(IPage page) : IEffect
{
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
    }
}
