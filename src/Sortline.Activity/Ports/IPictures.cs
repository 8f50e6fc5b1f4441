namespace Sortline.Activity.Ports;

/// <summary>The pictures that the camera took, kept outside the state.</summary>
public interface IPictures
{
    /// <summary>An address under which the page can show a picture.</summary>
    ValueTask<string> UrlAsync(PictureId picture);

    /// <summary>Forgets a picture; one that is not known is passed over.</summary>
    void Release(PictureId picture);
}
