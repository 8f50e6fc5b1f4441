namespace Sortline.Projects.Imports;

/// <summary>What the folders of a split dataset are called.</summary>
internal static class SplitNames
{
    private static readonly Dictionary<string, DatasetPart> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = DatasetPart.Training,
        ["training"] = DatasetPart.Training,
        ["val"] = DatasetPart.Training,
        ["valid"] = DatasetPart.Training,
        ["validation"] = DatasetPart.Training,
        ["test"] = DatasetPart.Test,
        ["testing"] = DatasetPart.Test,
    };

    // Words that mean the same to some, and anything to others.
    private static readonly Dictionary<string, DatasetPart> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dev"] = DatasetPart.Training,
        ["eval"] = DatasetPart.Test,
        ["evaluation"] = DatasetPart.Test,
        ["holdout"] = DatasetPart.Test,
    };

    /// <summary>Whether a folder is called as those of splits are, and hardly any label is.</summary>
    public static bool IsOne(string folder) => Names.ContainsKey(folder);

    /// <summary>
    /// What a folder that may be a split's is for, such as <c>training_set</c>, <c>test images</c> or <c>seg_train2</c> too;
    /// <see langword="null"/> if nothing in its name says so.
    /// </summary>
    public static DatasetPart? PartOf(string folder)
    {
        if (Names.TryGetValue(folder, out var part))
            return part;
        foreach (var word in Words(folder))
        {
            if (Names.TryGetValue(word, out part) || Others.TryGetValue(word, out part))
                return part;
        }

        return null;
    }

    private static IEnumerable<string> Words(string folder)
    {
        for (var at = 0; at < folder.Length; )
        {
            var end = at;
            while (end < folder.Length && char.IsLetter(folder[end]))
                end++;
            if (end > at)
                yield return folder[at..end];
            at = end + 1;
        }
    }
}
