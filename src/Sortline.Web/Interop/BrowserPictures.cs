using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;
using Sortline.Learning.Features;
using Sortline.Pictures;

namespace Sortline.Web.Interop;

/// <summary>The pictures that <c>client/modules/pictures.ts</c> keeps.</summary>
internal sealed class BrowserPictures : IPictures
{
    public async ValueTask<string> UrlAsync(PictureId picture) => await PicturesModule.UrlAsync(picture.Value);

    public async ValueTask<string> DetailUrlAsync(PictureId picture) => await PicturesModule.DetailUrlAsync(picture.Value);

    public void Release(PictureId picture) => PicturesModule.Release(picture.Value);

    public async ValueTask<PicturePrint?> PrintOfAsync(PictureId picture)
    {
        try
        {
            using var print = await PicturesModule.PrintAsync(picture.Value);
            var fields = new float[PicturePrint.FieldsLength];
            PicturesModule.CopyPrint(print, MemoryMarshal.AsBytes(fields.AsSpan()));
            return PicturePrint.FromFields(fields);
        }
        catch (JSException)
        {
            return null; // It was released meanwhile.
        }
    }

    public async Task<TakenPhoto> AddPhotoAsync(ChosenFile photo)
    {
        try
        {
            var length = FilesModule.Size(photo.Id);
            if (PictureRule.RefusalOf((long)length) is { } refusal)
                throw new PictureException(refusal.Why);

            using var piece = await FilesModule.ReadAsync(photo.Id, 0, (int)length);
            var bytes = new byte[FilesModule.PieceLength(piece)];
            FilesModule.CopyPiece(piece, bytes);
            return await AddPhotoAsync(bytes);
        }
        catch (JSException exception)
        {
            throw new PictureException(Reason.Of(exception), exception);
        }
    }

    // What a photo is, and whether it is read, is said here, by the same rule as on the command line. The browser only unpacks it.
    public async Task<TakenPhoto> AddPhotoAsync(byte[] photo, bool mayBeMask = false)
    {
        var header = PictureHeader.Read(photo);
        if (PictureRule.RefusalOf(header, photo.Length, isTried: true) is { } refusal)
            throw new PictureException(refusal.Why);

        var (width, height) = SizeToUnpack(header);
        try
        {
            using var bytes = PicturesModule.BytesOf(header.MendUnturned(photo));
            PictureId picture = new(await PicturesModule.PutPhotoAsync(bytes, header.Orientation, width, height));
            var rgb = await RgbAsync(picture);
            if (mayBeMask && PictureRemarks.IsMask(rgb))
            {
                Release(picture);
                throw new PictureException(PictureRemarks.SayMask);
            }

            return new(picture, PictureRemarks.Of(header, photo, rgb, FeatureSpec.PictureSide));
        }
        catch (JSException exception)
        {
            // What this browser does not know, however it may be with others, is named.
            var why = header.IsRead ? Reason.Of(exception) : PictureRule.RefusalOf(header, photo.Length)!.Value.Why;
            throw new PictureException(why, exception);
        }
    }

    private static async Task<byte[]> RgbAsync(PictureId picture)
    {
        var rgb = new byte[FeatureSpec.PictureSide * FeatureSpec.PictureSide * 3];
        using (var pixels = await PicturesModule.RgbAsync(picture.Value))
            PicturesModule.CopyRgb(pixels, rgb);
        return rgb;
    }

    private static (int Width, int Height) SizeToUnpack(PictureHeader header) =>
        PictureLimits.EighthsOf(header.Width, header.Height) is < PictureLimits.Eighths and var eighths
            ? (PictureLimits.Scaled(header.Width, eighths), PictureLimits.Scaled(header.Height, eighths))
            : (0, 0);

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
