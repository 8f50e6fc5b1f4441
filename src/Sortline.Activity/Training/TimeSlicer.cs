namespace Sortline.Activity.Training;

/// <summary>Does long work a little at a time, so that the page's one thread stays free to draw and to hear the learner.</summary>
/// <remarks>What fits into the first slice is done at once, before the call returns.</remarks>
/// <param name="clock">Tells how long a slice has taken, and when the next one may begin.</param>
internal sealed class TimeSlicer(TimeProvider clock)
{
    /// <summary>How long work goes on before the page gets its turn; one piece of work more may be added to it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Yield = TimeSpan.FromMilliseconds(1);

    /// <summary>Waits without working.</summary>
    public Task WaitAsync(TimeSpan time) => Task.Delay(time, clock);

    /// <summary>Works until all is done or nobody wants it any more.</summary>
    /// <param name="advance">Does one small piece; answers whether there is more to do.</param>
    /// <param name="isWanted">Asked after each turn of the page.</param>
    /// <returns>Whether all was done.</returns>
    public async Task<bool> WorkAsync(Func<bool> advance, Func<bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(advance);
        ArgumentNullException.ThrowIfNull(isWanted);
        while (isWanted())
        {
            if (!WorkFor(Length, advance))
                return true;
            await Task.Delay(Yield, clock);
        }

        return false;
    }

    /// <summary>The same where a piece may have to wait for something.</summary>
    /// <inheritdoc cref="WorkAsync(Func{bool}, Func{bool})"/>
    public async Task<bool> WorkAsync(Func<ValueTask<bool>> advance, Func<bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(advance);
        ArgumentNullException.ThrowIfNull(isWanted);
        while (isWanted())
        {
            var begun = clock.GetTimestamp();
            do
            {
                if (!await advance())
                    return true;
            } while (clock.GetElapsedTime(begun) < Length);

            await Task.Delay(Yield, clock);
        }

        return false;
    }

    private bool WorkFor(TimeSpan time, Func<bool> advance)
    {
        var begun = clock.GetTimestamp();
        var hasMore = true;
        var taken = TimeSpan.Zero;
        for (; hasMore && taken < time; taken = clock.GetElapsedTime(begun))
            hasMore = advance();

        return hasMore;
    }
}
