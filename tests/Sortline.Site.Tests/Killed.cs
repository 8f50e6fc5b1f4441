using System.Diagnostics;

namespace Sortline.Site.Tests;

/// <summary>Ends browsers that were started on a folder of ours, as a power cut would: nothing of theirs is asked or told.</summary>
internal static class Killed
{
    /// <summary>Kills every process that names the folder among its arguments.</summary>
    public static void All(string folder)
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (IsOf(process.Id, folder))
                    process.Kill();
            }
        }
    }

    private static bool IsOf(int id, string folder)
    {
        try
        {
            return id != Environment.ProcessId
                && File.ReadAllText($"/proc/{id}/cmdline").Contains(folder, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // It has ended meanwhile.
        }
        catch (UnauthorizedAccessException)
        {
            return false; // Somebody else's.
        }
    }
}
