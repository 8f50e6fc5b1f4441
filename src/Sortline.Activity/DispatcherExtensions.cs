namespace Sortline.Activity;

/// <summary>What every dispatcher can do.</summary>
public static class DispatcherExtensions
{
    /// <summary>Sees to work that nobody waits for: if it fails, that is reported.</summary>
    public static async void Watch(this IDispatcher activity, Task work)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work;
        }
        catch (Exception exception)
        {
            activity.Report(exception);
        }
    }
}
