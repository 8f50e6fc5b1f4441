using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The projects that the browser keeps; with <c>client/modules/projects.ts</c>.</summary>
internal static partial class ProjectsModule
{
    private const string Module = "projects";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/projects.js");

    /// <summary>Calls back with <c>taken-over</c> and a project, with <c>outdated</c> or with <c>list</c>, when another page did something.</summary>
    [JSImport("start", Module)]
    public static partial void Start(
        [JSMarshalAs<JSType.Function<JSType.String, JSType.String>>] Action<string, string> onHappened
    );

    /// <summary>All projects, as JSON.</summary>
    [JSImport("list", Module)]
    public static partial Task<string> ListAsync();

    /// <summary>Reads a project. It stays on the other side: ask what it has, then for one piece after the other.</summary>
    [JSImport("open", Module)]
    public static partial Task<JSObject?> OpenAsync(string project, bool takeOver);

    [JSImport("openedHeader", Module)]
    public static partial string OpenedHeader(JSObject opened);

    [JSImport("openedIsReadOnly", Module)]
    public static partial bool OpenedIsReadOnly(JSObject opened);

    /// <summary>The next records; null after the last.</summary>
    [JSImport("nextPiece", Module)]
    public static partial Task<JSObject?> NextPieceAsync(JSObject opened);

    [JSImport("pieceKinds", Module)]
    public static partial string[] PieceKinds(JSObject piece);

    [return: JSMarshalAs<JSType.Array<JSType.Number>>]
    [JSImport("pieceIds", Module)]
    public static partial int[] PieceIds(JSObject piece);

    [JSImport("pieceTexts", Module)]
    public static partial string[] PieceTexts(JSObject piece);

    /// <summary>Each record's picture; 0 if it has none.</summary>
    [return: JSMarshalAs<JSType.Array<JSType.Number>>]
    [JSImport("piecePictures", Module)]
    public static partial int[] PiecePictures(JSObject piece);

    [return: JSMarshalAs<JSType.Array<JSType.Number>>]
    [JSImport("pieceLengths", Module)]
    public static partial int[] PieceLengths(JSObject piece);

    /// <summary>Copies the bytes of all records, one after the other.</summary>
    [JSImport("copyPiece", Module)]
    public static partial void CopyPiece(JSObject piece, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);

    /// <summary>Begins a change. It stays on the other side: put into it what is to change, then write it.</summary>
    [JSImport("change", Module)]
    public static partial JSObject Change(string project, string? header, int cover, bool isStrict, bool isChange);

    [JSImport("putRecord", Module)]
    public static partial void PutRecord(
        JSObject change,
        string kind,
        int id,
        string json,
        int picture,
        [JSMarshalAs<JSType.MemoryView>] Span<byte> bytes
    );

    [JSImport("deleteRecord", Module)]
    public static partial void DeleteRecord(JSObject change, string kind, int id);

    /// <summary>Gives the page its turn, as there is more to come.</summary>
    [JSImport("turn", Module)]
    public static partial Task TurnAsync();

    [JSImport("write", Module)]
    public static partial Task WriteAsync(JSObject change);

    [JSImport("close", Module)]
    public static partial Task CloseAsync(string project);

    /// <summary>Answers <c>as-left</c>, <c>changed</c>, <c>elsewhere</c> or <c>gone</c>.</summary>
    [JSImport("resume", Module)]
    public static partial Task<string> ResumeAsync(string project);

    [JSImport("duplicate", Module)]
    public static partial Task DuplicateAsync(string project, string copy, string header);

    [JSImport("rename", Module)]
    public static partial Task RenameAsync(string project, string header, bool isChange);

    [JSImport("deleteProject", Module)]
    public static partial Task DeleteAsync(string project);

    [JSImport("restore", Module)]
    public static partial Task RestoreAsync(string project);

    /// <summary>Answers <c>kept</c>, <c>may-be-cleared</c> or <c>unknown</c>.</summary>
    [JSImport("persist", Module)]
    public static partial Task<string> PersistAsync();
}
