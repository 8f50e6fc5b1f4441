namespace Sortline.Factory.Parts;

/// <summary>What parts are made for. One seed gives different parts for each.</summary>
public enum PartStream
{
    /// <summary>The parts that a shift is scored on.</summary>
    Shift,

    /// <summary>The parts that the learner teaches with.</summary>
    Teaching,

    /// <summary>The parts that nobody is shown, to see how much has been learned.</summary>
    Hidden,
}
