using Sortline.Build;

namespace Sortline.House.Tests;

/// <summary>How <c>dotnet test.cs</c> reads what Node's test runner wrote.</summary>
public class TestReportTests
{
    private const string Passing = """<testcase name="passes" time="0.1" classname="test"/>""",
        Failing =
            """
                <testcase name="fails" time="0.1" classname="test" failure="1 !== 2">
                  <failure type="testCodeFailure" message="1 !== 2">1 !== 2 at resize.test.ts:3</failure>
                </testcase>
                """,
        Skipped = """<testcase name="waits" time="0" classname="test"><skipped type="skipped" message="true"/></testcase>""",
        FilteredOut =
            """
                <testcase name="other" time="0" classname="test">
                  <skipped type="skipped" message="test name does not match pattern"/>
                </testcase>
                """;

    [Fact]
    public void Tests_are_counted_by_how_they_ended_and_failures_have_their_text()
    {
        var report = Read(Passing + Passing + Failing + Skipped + FilteredOut, exitCode: 1);

        Assert.Equal("2 passed, 1 failed, 1 skipped", report.Counts);
        var failure = Assert.Single(report.Failures);
        Assert.Equal("fails", failure.Name);
        Assert.Contains("resize.test.ts:3", failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_did_not_end_well_counts_as_a_failure_even_if_all_its_tests_passed()
    {
        Assert.Equal("1 passed, 1 failed", Read(Passing, exitCode: 1).Counts);
    }

    [Fact]
    public void A_run_that_wrote_nothing_counts_as_a_failure()
    {
        var report = TestReport.ReadJUnit("Client", "no-such-file.xml", new(0, "It printed this."), TimeSpan.Zero);

        Assert.Equal("0 passed, 1 failed", report.Counts);
        Assert.Contains("It printed this.", Assert.Single(report.Failures).Text, StringComparison.Ordinal);
    }

    private static TestReport Read(string tests, int exitCode)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"<testsuites>{tests}</testsuites>");
            return TestReport.ReadJUnit("Client", file, new(exitCode, ""), TimeSpan.Zero);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
