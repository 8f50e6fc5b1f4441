using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;
using Sortline.Learning.Features;

namespace Sortline.Web.Interop;

/// <summary>The pictures that <c>client/modules/pictures.ts</c> keeps.</summary>
internal sealed class BrowserPictures : IPictures
{
    public async ValueTask<string> UrlAsync(PictureId picture) => await PicturesModule.UrlAsync(picture.Value);

    public async ValueTask<string> DetailUrlAsync(PictureId picture) => await PicturesModule.DetailUrlAsync(picture.Value);

    public void Release(PictureId picture) => PicturesModule.Release(picture.Value);

    public PicturePrint? PrintOf(PictureId picture)
    {
        try
        {
            var fields = new float[PicturePrint.FieldsLength];
            PicturesModule.CopyPrint(picture.Value, MemoryMarshal.AsBytes(fields.AsSpan()));
            return PicturePrint.FromFields(fields);
        }
        catch (JSException)
        {
            return null; // It was released meanwhile.
        }
    }

    public async Task<PictureId> AddPhotoAsync(ChosenFile photo)
    {
        try
        {
            return new(await PicturesModule.PutFileAsync(photo.Id));
        }
        catch (JSException exception)
        {
            throw new PictureException(Reason.Of(exception), exception);
        }
    }

    public async Task<PictureId> AddPhotoAsync(byte[] photo)
    {
        try
        {
            using var bytes = PicturesModule.BytesOf(photo);
            return new(await PicturesModule.PutPhotoAsync(bytes));
        }
        catch (JSException exception)
        {
            throw new PictureException(Reason.Of(exception), exception);
        }
    }

    public async Task<PictureId> AddPngAsync(byte[] png)
    {
        try
        {
            using var bytes = PicturesModule.BytesOf(png);
            return new(await PicturesModule.PutPngAsync(bytes));
        }
        catch (JSException exception)
        {
            throw new PictureException(Reason.Of(exception), exception);
        }
    }

    public async Task<byte[]> PngAsync(PictureId picture)
    {
        try
        {
            using var png = await PicturesModule.PngAsync(picture.Value);
            var bytes = new byte[PicturesModule.PngLength(png)];
            PicturesModule.CopyPng(png, bytes);
            return bytes;
        }
        catch (JSException exception)
        {
            throw new PictureException(Reason.Of(exception), exception);
        }
    }
}
