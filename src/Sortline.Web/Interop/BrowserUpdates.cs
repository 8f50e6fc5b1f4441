using Sortline.Activity.Ports;

namespace Sortline.Web.Interop;

/// <summary>The site as a browser's service worker keeps it.</summary>
internal sealed class BrowserUpdates : IUpdates
{
    public event Action<UpdateNews>? Told;

    public void Keep() => OfflineModule.Keep(news => Told?.Invoke(news == "replaced" ? UpdateNews.Replaced : UpdateNews.Ready));

    public Task<bool> UseAsync() => OfflineModule.UseUpdateAsync();

    public void LoadAgain() => OfflineModule.LoadAgain();
}
