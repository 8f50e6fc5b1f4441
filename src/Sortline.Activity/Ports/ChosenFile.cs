namespace Sortline.Activity.Ports;

/// <summary>A file that the learner chose, kept by <see cref="Ports.IFiles"/>.</summary>
/// <param name="Id">A number that is not used twice while the page lives.</param>
/// <param name="Name">Its name, for messages.</param>
public readonly record struct ChosenFile(int Id, string Name);
