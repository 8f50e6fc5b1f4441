using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>Brings the client's modules, asking again until they have come: a network that wants a sign-in first, or a damaged copy, is no end.</summary>
internal static class ModuleImport
{
    // As long as nobody has to wait for it in vain, and not so often that a server in trouble gets more of it.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private static readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    // What the bar at the page's foot says otherwise.
    private static string? _crash;

    /// <summary>Imports a module under the name that its imports have.</summary>
    /// <param name="module">The name.</param>
    /// <param name="address">Where it lies, relative to <c>_framework/</c>.</param>
    public static async Task UntilThereAsync(string module, string address)
    {
        for (var attempt = 1; ; attempt++)
        {
            // The browser and .NET keep a failure for good, by address and by name: each further attempt has both of its own.
            var asked = attempt == 1 ? address : $"{address}?again={attempt}";
            try
            {
                await JSHost.ImportAsync($"{module}-{attempt}", asked);
                await JSHost.ImportAsync(module, asked);
                _missing.Remove(module);
                Tell();
                return;
            }
            catch (JSException exception)
            {
                Console.WriteLine(exception.Message);
                _missing.Add(module);
                Tell();
            }

            var pause = TimeSpan.FromSeconds(1 << Math.Min(attempt, 5));
            await Task.Delay(pause < LongestPause ? pause : LongestPause);
        }
    }

    // No module is there that could say it; but an element with an id is a member of the window.
    private static void Tell()
    {
        using var bar = JSHost.GlobalThis.GetPropertyAsJSObject("blazor-error-ui");
        using var text = bar?.GetPropertyAsJSObject("firstElementChild");
        using var style = bar?.GetPropertyAsJSObject("style");
        _crash ??= text?.GetPropertyAsString("textContent");
        text?.SetProperty("textContent", _missing.Count > 0 ? SayMissing() : _crash ?? "");
        style?.SetProperty("display", _missing.Count > 0 ? "flex" : "");
    }

    private static string SayMissing()
    {
        using var location = JSHost.GlobalThis.GetPropertyAsJSObject("location");
        var texts = ActivityLink.Parse(location!.GetPropertyAsString("href")!).Texts;
        return texts["page.no-module", ("file", $"{_missing.First()}.js")];
    }
}
