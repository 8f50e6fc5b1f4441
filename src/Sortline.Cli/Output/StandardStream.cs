using System.Runtime.InteropServices;

namespace Sortline.Cli.Output;

/// <summary>Whether whoever started the program has given it its three streams.</summary>
/// <remarks>
/// A shell can leave one out (<c>&lt;&amp;-</c>). The runtime then gets its number for a file or a pipe of its own: reading it waits for
/// ever, writing to it hits what it must not hit.
/// </remarks>
internal static class StandardStream
{
    /// <summary>The numbers of the streams.</summary>
    public const int Input = 0,
        Output = 1,
        Errors = 2;

    private const int GetFlags = 1, // F_GETFD, the same on Linux and macOS.
        ClosesOnExec = 1; // FD_CLOEXEC

    /// <summary>Whether a stream is there.</summary>
    /// <remarks>What closes when a program starts cannot have been handed to it: the runtime has opened it since.</remarks>
    public static bool IsOpen(int stream)
    {
        if (OperatingSystem.IsWindows())
            return true;

        try
        {
            return Ask(stream, GetFlags) is var flags and >= 0 && (flags & ClosesOnExec) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return true; // A system that is neither; then there is no telling.
        }
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int descriptor, int command);
}
