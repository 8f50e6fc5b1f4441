using System.Collections.Immutable;
using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sortline.Activity;
using Sortline.Activity.Ports;

namespace Sortline.Web.Interop;

/// <summary>Files that stay on the browser's side but for the piece that is being read or written.</summary>
internal sealed class Files : IFiles
{
    /// <summary>Takes the files that the learner chose out of an input.</summary>
    public static ImmutableArray<ChosenFile> Take(string inputId) =>
        [
            .. JsonSerializer
                .Deserialize(FilesModule.Take(inputId), FileJsonContext.Default.FileJsonArray)!
                .Select(file => new ChosenFile(file.Id, file.Name, file.Size)),
        ];

    public Stream Open(ChosenFile file) => new BlobReadStream(file);

    public void Forget(ChosenFile file) => FilesModule.Forget(file.Id);

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
            throw new IOException(Sentence.Of(exception), exception);
        }
        finally
        {
            FilesModule.Discard(file);
        }
    }
}

internal sealed record FileJson(int Id, string Name, long Size);

/// <summary>The generated serializer: reflection would not survive trimming.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FileJson[]))]
internal sealed partial class FileJsonContext : JsonSerializerContext;
