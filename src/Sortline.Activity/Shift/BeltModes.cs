using System.Collections.Frozen;
using static Sortline.Activity.Shift.BeltEvent;
using static Sortline.Activity.Shift.BeltMode;

namespace Sortline.Activity.Shift;

/// <summary>How the belt goes from one mode to the next.</summary>
public static class BeltModes
{
    /// <summary>Each change of mode. What is not here leaves the mode as it is.</summary>
    internal static FrozenDictionary<(BeltMode Mode, BeltEvent Event), BeltMode> Transitions { get; } =
        new Dictionary<(BeltMode Mode, BeltEvent Event), BeltMode>
        {
            [(Running, Toggled)] = Paused,
            [(Running, StepRequested)] = SteppingToNextPart,
            [(Running, RewindRequested)] = Replaying,

            [(Paused, Toggled)] = Running,
            [(Paused, StepRequested)] = SteppingToNextPart,
            [(Paused, RewindRequested)] = Replaying,
            [(Paused, LineBegun)] = Running,
            [(Paused, HurryRequested)] = Running,

            [(SteppingToNextPart, Toggled)] = Paused,
            [(SteppingToNextPart, StepEnded)] = Paused,
            [(SteppingToNextPart, RewindRequested)] = ReplayStepping,
            [(SteppingToNextPart, LineBegun)] = Running,
            [(SteppingToNextPart, HurryRequested)] = Running,

            [(Replaying, Toggled)] = ReplayPaused,
            [(Replaying, StepRequested)] = ReplayStepping,
            [(Replaying, ReplayEnded)] = Running,
            [(Replaying, LineBegun)] = Running,

            [(ReplayPaused, Toggled)] = Replaying,
            [(ReplayPaused, StepRequested)] = ReplayStepping,
            [(ReplayPaused, RewindRequested)] = Replaying,
            [(ReplayPaused, ReplayEnded)] = Paused,
            [(ReplayPaused, LineBegun)] = Running,
            [(ReplayPaused, HurryRequested)] = Replaying,

            [(ReplayStepping, Toggled)] = ReplayPaused,
            [(ReplayStepping, StepEnded)] = ReplayPaused,
            [(ReplayStepping, ReplayEnded)] = SteppingToNextPart,
            [(ReplayStepping, LineBegun)] = Running,
            [(ReplayStepping, HurryRequested)] = Replaying,
        }.ToFrozenDictionary();

    extension(BeltMode mode)
    {
        /// <summary>Whether the belt stands until the learner sets it going.</summary>
        public bool IsHalted => mode is Paused or ReplayPaused;

        /// <summary>Whether the belt halts by itself at the next part.</summary>
        public bool IsStepping => mode is SteppingToNextPart or ReplayStepping;

        /// <summary>Whether what is shown has been already.</summary>
        public bool IsReplay => mode is Replaying or ReplayPaused or ReplayStepping;

        /// <summary>The mode after an event.</summary>
        internal BeltMode After(BeltEvent what) => Transitions.GetValueOrDefault((mode, what), mode);
    }
}
