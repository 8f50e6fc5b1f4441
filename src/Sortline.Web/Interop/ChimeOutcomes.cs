using Sortline.Activity;

namespace Sortline.Web.Interop;

/// <summary>Lets every act of teaching and every sorted part be heard.</summary>
internal sealed class ChimeOutcomes : IEffect
{
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        if (ReferenceEquals(step.Before, step.After))
            return;

        if (step.Action is ActivityAction.PartLabelled or ActivityAction.MistakeTaught)
            PageModule.Chime("taught");
        else if (step.Action is ActivityAction.PartEnded { Outcome: var outcome })
            PageModule.Chime(
                outcome is Factory.PartOutcome.GoodShipped or Factory.PartOutcome.DefectRejected ? "right" : "wrong"
            );
    }
}
