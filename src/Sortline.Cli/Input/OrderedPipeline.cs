using System.Runtime.CompilerServices;
using System.Threading.Tasks.Dataflow;

namespace Sortline.Cli.Input;

/// <summary>Does a piece of work for each thing of a stream, on all cores, and hands the results on in the order of the things.</summary>
/// <remarks>
/// No more than a few things for each core are under way or done and waiting, however long the stream is: memory stays flat, and a
/// slow reader slows the work down.
/// </remarks>
internal static class OrderedPipeline
{
    // Enough that a slow one at the head does not leave the other cores idle.
    private const int WaitingPerCore = 8;

    /// <summary>Starts the work.</summary>
    /// <param name="source">The things; the next is asked for when there is room.</param>
    /// <param name="work">The work; called on several threads at once.</param>
    /// <param name="cores">How many at once.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async IAsyncEnumerable<TResult> RunAsync<T, TResult>(
        IAsyncEnumerable<T> source,
        Func<T, TResult> work,
        int cores,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var block = new TransformBlock<T, TResult>(
            work,
            new()
            {
                MaxDegreeOfParallelism = cores,
                BoundedCapacity = checked(cores * WaitingPerCore),
                EnsureOrdered = true,
                CancellationToken = stop.Token,
            }
        );
        _ = FeedAsync(source, block, stop.Token); // Its exceptions come out of the block.
        try
        {
            await foreach (var result in block.ReceiveAllAsync(stop.Token))
                yield return result;
            await block.Completion;
        }
        finally
        {
            await stop.CancelAsync();
            block.Complete();
            block.LinkTo(DataflowBlock.NullTarget<TResult>()); // Results that nobody takes would keep it from completing.
            await block.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // What the work needs may go once we return.
        }
    }

    private static async Task FeedAsync<T>(IAsyncEnumerable<T> source, ITargetBlock<T> block, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var thing in source.WithCancellation(cancellationToken))
            {
                if (!await block.SendAsync(thing, cancellationToken))
                    return; // The block has failed; its completion holds the exception.
            }

            block.Complete();
        }
        catch (Exception exception)
        {
            block.Fault(exception);
        }
    }
}
