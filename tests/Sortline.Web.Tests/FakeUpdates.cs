using Sortline.Activity.Ports;

namespace Sortline.Web.Tests;

/// <summary>A browser that keeps the site, and in which a test brings new versions.</summary>
internal sealed class FakeUpdates : IUpdates
{
    public event Action<UpdateNews>? Told;

    /// <summary>Whether other tabs use the old version.</summary>
    public bool HasOtherTabs { get; set; }

    public int Kept { get; private set; }

    public int Used { get; private set; }

    public int Loaded { get; private set; }

    public void Tell(UpdateNews news) => Told?.Invoke(news);

    public void Keep() => Kept++;

    public Task<bool> UseAsync()
    {
        Used += HasOtherTabs ? 0 : 1;
        return Task.FromResult(!HasOtherTabs);
    }

    public void LoadAgain() => Loaded++;
}
