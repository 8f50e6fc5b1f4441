using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>The two sides of the door to JavaScript are written in two languages; only a test sees them drift apart.</summary>
public partial class InteropContractTests
{
    public static TheoryData<string> Modules =>
        [.. Repository.Files("src/Sortline.Web/Interop", "*Module.cs").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Modules))]
    public void Every_import_has_an_export_of_the_same_name_and_arity(string file)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/Interop", file));
        var module = ModuleName().Match(source).Groups[1].Value;
        var exports = Exports(module);

        var imports = Import()
            .Matches(source)
            .Select(match => (Name: match.Groups[1].Value, Arity: Arity(match.Groups[2].Value)))
            .ToList();

        Assert.NotEmpty(imports);
        Assert.All(
            imports,
            import =>
            {
                Assert.True(
                    exports.TryGetValue(import.Name, out var arity),
                    $"client/modules/{module}.ts exports no function “{import.Name}”."
                );
                Assert.True(
                    arity == import.Arity,
                    $"{import.Name} of client/modules/{module}.ts takes {arity}, {file} passes {import.Arity}."
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_class_is_named_after_its_script(string file)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/Interop", file));
        var module = ModuleName().Match(source).Groups[1].Value;

        Assert.Equal($"{module}Module.cs", file, ignoreCase: true);
        Assert.Contains($"../js/{module}.js", source, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Exports(string module)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/client/modules", $"{module}.ts"));
        return Export().Matches(source).ToDictionary(match => match.Groups[1].Value, match => Arity(match.Groups[2].Value));
    }

    // Counts top-level commas: function types and generics bring their own.
    private static int Arity(string parameters)
    {
        var (depth, count, isEmpty) = (0, 1, true);
        var text = parameters.Replace("=>", "", StringComparison.Ordinal).Trim().TrimEnd(',');
        foreach (var character in text)
        {
            isEmpty &= char.IsWhiteSpace(character);
            depth +=
                character is '(' or '<' or '[' or '{' ? 1
                : character is ')' or '>' or ']' or '}' ? -1
                : 0;
            count += character == ',' && depth == 0 ? 1 : 0;
        }

        return isEmpty ? 0 : count;
    }

    [GeneratedRegex("""const string Module = "(\w+)";""")]
    private static partial Regex ModuleName();

    [GeneratedRegex("""\[JSImport\("(\w+)", Module\)\]\s+public static partial \S+ \w+\((.*?)\);""", RegexOptions.Singleline)]
    private static partial Regex Import();

    [GeneratedRegex("""export (?:async )?function (\w+)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)""")]
    private static partial Regex Export();
}
