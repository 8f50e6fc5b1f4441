namespace Sortline.Projects;

/// <summary>A file in a folder or below it.</summary>
/// <param name="Path">Where it lies, from the folder on, with slashes.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Open">Opens it. It is read with the asynchronous reads only.</param>
public sealed record FolderFile(string Path, long Length, Func<Stream> Open);
