namespace Sortline.Activity.Ports;

/// <summary>Keeps the whole site in this browser, so that it opens without a network, and brings new versions of it.</summary>
public interface IUpdates
{
    /// <summary>Raised when there is news of another version.</summary>
    event Action<UpdateNews>? Told;

    /// <summary>Begins to keep the site; where the browser keeps nothing, nothing happens. To be called once, when the page is up.</summary>
    void Keep();

    /// <summary>Goes over to the version that waits, and loads the page again.</summary>
    /// <returns>False, with nothing done, while other tabs use the old version.</returns>
    Task<bool> UseAsync();

    /// <summary>Loads the page again.</summary>
    void LoadAgain();
}
