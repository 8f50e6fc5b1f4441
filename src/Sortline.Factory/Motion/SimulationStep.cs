namespace Sortline.Factory.Motion;

/// <summary>The step by which everything on the line moves on.</summary>
internal static class SimulationStep
{
    public const int PerSecond = 120;

    public const double Seconds = 1.0 / PerSecond;
}
