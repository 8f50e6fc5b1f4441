namespace Sortline.Cli.Documents;

/// <summary>What <c>--json</c> prints instead of a result.</summary>
/// <param name="Error">A sentence.</param>
internal sealed record ErrorDocument(string Error);
