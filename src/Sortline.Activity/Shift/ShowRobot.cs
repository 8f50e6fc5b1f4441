using Sortline.Activity.Ports;
using Sortline.Factory.Motion;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>Shows in the world what the robot thinks while it is taught, and what each part of a shift is worth.</summary>
internal sealed class ShowRobot(IFactoryView view) : IEffect
{
    private RobotGuess _shown;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (ReferenceEquals(step.Before, step.After))
            return;

        ShowGuess(step.After);
        if (step.Action is ActivityAction.PartEnded { Outcome: var outcome } && step.After.Scene is Scene.Running)
            view.ShowPoints(
                outcome switch
                {
                    PartOutcome.GoodShipped or PartOutcome.DefectShipped => Bin.Ship,
                    PartOutcome.GoodSetAside or PartOutcome.DefectSetAside => Bin.Aside,
                    _ => Bin.Reject,
                },
                step.After.Prices.Of(outcome)
            );
    }

    private void ShowGuess(ActivityState state)
    {
        var guess = GuessOf(state);
        if (guess == _shown)
            return;

        _shown = guess;
        view.ShowGuess(guess, guess is RobotGuess.Ship or RobotGuess.Reject ? Sureness(state) : 0);
    }

    // From as good as undecided to certain.
    private static double Sureness(ActivityState state) =>
        state.Scene is Scene.Teaching { AtCamera.Prediction: { Label: { } label } prediction }
            ? Math.Clamp(2 * prediction.ConfidenceOf(label) - 1, 0, 1)
            : 0;

    // Once the part has gone its guess stays beside the learner's word, until the next part is there.
    private RobotGuess GuessOf(ActivityState state) =>
        state.Scene switch
        {
            Scene.Teaching { AtCamera: null } => _shown,
            Scene.Teaching { AtCamera: { IsUndecided: false, Decision: { } wish } } when state.KnowsTwoLabels => wish
            is Disposition.Ship
                ? RobotGuess.Ship
                : RobotGuess.Reject,
            Scene.Teaching => RobotGuess.Unsure,
            _ => RobotGuess.None,
        };
}
