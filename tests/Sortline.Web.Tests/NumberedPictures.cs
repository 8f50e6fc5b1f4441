using Sortline.Activity.Ports;
using Sortline.Learning.Features;

namespace Sortline.Web.Tests;

/// <summary>Pictures that are addresses only.</summary>
internal sealed class NumberedPictures : IPictures
{
    /// <summary>Keeps addresses from being given until it is set; with an exception, the picture was let go meanwhile.</summary>
    public TaskCompletionSource? Delay { get; set; }

    public async ValueTask<string> UrlAsync(PictureId picture)
    {
        if (Delay is { } delay)
            await delay.Task;
        return $"picture:{picture.Value}";
    }

    public ValueTask<string> DetailUrlAsync(PictureId picture) => ValueTask.FromResult($"detail:{picture.Value}");

    public Task<TakenPhoto> AddPhotoAsync(ChosenFile photo) =>
        throw new InvalidOperationException("No component takes photos in: ImportPhotos does.");

    public Task<TakenPhoto> AddPhotoAsync(byte[] photo, bool mayBeMask = false) =>
        throw new InvalidOperationException("No component opens files: SaveAndOpenProject does.");

    public Task<PictureId> AddPngAsync(byte[] png) =>
        throw new InvalidOperationException("No component opens files: SaveAndOpenProject does.");

    public Task<byte[]> PngAsync(PictureId picture) =>
        throw new InvalidOperationException("No component saves files: SaveAndOpenProject does.");

    public ValueTask<PicturePrint?> PrintOfAsync(PictureId picture) => new(default(PicturePrint));

    public void Release(PictureId picture) =>
        throw new InvalidOperationException("No component releases pictures: ReleasePictures does.");
}
