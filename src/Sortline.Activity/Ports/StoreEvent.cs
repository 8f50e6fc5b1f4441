namespace Sortline.Activity.Ports;

/// <summary>Something that happened to what the browser keeps.</summary>
/// <remarks>A closed family: use pattern matching.</remarks>
public abstract record StoreEvent
{
    private StoreEvent() { }

    /// <summary>Another page took a project over: it cannot be written here any more.</summary>
    public sealed record TakenOver(ProjectId Project) : StoreEvent;

    /// <summary>A newer Sortline is open in another tab: nothing can be written here any more, the page has to be loaded again.</summary>
    public sealed record Outdated : StoreEvent;

    /// <summary>Another page changed the list of projects.</summary>
    public sealed record ListChanged : StoreEvent;
}
