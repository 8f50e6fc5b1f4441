using System.Globalization;
using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>A test that says of itself which fault it provokes, or which promise it holds Sortline to.</summary>
/// <param name="Claim"><c>Fault</c> or <c>Promise</c>.</param>
/// <param name="Number">Its number in tests/faults.json or tests/promise.json.</param>
/// <param name="File">The source file, from the root of the checkout on.</param>
/// <param name="Name">The test's name, as a sentence.</param>
/// <param name="IsLong">Whether it runs only when <c>--long</c> is given.</param>
internal sealed partial record ClaimedTest(string Claim, int Number, string File, string Name, bool IsLong = false)
{
    /// <summary>All of a checkout: in C# by an attribute, in TypeScript by a comment that reads like one, above the test.</summary>
    public static IReadOnlyList<ClaimedTest> FindAll() =>
        [
            .. Repository.Files("tests", "*.cs").SelectMany(Read),
            .. Repository.Files("src/Sortline.Web/client", "*.test.ts").SelectMany(Read),
        ];

    private static IEnumerable<ClaimedTest> Read(string file) => In(Repository.Name(file), System.IO.File.ReadLines(file));

    /// <summary>Those of one source file. A claim that stands above no test comes with an empty name.</summary>
    public static IEnumerable<ClaimedTest> In(string file, IEnumerable<string> lines)
    {
        List<(string Claim, int Number)> open = [];
        var isLong = false;
        foreach (var line in lines)
        {
            isLong |= Long().IsMatch(line);
            open.AddRange(
                from claim in Claimed().Matches(line)
                from number in claim.Groups["numbers"].Value.Split(',')
                select (claim.Groups["claim"].Value, int.Parse(number, CultureInfo.InvariantCulture))
            );
            if (Named().Match(line) is not { Success: true } named)
                continue;
            foreach (var (claim, number) in open)
                yield return new(claim, number, file, named.Groups["name"].Value.Replace('_', ' '), isLong);
            open.Clear();
            isLong = false;
        }

        foreach (var (claim, number) in open)
            yield return new(claim, number, file, "");
    }

    // As in [Fault(12, 13)] and, in TypeScript, // [Fault(43)]
    [GeneratedRegex(@"(?<=^\s*(//\s*)?\[.*)\b(?<claim>Fault|Promise)\((?<numbers>[\d, ]+)\)")]
    private static partial Regex Claimed();

    [GeneratedRegex(@"^\s*\[Long(Fact|Theory)\]")]
    private static partial Regex Long();

    // A method, or test("…
    [GeneratedRegex(@"^\s*(public\s[^(=]*?\b(?<name>\w+)\(|test\((?<quote>[""`])(?<name>[^""`]+)\k<quote>)")]
    private static partial Regex Named();
}
