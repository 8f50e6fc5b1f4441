using System.Collections.Immutable;
using Sortline.Activity.Dataset;

namespace Sortline.Activity;

/// <summary>What happens because of an action, outside the state: the line moves, a picture is looked at.</summary>
/// <remarks>
/// An effect keeps no state of the activity. It learns what is so now from <see cref="IDispatcher.State"/>, at once or after
/// waiting, and what changed from the step.
/// </remarks>
public interface IEffect
{
    /// <summary>Called once, when the effect joins an activity, before it hears of the first action.</summary>
    void Start(IDispatcher activity) { }

    /// <summary>Hears of an action right after the reducer.</summary>
    /// <param name="step">The action with the states before and after it.</param>
    /// <param name="activity">Takes further actions, now or later. An effect that waits catches its own failures.</param>
    void Handle(ActivityStep step, IDispatcher activity);
}

/// <summary>One action and what it did.</summary>
/// <param name="Action">What happened.</param>
/// <param name="Before">The state before it.</param>
/// <param name="After">The state after it; the same reference if it meant nothing.</param>
public sealed record ActivityStep(ActivityAction Action, ActivityState Before, ActivityState After)
{
    private readonly Lazy<ImmutableArray<Change<TaughtExample>>> _exampleChanges = new(() =>
        Changes.Between(Before.Examples, After.Examples, example => example.Id)
    );

    /// <summary>What the action did to the examples, so that no effect need look through all of them.</summary>
    internal ImmutableArray<Change<TaughtExample>> ExampleChanges => _exampleChanges.Value;
}
