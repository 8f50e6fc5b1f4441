using Sortline.Learning;

namespace Sortline.Projects.Tests;

/// <summary>A repair as people read it.</summary>
internal sealed record InWords(RepairKind Kind, string Message, ExampleId? Example = null, Label? Label = null)
{
    public static InWords[] Of(IEnumerable<Repair> repairs) =>
        [.. repairs.Select(repair => new InWords(repair.Kind, repair.Message, repair.Example, repair.Label))];
}
