using Sortline.Activity.Ports;

namespace Sortline.Activity.Guide;

/// <summary>Keeps in mind that a learner has seen the tips, or does not want them.</summary>
public sealed class RememberTips(IPage page) : IEffect
{
    /// <inheritdoc/>
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Before.WantsTips && !step.After.WantsTips)
            page.RememberTips();
    }
}
