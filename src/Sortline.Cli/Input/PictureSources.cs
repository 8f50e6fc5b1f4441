using System.Runtime.CompilerServices;

namespace Sortline.Cli.Input;

/// <summary>The pictures that arguments name: files, folders with all below them, and "-" for paths on standard input.</summary>
internal static class PictureSources
{
    /// <summary>Stands for standard input, one path a line.</summary>
    public const string StandardInput = "-";

    /// <summary>The pictures in the order of the arguments. Nothing is listed or read before it is asked for.</summary>
    public static async IAsyncEnumerable<FoundPicture> FromAsync(
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
                        yield return new(line);
                }
            }
            else
            {
                foreach (var found in At(argument))
                    yield return found;
            }
        }
    }

    /// <summary>The same for arguments that name no standard input, which can be asked twice.</summary>
    public static IEnumerable<FoundPicture> At(string path) => Directory.Exists(path) ? PictureWalk.Below(path) : [new(path)];
}
