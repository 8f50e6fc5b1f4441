using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>Files that the learner chose, and files for the learner to keep; with <c>client/modules/files.ts</c>.</summary>
internal static partial class FilesModule
{
    private const string Module = "files";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/files.js");

    /// <summary>Takes the files out of an input and answers their names; their numbers are those from the first on.</summary>
    [JSImport("take", Module)]
    public static partial string[] Take(string inputId, int firstId);

    /// <summary>Calls back when files were dropped on the page or pasted into it.</summary>
    [JSImport("onDrop", Module)]
    public static partial void OnDrop([JSMarshalAs<JSType.Function>] Action dropped);

    /// <summary>Takes what was dropped last, as <see cref="Take"/> takes files out of an input.</summary>
    [JSImport("takeDropped", Module)]
    public static partial string[] TakeDropped(int firstId);

    /// <summary>Begins to go through a folder.</summary>
    [JSImport("walk", Module)]
    public static partial JSObject Walk(int folder);

    /// <summary>Finds more files in a folder; false at its end.</summary>
    [JSImport("findMore", Module)]
    public static partial Task<bool> FindMoreAsync(JSObject walk);

    /// <summary>Takes what was found last, as <see cref="Take"/> takes files out of an input; its names are paths.</summary>
    [JSImport("takeFound", Module)]
    public static partial string[] TakeFound(JSObject walk, int firstId);

    [JSImport("size", Module)]
    public static partial double Size(int file);

    [JSImport("forget", Module)]
    public static partial void Forget(int file);

    /// <summary>Reads a piece of a file. It stays on the other side: ask its length, then copy it.</summary>
    [JSImport("read", Module)]
    public static partial Task<JSObject> ReadAsync(int file, double offset, int length);

    [JSImport("pieceLength", Module)]
    public static partial int PieceLength(JSObject piece);

    [JSImport("copyPiece", Module)]
    public static partial void CopyPiece(JSObject piece, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);

    /// <summary>What is spoken here, as the browser says.</summary>
    [JSImport("language", Module)]
    public static partial string Language();

    /// <summary>Reads text in an encoding of old; null if it is none.</summary>
    [JSImport("decode", Module)]
    public static partial string? Decode(string encoding, byte[] bytes);

    [JSImport("create", Module)]
    public static partial int Create();

    [JSImport("append", Module)]
    public static partial void Append(int file, [JSMarshalAs<JSType.MemoryView>] Span<byte> bytes);

    [JSImport("save", Module)]
    public static partial void Save(int file, string name, string mime);

    [JSImport("discard", Module)]
    public static partial void Discard(int file);
}
