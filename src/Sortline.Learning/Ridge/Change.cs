namespace Sortline.Learning.Ridge;

/// <summary>An example that a fit has and the wanted examples have not, or the other way about.</summary>
/// <param name="Example">The example.</param>
/// <param name="FittedRow">Its row in the design matrix, or -1 if it is new.</param>
internal sealed record Change(Example Example, int FittedRow)
{
    /// <summary>Its row, standardised and centred as the fit does it.</summary>
    public required float[] Row { get; init; }

    /// <summary>What the inverse of the fitted equations makes of it: see <see cref="ChangeSolver"/>.</summary>
    public double[] Solution { get; set; } = [];

    /// <summary>Its products with the fitted examples, where it is new and the equations are dual.</summary>
    public double[] Products { get; set; } = [];

    /// <summary>Whether the example was there when the classifier was fitted.</summary>
    public bool IsFitted => FittedRow >= 0;
}
