using Sortline.Cli.Documents;

namespace Sortline.Cli.Rendering;

/// <summary>Where predictions go, one after the other; each is out when the call returns.</summary>
internal interface IPredictionOutput
{
    /// <summary>Writes one.</summary>
    void Write(PredictionRow row);

    /// <summary>Writes what comes after the last one.</summary>
    /// <param name="isComplete">Whether it was the last one, or the work was cut short.</param>
    void End(bool isComplete);
}
