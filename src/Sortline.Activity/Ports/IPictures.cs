using Sortline.Learning.Features;

namespace Sortline.Activity.Ports;

/// <summary>The pictures that the camera took and those that came as files, kept outside the state.</summary>
public interface IPictures
{
    /// <summary>An address under which the page can show a picture.</summary>
    ValueTask<string> UrlAsync(PictureId picture);

    /// <summary>The same for a person who looks closely: as fine as the camera took it, if it did.</summary>
    ValueTask<string> DetailUrlAsync(PictureId picture);

    /// <summary>Makes a picture of a photo that the learner chose: its middle square, as large as the backbone looks at.</summary>
    /// <exception cref="PictureException">It is no picture that can be opened; its reason says why.</exception>
    Task<TakenPhoto> AddPhotoAsync(ChosenFile photo);

    /// <summary>The same of a photo that came inside another file.</summary>
    /// <param name="photo">Its bytes.</param>
    /// <param name="mayBeMask">Whether it is called like the mask of another photo; one that looks like a mask, too, is refused.</param>
    /// <exception cref="PictureException">It is no picture that can be opened; its reason says why.</exception>
    Task<TakenPhoto> AddPhotoAsync(byte[] photo, bool mayBeMask = false);

    /// <summary>Takes a picture in again that was given out as a PNG: exactly the same one.</summary>
    /// <exception cref="PictureException">It cannot be unpacked.</exception>
    Task<PictureId> AddPngAsync(byte[] png);

    /// <summary>A picture as a PNG.</summary>
    /// <exception cref="PictureException">It is not there any more.</exception>
    Task<byte[]> PngAsync(PictureId picture);

    /// <summary>What tells near-copies of a picture; <see langword="null"/> if it is not there any more.</summary>
    ValueTask<PicturePrint?> PrintOfAsync(PictureId picture);

    /// <summary>Forgets a picture; one that is not known is passed over.</summary>
    void Release(PictureId picture);
}
