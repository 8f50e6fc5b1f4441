namespace Sortline.Vision.Graph;

/// <summary>How what comes out of a node, a grid of places for each channel, becomes one number for each channel.</summary>
internal enum Pooling
{
    /// <summary>It already is one number for each channel.</summary>
    None,

    /// <summary>The mean over all places.</summary>
    Mean,

    /// <summary>The standard deviation over all places: how much they differ.</summary>
    Spread,

    /// <summary>The mean over the upper rows; the middle one of an odd number is among them.</summary>
    UpperMean,

    /// <summary>The mean over the lower rows; the middle one of an odd number is among them.</summary>
    LowerMean,
}

/// <summary>A part of what a network is asked for.</summary>
/// <param name="Node">The node to look at.</param>
/// <param name="Pooling">What is done with its grid.</param>
internal readonly record struct Piece(string Node, Pooling Pooling);
