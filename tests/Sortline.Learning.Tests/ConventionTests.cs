using System.Reflection;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Inspection;
using Sortline.Learning.Mapping;

namespace Sortline.Learning.Tests;

public class ConventionTests
{
    private static readonly Type[] PublicTypes = typeof(KnnClassifier).Assembly.GetExportedTypes();

    [Fact]
    public void Only_what_learns_step_by_step_is_mutable()
    {
        var mutable = PublicTypes.Where(type =>
            !type.IsEnum
            && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(field => !field.IsInitOnly || field.FieldType.Name.StartsWith("List", StringComparison.Ordinal))
        );

        Assert.Equal(
            [
                typeof(CopySearch),
                typeof(DataInspector),
                typeof(KnnClassifier),
                typeof(LeaveOneOutEvaluation),
                typeof(Neighbourhood),
                typeof(NoveltyTraining),
                typeof(PrincipalPlaneFit),
                typeof(RidgeTraining),
                typeof(RidgeUpdate),
                typeof(RidgeUpdater),
                typeof(ZoneSurvey),
            ],
            mutable.OrderBy(type => type.Name, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Whatever_has_equality_has_its_operator_too()
    {
        var equatable = PublicTypes
            .Where(type => type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type)))
            .ToArray();

        Assert.NotEmpty(equatable);
        Assert.All(equatable, type => Assert.NotNull(type.GetMethod("op_Equality")));
    }

    [Fact]
    public void Labels_and_example_ids_sort_by_their_numbers()
    {
        Assert.Equal([new(-5), new(0), new(3)], new Label[] { new(3), new(-5), new(0) }.Order());
        Assert.Equal([new(-5), new(0), new(3)], new ExampleId[] { new(3), new(-5), new(0) }.Order());
    }
}
