namespace Sortline.Learning.Ridge;

/// <summary>Brings a part to where the fitted examples are: standardised, of length 1, centred. It holds none of them.</summary>
internal sealed class QueryFrame(Standardiser standardiser, float[] mean)
{
    /// <summary>A part as a row like those of the design matrix, as long as the padded mean.</summary>
    public float[] Query(FeatureVector part)
    {
        var row = new float[mean.Length];
        standardiser.WriteUnit(part, row);
        Centre(row);
        return row;
    }

    /// <summary>Takes the mean of the examples off a row.</summary>
    public void Centre(Span<float> row)
    {
        ReadOnlySpan<float> means = mean;
        for (var i = 0; i < row.Length; i++)
            row[i] -= means[i];
    }
}
