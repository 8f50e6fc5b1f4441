namespace Sortline.Learning.Mapping;

/// <summary>How vectors are scaled before they are laid on a map: as the classifier does it whose view the map shows.</summary>
public enum PlaneScale
{
    /// <summary>To length 1: what lies close together has nearly the same direction, which is what the nearest neighbours go by.</summary>
    Direction,

    /// <summary>
    /// Each feature to mean 0 and deviation 1 over the examples, then to length 1, as ridge regression does it: a feature that varies little
    /// counts for as much as one that varies a lot.
    /// </summary>
    Standardised,
}
