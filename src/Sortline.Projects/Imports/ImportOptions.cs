namespace Sortline.Projects.Imports;

/// <summary>How to read a file of pictures.</summary>
/// <param name="Layout">Which folders name the labels.</param>
/// <param name="Name">What the file is called, without ending: the label of pictures that lie in no folder. Left out, such a heap is refused.</param>
/// <param name="Limits">How much to take in.</param>
/// <param name="DecodeName">
/// Reads bytes in an encoding of old, <c>shift_jis</c> or <c>euc-kr</c>; <see langword="null"/> where they are not text in it. Names in
/// a zip may be written so. Left out, they are read as code page 437.
/// </param>
public sealed record ImportOptions(
    LayoutChoice Layout = LayoutChoice.Auto,
    string? Name = null,
    ProjectLimits? Limits = null,
    Func<string, byte[], string?>? DecodeName = null
);
