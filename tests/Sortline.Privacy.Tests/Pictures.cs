namespace Sortline.Privacy.Tests;

/// <summary>Two hundred pictures of two kinds, and what was learned from them. Made once for all tests of a class, without being watched.</summary>
public sealed class Pictures : IDisposable
{
    private readonly PictureFolder _folder = PictureFolder.WithDiscsAndBars(each: 100);

    internal string Photos => _folder.Photos;

    public void Dispose() => _folder.Dispose();
}
