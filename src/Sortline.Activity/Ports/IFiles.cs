using System.Collections.Immutable;

namespace Sortline.Activity.Ports;

/// <summary>The learner's files: those that were chosen on the page, and those that the page hands out.</summary>
public interface IFiles
{
    /// <summary>The content of a file. It knows its length, can seek, and is read with the asynchronous reads only, which throw a <see cref="FileException"/> when they cannot.</summary>
    Stream Open(ChosenFile file);

    /// <summary>The files in a folder and in all folders below, some at a time, so that the page has its turn. They are opened and let go as others are.</summary>
    /// <param name="folder">The folder; it can be gone through again.</param>
    /// <returns>The files, each called by its path from the folder on, with slashes; in no order.</returns>
    /// <exception cref="FileException">A folder in it could not be read; its reason says why.</exception>
    IAsyncEnumerable<ImmutableArray<ChosenFile>> ListAsync(ChosenFile folder);

    /// <summary>Lets go of a file; one that is not known is passed over.</summary>
    void Forget(ChosenFile file);

    /// <summary>What is spoken here, as the browser says: such as <c>ja</c> or <c>de-CH</c>.</summary>
    string Language { get; }

    /// <summary>Reads bytes in an encoding of old, such as the names in a zip that a Japanese Windows has made.</summary>
    /// <param name="encoding">Its name, as the web knows it: <c>Shift_JIS</c>, <c>GBK</c>.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The text; <see langword="null"/> if it is no text in this encoding.</returns>
    string? Decode(string encoding, byte[] bytes);

    /// <summary>Hands a file out, once it is written. If writing it fails nothing is handed out.</summary>
    /// <exception cref="FileException">The browser could not take it; its reason says why.</exception>
    Task SaveAsync(string name, string mediaType, Func<Stream, Task> write);
}
