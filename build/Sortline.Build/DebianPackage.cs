namespace Sortline.Build;

/// <summary>Programs that the tests need, from the system's own packages, where we may install them.</summary>
internal static class DebianPackage
{
    /// <summary>Installs one.</summary>
    /// <returns>False where this is no Debian, or we may not.</returns>
    /// <exception cref="BuildException">It could not be installed.</exception>
    public static async Task<bool> InstallAsync(Workshop workshop, string name)
    {
        if (
            !OperatingSystem.IsLinux()
            || !Environment.IsPrivilegedProcess
            || ChildProcess.FindOnPath("apt-get") is not { } aptGet
        )
            return false;

        Dictionary<string, string> silent = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await workshop.StepAsync(
            $"Installing {name}",
            async () =>
            {
                await workshop.RunAsync(aptGet, ["update"], "/", silent);
                await workshop.RunAsync(aptGet, ["install", "--yes", "--no-install-recommends", name], "/", silent);
            }
        );
        return true;
    }
}
