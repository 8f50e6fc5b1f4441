using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Sortline.Build;

/// <summary>How the tests of one project went.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed, and troubles that belong to no test.</param>
/// <param name="Skipped">Tests that did not run, though they should.</param>
/// <param name="Failures">What to read about the failed ones.</param>
/// <param name="Duration">How long it took.</param>
public sealed record TestReport(
    string Project,
    int Passed,
    int Failed,
    int Skipped,
    ImmutableArray<TestReport.Failure> Failures,
    TimeSpan Duration
)
{
    private const int ExcerptLines = 20;
    private const int ExcerptWidth = 200;

    /// <summary>One failure.</summary>
    /// <param name="Name">The test, or what broke.</param>
    /// <param name="Text">The message, where it came from, and what the test printed.</param>
    public sealed record Failure(string Name, string Text);

    /// <summary>All tests that were meant to run.</summary>
    public int Total => Passed + Failed + Skipped;

    /// <summary>A project that could not report for itself: it counts as one failure, never as nothing.</summary>
    public static TestReport Broken(string project, string reason, TimeSpan duration) =>
        new(project, 0, 1, 0, [new(project, reason)], duration);

    /// <summary>Reads the results that an xunit program wrote, and does not take its word for it if it also crashed.</summary>
    internal static TestReport Read(string project, string results, ChildProcess run, TimeSpan duration)
    {
        if (Load(results) is not { } document)
            return WithoutResults(project, run, duration);

        var assemblies = document.Descendants("assembly").ToList();
        var report = new TestReport(
            project,
            assemblies.Sum(one => Count(one, "passed")),
            assemblies.Sum(one => Count(one, "failed") + Count(one, "errors")),
            assemblies.Sum(one => Count(one, "skipped")),
            [
                .. document.Descendants("test").Where(test => (string?)test.Attribute("result") == "Fail").Select(FailureOf),
                .. document.Descendants("error").Select(ErrorOf),
            ],
            duration
        );
        return report.HeldAgainst(run);
    }

    /// <summary>Reads the results that Node's test runner wrote in JUnit's format, with the same distrust.</summary>
    public static TestReport ReadJUnit(string project, string results, ChildProcess run, TimeSpan duration)
    {
        if (Load(results) is not { } document)
            return WithoutResults(project, run, duration);

        // Older versions of Node list what a filter left out; it was not meant to run.
        var tests = document
            .Descendants("testcase")
            .Where(test => (string?)test.Element("skipped")?.Attribute("message") != "test name does not match pattern")
            .ToList();
        var failed = tests.Where(test => test.Element("failure") is not null).ToList();
        var skipped = tests.Count(test => test.Element("skipped") is not null);
        var report = new TestReport(
            project,
            tests.Count - failed.Count - skipped,
            failed.Count,
            skipped,
            [.. failed.Select(test => new Failure((string?)test.Attribute("name") ?? "A test", Excerpt(test.Value)))],
            duration
        );
        return report.HeldAgainst(run);
    }

    /// <summary>Two lists as one.</summary>
    public static TestReport Sum(string name, IReadOnlyCollection<TestReport> reports) =>
        new(
            name,
            reports.Sum(report => report.Passed),
            reports.Sum(report => report.Failed),
            reports.Sum(report => report.Skipped),
            [.. reports.SelectMany(report => report.Failures)],
            reports.Aggregate(TimeSpan.Zero, (sum, report) => sum + report.Duration)
        );

    /// <summary>As in "12 passed, 0 failed", with ", 1 skipped" only if there was one.</summary>
    public string Counts =>
        Skipped == 0 ? $"{Passed} passed, {Failed} failed" : $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    private static XDocument? Load(string results)
    {
        try
        {
            return XDocument.Load(results);
        }
        catch (Exception exception) when (exception is IOException or XmlException)
        {
            return null;
        }
    }

    private static TestReport WithoutResults(string project, ChildProcess run, TimeSpan duration) =>
        Broken(project, $"It ended with exit code {run.ExitCode} and no results. It printed:\n{Excerpt(run.Output)}", duration);

    /// <summary>The results of a run that did not end well are not believed if they tell of no failure.</summary>
    private TestReport HeldAgainst(ChildProcess run) =>
        run.ExitCode != 0 && Failed == 0
            ? this with
            {
                Failed = 1,
                Failures =
                [
                    new(
                        Project,
                        $"Its tests passed, but it ended with exit code {run.ExitCode}. It printed:\n{Excerpt(run.Output)}"
                    ),
                ],
            }
            : this;

    private static Failure FailureOf(XElement test)
    {
        var failure = test.Element("failure");
        List<string> text = [(string?)failure?.Element("message") ?? "It failed without a message."];
        if ((string?)failure?.Element("stack-trace") is { Length: > 0 } trace)
            text.Add(trace);
        if ((string?)test.Element("output") is { Length: > 0 } output)
            text.Add($"It printed:\n{Excerpt(output)}");
        // xunit writes quotation marks as in C# source; people read them better as they are.
        var readable = string.Join('\n', text.Select(part => part.TrimEnd())).Replace("\\\"", "\"", StringComparison.Ordinal);
        return new((string?)test.Attribute("name") ?? "A test", readable);
    }

    private static Failure ErrorOf(XElement error) =>
        new(
            $"{(string?)error.Attribute("type") ?? "Error"} {(string?)error.Attribute("name")}".TrimEnd(),
            ((string?)error.Descendants("message").FirstOrDefault() ?? "")
                + "\n"
                + (string?)error.Descendants("stack-trace").FirstOrDefault()
        );

    private static int Count(XElement assembly, string name) =>
        int.Parse((string?)assembly.Attribute(name) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The beginning and the end: a crash tells its reason first, all else tells it last.</summary>
    private static string Excerpt(string output)
    {
        var lines = output
            .TrimEnd()
            .Split('\n')
            .Select(line => line.Length > ExcerptWidth ? line[..ExcerptWidth] + "…" : line)
            .ToList();
        return string.Join(
            '\n',
            lines.Count <= 2 * ExcerptLines
                ? lines
                :
                [
                    .. lines.Take(ExcerptLines),
                    $"… {lines.Count - 2 * ExcerptLines} lines left out …",
                    .. lines.TakeLast(ExcerptLines),
                ]
        );
    }
}
