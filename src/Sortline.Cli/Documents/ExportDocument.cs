namespace Sortline.Cli.Documents;

/// <summary>What <c>export --json</c> prints.</summary>
internal sealed record ExportDocument(string Target, string Kind, int Labels, int Examples, int LeftOut);
