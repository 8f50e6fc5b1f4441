using Sortline.Messages;

namespace Sortline.Activity.Keeping;

/// <summary>Whether what was taught would be there again if the browser ended now.</summary>
/// <remarks>A closed family: use pattern matching.</remarks>
public abstract record SaveStatus
{
    private SaveStatus() { }

    /// <summary>There is nothing to save yet.</summary>
    public sealed record Nothing : SaveStatus;

    /// <summary>Something is on its way.</summary>
    public sealed record Saving : SaveStatus;

    /// <summary>All of it would.</summary>
    public sealed record Saved : SaveStatus;

    /// <summary>The last of it would not. It is all in memory; a file can still be saved.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    /// <param name="MayTryAgain">Whether another try can succeed without the page being loaded again.</param>
    public sealed record Failed(Message Reason, bool MayTryAgain) : SaveStatus;

    /// <summary>Another page holds the project: here it is for looking at, until it is taken over.</summary>
    public sealed record ReadOnly : SaveStatus;
}
