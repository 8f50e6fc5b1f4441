using System.Collections.Immutable;
using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;

namespace Sortline.Web.Interop;

/// <summary>Files that stay on the browser's side but for the piece that is being read or written.</summary>
internal sealed class BrowserFiles : IFiles
{
    private static int _nextId = 1;

    /// <summary>Gives numbers to files that are taken.</summary>
    /// <param name="take">Takes files, which get the numbers from the given one on, and answers their names; that of a folder ends with a slash.</param>
    public static ImmutableArray<ChosenFile> Number(Func<int, string[]> take)
    {
        var first = _nextId;
        var names = take(first);
        _nextId += names.Length;
        return [.. names.Select((name, i) => new ChosenFile(first + i, name.TrimEnd('/'), IsFolder: name.EndsWith('/')))];
    }

    public Stream Open(ChosenFile file) => new BlobReadStream(file);

    public async IAsyncEnumerable<ImmutableArray<ChosenFile>> ListAsync(ChosenFile folder)
    {
        using var walk = FilesModule.Walk(folder.Id);
        while (await FindMoreAsync(walk))
            yield return Number(first => FilesModule.TakeFound(walk, first));
    }

    public void Forget(ChosenFile file) => FilesModule.Forget(file.Id);

    public string Language => FilesModule.Language();

    public string? Decode(string encoding, byte[] bytes) => FilesModule.Decode(encoding, bytes);

    public async Task SaveAsync(string name, string mediaType, Func<Stream, Task> write)
    {
        var file = FilesModule.Create();
        try
        {
            await using BlobWriteStream stream = new(file);
            await write(stream);
            stream.WriteOut();
            FilesModule.Save(file, name, mediaType);
        }
        catch (JSException exception)
        {
            throw new FileException(Reason.Of(exception), exception);
        }
        finally
        {
            FilesModule.Discard(file);
        }
    }

    private static async Task<bool> FindMoreAsync(JSObject walk)
    {
        try
        {
            return await FilesModule.FindMoreAsync(walk);
        }
        catch (JSException exception)
        {
            throw new FileException(Reason.Of(exception), exception);
        }
    }
}
