using Sortline.Activity;
using Sortline.Activity.Ports;

namespace Sortline.Web.Interop;

/// <summary>The pictures that <c>client/pictures.ts</c> keeps.</summary>
internal sealed class Pictures : IPictures
{
    public async ValueTask<string> UrlAsync(PictureId picture) => await PicturesModule.UrlAsync(picture.Value);

    public void Release(PictureId picture) => PicturesModule.Release(picture.Value);
}
