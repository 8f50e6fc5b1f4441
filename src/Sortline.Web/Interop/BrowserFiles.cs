using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;

namespace Sortline.Web.Interop;

/// <summary>Files that stay on the browser's side but for the piece that is being read or written.</summary>
internal sealed class BrowserFiles : IFiles
{
    public Stream Open(ChosenFile file) => new BlobReadStream(file);

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
}
