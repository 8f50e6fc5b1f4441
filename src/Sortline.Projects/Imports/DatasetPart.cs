namespace Sortline.Projects.Imports;

/// <summary>What a picture is for, where a dataset says so.</summary>
public enum DatasetPart
{
    /// <summary>To learn from. So is everything where nothing is said, and what others call validation: here nothing is tuned by hand.</summary>
    Training,

    /// <summary>To be asked about, never to learn from.</summary>
    Test,
}
