using Sortline.Learning;

namespace Sortline.Projects;

/// <summary>Something that was wrong and that reading or writing went on without.</summary>
/// <param name="Kind">What was done about it.</param>
/// <param name="Reason">For people: what was wrong, by name, and what was done.</param>
/// <param name="Example">The example it is about, if it is about one with an id.</param>
/// <param name="Label">The label it is about, if it is about one with an id.</param>
public sealed record Repair(RepairKind Kind, Messages.Message Reason, ExampleId? Example = null, Label? Label = null)
{
    /// <summary>The reason in English, see <see cref="ProjectTexts"/>.</summary>
    public string Message => ProjectTexts.English[Reason];
}
