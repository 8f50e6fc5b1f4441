namespace Sortline.Activity.Ports;

/// <summary>A file that the learner chose, kept by <see cref="Ports.IFiles"/>; or a folder, or several that came together.</summary>
/// <param name="Id">A number that is not used twice while the page lives.</param>
/// <param name="Name">Its name, for messages.</param>
/// <param name="IsFolder">Whether it has no content of its own, but files in it.</param>
public readonly record struct ChosenFile(int Id, string Name, bool IsFolder = false)
{
    /// <summary>What a project or a label that is made of it is called.</summary>
    public string Title => IsFolder ? Name : Path.GetFileNameWithoutExtension(Name);
}
