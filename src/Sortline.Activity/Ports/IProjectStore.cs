using System.Collections.Immutable;

namespace Sortline.Activity.Ports;

/// <summary>The projects that this browser keeps between visits: records that are known by a kind and an id, and their pictures.</summary>
/// <remarks>
/// <para>What a record says is the activity's matter; the store keeps it. A project is never written whole: each write names what is new in it.</para>
/// <para>Every method may throw a <see cref="StorageException"/>: then nothing of what it was to do has happened.</para>
/// </remarks>
public interface IProjectStore
{
    /// <summary>Raised when something happened to what is kept that this page did not do.</summary>
    event Action<StoreEvent>? Happened;

    /// <summary>All projects, the one that changed last first; those that were deleted and can be brought back too.</summary>
    Task<ImmutableArray<ProjectEntry>> ListAsync();

    /// <summary>
    /// Reads a project, and holds it so that only this page writes it, until <see cref="CloseAsync"/> or until another page takes it over.
    /// </summary>
    /// <param name="project">Which.</param>
    /// <param name="takeOver">Whether to take it from a page that holds it; else it can only be read.</param>
    /// <returns><see langword="null"/> if there is no such project.</returns>
    Task<StoredProject?> OpenAsync(ProjectId project, bool takeOver = false);

    /// <summary>Writes changes of a project, all or none. A project that is not there yet is made, and held.</summary>
    /// <returns>A task that is complete when the changes would survive the end of the browser.</returns>
    Task WriteAsync(ProjectWrite write);

    /// <summary>Lets go of a project, so that another page can write it; one that is not held is passed over.</summary>
    Task CloseAsync(ProjectId project);

    /// <summary>
    /// Holds a project again that this page let go of, and says whether what it knows of it still holds good. Only then, or once the
    /// project was opened anew, can it be written.
    /// </summary>
    Task<Resumption> ResumeAsync(ProjectId project);

    /// <summary>Makes a project of all that another holds as it is kept now. Pictures are shared, not copied.</summary>
    /// <param name="project">The one to copy.</param>
    /// <param name="copy">The id of the new one.</param>
    /// <param name="header">What is to be kept of the new one as <see cref="ProjectEntry.Header"/>.</param>
    Task DuplicateAsync(ProjectId project, ProjectId copy, string header);

    /// <summary>Puts another header on a project that is not open here, such as with another name.</summary>
    /// <param name="project">Which.</param>
    /// <param name="header">The new header.</param>
    /// <param name="isChange">As <see cref="ProjectWrite.IsChange"/>.</param>
    Task RenameAsync(ProjectId project, string header, bool isChange = true);

    /// <summary>Deletes a project. Until the page is left it can be brought back.</summary>
    /// <exception cref="StorageException">Another page holds it.</exception>
    Task DeleteAsync(ProjectId project);

    /// <summary>Brings a project back that was deleted.</summary>
    Task RestoreAsync(ProjectId project);

    /// <summary>Asks the browser to keep what is here until somebody clears it, even when the disk becomes full.</summary>
    Task<StoragePersistence> PersistAsync();
}
