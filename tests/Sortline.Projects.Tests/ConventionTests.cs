using System.Reflection;

namespace Sortline.Projects.Tests;

public class ConventionTests
{
    private static readonly Type[] PublicTypes = typeof(Project).Assembly.GetExportedTypes();

    [Fact]
    public void Nothing_public_is_mutable()
    {
        var mutable = PublicTypes.Where(type =>
            !type.IsEnum
            && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Any(field => !field.IsInitOnly || field.FieldType.Name.StartsWith("List", StringComparison.Ordinal))
        );

        Assert.Empty(mutable);
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
    [Fault(19)]
    [Promise(4)]
    public void Each_version_but_the_last_has_a_step_to_the_next()
    {
        var today = Formats.Migrations.Current;

        Assert.Equal(Enumerable.Range(1, today.Version - 1), today.Steps.Keys.Order());
        Assert.All(
            Enumerable.Range(1, today.Version),
            version =>
                Assert.True(
                    File.Exists(Path.Combine(Repository.Tests("Sortline.Projects.Tests"), "golden", $"v{version}.sortline")),
                    $"Version {version} has no golden file."
                )
        );
    }
}
