using System.Runtime.InteropServices;

namespace Sortline.Vision.Graph;

/// <summary>Keeps ONNX Runtime from sending usage data to its maker.</summary>
/// <remarks>
/// Since version 1.29 its official builds do so unless told otherwise: with a device id that is kept in the user's cache folder,
/// over HTTPS. It reads the variable once, when its first object is made, with the C library's getenv. On Linux and macOS .NET
/// keeps a copy of the environment of its own, so a variable set there does not reach getenv. The runtime's own switch in its API
/// comes too late: one event has been recorded by then. (Both are said in the Privacy.md of the package.)
/// </remarks>
internal static partial class RuntimeTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    // Once: the C library's environment is not safe to change while other threads read it.
    private static readonly Lazy<bool> IsDisabled = new(SetVariable);

    /// <summary>Switches it off for this process and those it starts. To be called before ONNX Runtime is loaded.</summary>
    /// <exception cref="InvalidOperationException">It cannot be switched off here. Nothing has been loaded or sent.</exception>
    public static void Disable() => _ = IsDisabled.Value;

    private static bool SetVariable()
    {
        // On Windows this is the system's copy, from which a C library that is loaded later takes its own.
        Environment.SetEnvironmentVariable(Variable, "1");
        if (OperatingSystem.IsWindows() ? SetInWindowsC(Variable, "1") != 0 : SetInC(Variable, "1", 1) != 0)
        {
            throw new InvalidOperationException(
                $"The telemetry of ONNX Runtime could not be switched off, so it was not loaded. Set {Variable}=1 in the environment and start again."
            );
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetInC(string name, string value, int overwrite);

    // For the case that another library has loaded the C library before.
    [LibraryImport("ucrtbase", EntryPoint = "_wputenv_s", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetInWindowsC(string name, string value);
}
