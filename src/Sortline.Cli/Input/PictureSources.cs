using System.Runtime.CompilerServices;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>The pictures that arguments name: files, folders with all below them, and "-" for paths on standard input.</summary>
internal static class PictureSources
{
    /// <summary>Stands for standard input, one path a line.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// The pictures in the order of the arguments. Nothing is listed or read before it is asked for; what lies in a zip, a project of
    /// Teachable Machine or a project file comes with its bytes.
    /// </summary>
    public static async IAsyncEnumerable<(FoundPicture Picture, byte[]? Bytes)> FromAsync(
        IEnumerable<string> arguments,
        TextReader input,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var argument in arguments)
        {
            if (argument == StandardInput)
            {
                while (await input.ReadLineAsync(cancellationToken) is { } line)
                {
                    if (line.Length > 0)
                        yield return (new(line), null);
                }
            }
            else if (PictureContainer.IsOne(argument))
            {
                await foreach (var read in InsideAsync(argument, cancellationToken))
                    yield return read;
            }
            else
            {
                foreach (var found in At(argument, cancellationToken))
                    yield return (found, null);
            }
        }
    }

    // What the folders in it are called is no matter here: all its pictures are asked about.
    private static async IAsyncEnumerable<(FoundPicture Picture, byte[]? Bytes)> InsideAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var container = await PictureContainer.OpenAsync(path, LayoutChoice.Outer, path, cancellationToken);
        foreach (var contained in container.Pictures)
            yield return await contained.Picture.ReadAsync(cancellationToken);
    }

    /// <summary>The same for arguments that name no standard input, which can be asked twice.</summary>
    public static IEnumerable<FoundPicture> At(string path, CancellationToken cancellationToken) =>
        Directory.Exists(path) ? PictureWalk.Below(path, cancellationToken) : [new(path)];
}
