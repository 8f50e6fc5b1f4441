namespace Sortline.Activity.Guide;

/// <summary>Takes good news away when there was time to read it, so that nobody has to.</summary>
internal sealed class LetNewsGo(TimeProvider time) : IEffect
{
    // Two sentences at the pace of a child who reads word by word (100 words a minute).
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.After.Notice is { IsNews: true } news && !ReferenceEquals(news, step.Before.Notice))
            activity.Watch(LetGoAsync(news, activity));
    }

    private async Task LetGoAsync(Notice news, IDispatcher activity)
    {
        await Task.Delay(Reading, time);
        if (ReferenceEquals(activity.State.Notice, news)) // Not what has come since, even in the same words.
            activity.Dispatch(new ActivityAction.NoticeDismissed());
    }
}
