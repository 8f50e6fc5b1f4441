using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects.Tests;

/// <summary>What holds for every project. FsCheck prints the seed and the smallest project that fails.</summary>
[Properties(Arbitrary = [typeof(Projects)], MaxTest = 150)]
public class ProjectPropertyTests
{
    [Property]
    [Fault(23)]
    public async Task What_was_written_is_what_is_read_and_writes_the_same_bytes_again(Project project)
    {
        var once = await Samples.BytesAsync(project);

        var (reading, pictures) = await Samples.ReadAsync(once);
        var twice = await Samples.BytesAsync(reading.Project, id => ValueTask.FromResult<byte[]?>(pictures[id]));

        Assert.Empty(reading.Repairs);
        Assert.Equal(project, reading.Project);
        Assert.Equal(once, twice);
    }

    [Property]
    [Fault(11)]
    public void A_name_and_its_other_spellings_are_one(Project project)
    {
        foreach (var label in project.Labels)
        {
            string[] spellings =
            [
                label.Name,
                $"  {label.Name}\t",
                label.Name.Replace(" ", " \u00A0 ", StringComparison.Ordinal),
                label.Name.Replace("ö", "o\u0308", StringComparison.Ordinal).Replace("ï", "i\u0308", StringComparison.Ordinal),
                label.Name.Replace("έ", "ε\u0301", StringComparison.Ordinal),
                label.Name.Replace("\u200D", "", StringComparison.Ordinal),
                label.Name.ToUpperInvariant(),
            ];

            Assert.All(
                spellings,
                spelling =>
                    Assert.Contains(
                        $"“{label.Name}” already",
                        LabelName.Validate(spelling, [label.Name])!,
                        StringComparison.Ordinal
                    )
            );
        }
    }

    public static class Projects
    {
        private static readonly string[] Words =
        [
            "Gear",
            "bolt",
            "Größe",
            "Ωμέγα",
            "歯車",
            "👩‍🔧",
            "2",
            "<b>",
            "__proto__",
            "a/b",
            "C:\\x",
            "=1+1",
            "Ⅷ",
            "ﬁ",
            "naïve",
            "ß",
        ];

        public static Arbitrary<Project> Project() =>
            Arb.From(
                from names in Gen.Elements(Words).ListOf(2).Select(words => string.Join(' ', words)).ListOf()
                from ids in Gen.Choose(-5, int.MaxValue).ListOf()
                from examples in Gen.Choose(int.MinValue, int.MaxValue).ListOf()
                from picks in Gen.Choose(0, 1000).ListOf(examples.Count)
                from vectors in Gen.Elements(true, false).ListOf(examples.Count)
                from settings in Settings()
                let labels = Labels(names, ids)
                select new Project(
                    labels,
                    labels.IsEmpty ? [] : Examples(labels, examples, picks, vectors),
                    settings,
                    Samples.Small
                )
            );

        private static ImmutableArray<ProjectLabel> Labels(List<string> names, List<int> ids)
        {
            var labels = new List<ProjectLabel>();
            foreach (var (name, id) in names.Zip(ids.Distinct()))
            {
                if (LabelName.Validate(name, labels.Select(label => label.Name)) is null)
                    labels.Add(new(new(id), name, "teal", Ships: id % 2 == 0));
            }

            return [.. labels];
        }

        private static IEnumerable<ProjectExample> Examples(
            ImmutableArray<ProjectLabel> labels,
            List<int> ids,
            List<int> picks,
            List<bool> vectors
        ) =>
            ids.Zip(picks, vectors)
                .DistinctBy(example => example.First)
                .Select(example => new ProjectExample(
                    new(example.First),
                    labels[example.Second % labels.Length].Label,
                    example.Third ? Samples.Features(example.First) : null
                ));

        private static Gen<ProjectSettings> Settings() =>
            from views in Gen.Elements(Augmentation.AsIs, Augmentation.Upright, Augmentation.AnyWayRound)
            from classifier in Gen.Elements<ClassifierKind?>(null, ClassifierKind.Knn, ClassifierKind.Ridge)
            from features in Gen.Elements<FeatureKind?>(null, FeatureKind.Plain, FeatureKind.Pooled)
            from neighbours in Gen.Choose(1, ProjectSettings.MaxNeighbours)
            select new ProjectSettings(views, classifier, features, neighbours);
    }
}
