using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>A file or folder that no label has.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Reason">Why it is left out, in a sentence.</param>
public sealed record PassedOver(string Path, Message Reason);
