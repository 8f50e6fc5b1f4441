namespace Sortline.Activity.Levels;

/// <summary>An idea of how machines learn that learners bring along, and that a level can show to be otherwise.</summary>
/// <remarks>
/// The six that interviews with school students found: Marx, Witt and Leonhardt, "Identifying Secondary School Students'
/// Misconceptions about Machine Learning: An Interview Study", WiPSCE 2024, https://doi.org/10.1145/3677619.3678114. What a learner
/// would say who has one stands in the catalogue, under <c>idea.</c>.
/// </remarks>
public enum Misconception
{
    /// <summary>Somebody wrote rules for what it does.</summary>
    ProgrammedBehaviour,

    /// <summary>What it says is exact, and so is right.</summary>
    Exactness,

    /// <summary>It keeps what it was shown, and looks it up.</summary>
    DataStorage,

    /// <summary>It goes on learning while it works.</summary>
    ContinuousLearning,

    /// <summary>It knows only what its users taught it.</summary>
    UserTrainedModel,

    /// <summary>It finds by itself what it needs to learn from.</summary>
    AutonomousDataAcquisition,
}
