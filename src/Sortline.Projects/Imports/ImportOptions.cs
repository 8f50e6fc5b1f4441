namespace Sortline.Projects.Imports;

/// <summary>How to read a file of pictures.</summary>
/// <param name="Layout">Which folders name the labels.</param>
/// <param name="Name">What the file is called, without ending: the label of pictures that lie in no folder. Left out, such a heap is refused.</param>
/// <param name="Limits">How much to take in.</param>
/// <param name="DecodeName">
/// Reads bytes in an encoding of old, which has the name that the web gives it, such as <c>Shift_JIS</c> or <c>EUC-KR</c>;
/// <see langword="null"/> where they are not text in it. Names in a zip may be written so. Left out, they are read as a Western code page.
/// </param>
/// <param name="Language">
/// What is spoken where the file is opened, as the web writes it, such as <c>ja</c> or <c>zh-TW</c>: names that do not say in which
/// letters they are written are read in those of that language if that makes words.
/// </param>
public sealed record ImportOptions(
    LayoutChoice Layout = LayoutChoice.Auto,
    string? Name = null,
    ProjectLimits? Limits = null,
    Func<string, byte[], string?>? DecodeName = null,
    string? Language = null
);
