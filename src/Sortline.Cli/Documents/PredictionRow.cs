namespace Sortline.Cli.Documents;

/// <summary>One line of <c>predict</c>: what a picture is, or why that cannot be said.</summary>
/// <param name="File">Its path, put together from the one that was given.</param>
/// <param name="Label">The most likely label.</param>
/// <param name="Confidence">How sure that is, from 0 to 1.</param>
/// <param name="Confidences">The same for every label; together 1.</param>
/// <param name="Voters">The examples that settled it, heaviest first: the nearest with their votes, or what speaks for the label.</param>
/// <param name="Error">Why it was skipped, in a sentence; then all else is missing.</param>
internal sealed record PredictionRow(
    string File,
    string? Label = null,
    double? Confidence = null,
    Dictionary<string, double>? Confidences = null,
    IReadOnlyList<VoterRow>? Voters = null,
    string? Error = null
);

/// <summary>An example that had a say.</summary>
/// <param name="Example">Its number in the project.</param>
/// <param name="Label">What it is.</param>
/// <param name="Likeness">How like the picture it is: the cosine, from -1 to 1.</param>
/// <param name="Weight">Its share in the decision, from 0 to 1.</param>
/// <param name="Speaks">Why it speaks for what it speaks for: <c>vote</c> for its own label, <c>like</c> or <c>unlike</c> for the label predicted.</param>
internal sealed record VoterRow(int Example, string Label, double Likeness, double Weight, string Speaks);
