using Sortline.Activity.Ports;
using Sortline.Activity.Shift;

namespace Sortline.Activity.Reports;

/// <summary>Celebrates a shift that earned stars: when it ends, not when its report is read again.</summary>
public sealed class CelebrateStars(IPage page) : IEffect
{
    /// <summary>The id of the element that shows the stars of a report.</summary>
    public const string StarsId = "stars";

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (
            (step.Before.Scene, step.After.Scene) is (Scene.Running, Scene.Reporting { Result: var result })
            && Grade.For(result, step.After.Level).Stars is > 0 and var stars
        )
            page.Celebrate(stars, StarsId);
    }
}
