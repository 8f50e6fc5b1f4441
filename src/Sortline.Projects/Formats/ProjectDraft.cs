using System.Globalization;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>A project while it is being read: what has been found good so far, and what has been left out.</summary>
internal sealed class ProjectDraft
{
    private readonly HashSet<Label> _labelIds = [];
    private readonly HashSet<string> _names = new(LabelName.Comparer);
    private readonly HashSet<ExampleId> _exampleIds = [];
    private readonly HashSet<string> _pictures = [];
    private readonly HashSet<int> _rows = [];
    private readonly HashSet<int> _numbers = [];

    public List<ProjectLabel> Labels { get; } = [];

    public List<DraftExample> Examples { get; } = [];

    /// <summary>What was left out or changed so far.</summary>
    public List<Repair> Repairs { get; } = [];

    public ProjectSettings Settings { get; set; } = new();

    /// <summary>Whether the features are of another making and must not be used.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The names of the labels so far.</summary>
    public IEnumerable<string> Names => _names;

    public bool Has(Label label) => _labelIds.Contains(label);

    public bool Has(ExampleId id) => _exampleIds.Contains(id);

    /// <summary>Claims a picture for an example. No two examples share one.</summary>
    public bool ClaimPicture(string name) => _pictures.Add(name);

    /// <summary>Claims a row of features for an example. No two examples share one.</summary>
    public bool ClaimRow(int row) => _rows.Add(row);

    /// <summary>Claims a row of the numbers for an example without a picture. No two examples share one.</summary>
    public bool ClaimNumbers(int row) => _numbers.Add(row);

    public void Add(ProjectLabel label)
    {
        Labels.Add(label);
        _labelIds.Add(label.Label);
        _names.Add(label.Name);
    }

    public void Add(DraftExample example)
    {
        Examples.Add(example);
        _exampleIds.Add(example.Id);
    }

    public void Report(RepairKind kind, Message reason, ExampleId? example = null, Label? label = null) =>
        Repairs.Add(new(kind, reason, example, label));

    /// <summary>Leaves all features out, and says why once.</summary>
    public void MakeStale(Message reason)
    {
        if (!IsStale)
            Report(RepairKind.AllFeaturesDropped, reason);
        IsStale = true;
    }

    /// <summary>A name near to the one that was meant, and different from all so far.</summary>
    public string FreeName(string wish, int number)
    {
        if (wish.Length > 0 && LabelName.FindFault(wish, Names) is null)
            return wish;

        var stem = LabelName.FindFault(wish, []) is null && wish.Length <= LabelName.MaxLength - 8 ? wish : "Label";
        for (; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{stem} {number}");
            if (LabelName.FindFault(name, Names) is null)
                return name;
        }
    }

    /// <summary>An example whose picture and features have yet to be read.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Label">Its label.</param>
    /// <param name="Picture">The name of its picture in the zip; null if it has none.</param>
    /// <param name="Row">The row of its features, if it has any; of its numbers, if it has no picture.</param>
    /// <param name="Place">What people would call it.</param>
    public sealed record DraftExample(ExampleId Id, Label Label, string? Picture, int? Row, Message Place);
}
