using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Cli.Input;

/// <summary>A file that may be a picture; what is in it is only known when it is read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Problem">Why there is nothing to read there, in a sentence; null if there is.</param>
/// <param name="Content">Gives its bytes where it does not lie on the disk by itself; one at a time.</param>
/// <param name="MayBeMask">Whether it is called like a mask, so that its pixels have to tell whether it is one.</param>
internal readonly record struct FoundPicture(
    string Path,
    Message? Problem = null,
    Func<CancellationToken, Task<byte[]>>? Content = null,
    bool MayBeMask = false
)
{
    /// <summary>Its bytes, or the problem with them; neither for one that lies on the disk by itself.</summary>
    public async Task<(FoundPicture Picture, byte[]? Bytes)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (this, Content is null ? null : await Content(cancellationToken));
        }
        catch (ProjectFormatException exception)
        {
            return (this with { Problem = exception.Reason }, null);
        }
        catch (IOException exception)
        {
            return (this with { Problem = Message.Of("said", ("sentence", exception.Message)) }, null);
        }
    }
}
