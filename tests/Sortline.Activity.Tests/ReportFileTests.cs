using System.Text.Json;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Tests;

public class ReportFileTests
{
    private static readonly ShiftResult Result = Shift();

    [Fact]
    public void The_json_report_holds_every_part_and_the_sums_follow_from_them()
    {
        using var json = JsonDocument.Parse(ReportFile.Of(Result).ToJson());
        var root = json.RootElement;
        var parts = root.GetProperty("parts").EnumerateArray().ToList();
        var summary = root.GetProperty("summary");

        Assert.Equal("sortline-report/1", root.GetProperty("format").GetString());
        Assert.Equal(Result.Parts.Length, parts.Count);
        Assert.Equal(
            [Ended("GoodShipped"), Ended("DefectShipped"), Ended("GoodRejected"), Ended("DefectRejected")],
            [Sum("goodShipped"), Sum("defectsShipped"), Sum("goodRejected"), Sum("defectsRejected")]
        );
        Assert.All(
            parts,
            part =>
                Assert.Equal(
                    1.0,
                    part.GetProperty("confidences").EnumerateObject().Sum(one => one.Value.GetDouble()),
                    precision: 6
                )
        );

        int Ended(string outcome) => parts.Count(part => part.GetProperty("outcome").GetString() == outcome);
        int Sum(string name) => summary.GetProperty(name).GetInt32();
    }

    [Fact]
    public void The_confusion_matrix_counts_each_part_once()
    {
        var matrix = ConfusionMatrix.Of(Result);

        Assert.Equal(Result.Parts.Length, matrix.Rows.Sum(row => row.Total));
        Assert.Equal(
            Result.Parts.Count(part =>
                part.Part.Defect is Defect.Rust && part.PredictedLabel?.Label == ActivityHarness.Defective
            ),
            matrix[Defect.Rust, ActivityHarness.Defective]
        );
    }

    [Fact]
    public void The_csv_report_has_one_line_a_part_and_as_many_cells_as_columns()
    {
        var lines = ReportFile.Of(Result).ToCsv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Result.Parts.Length + 1, lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
    }

    [Fact]
    [Fault(13)]
    public void A_label_cannot_smuggle_a_formula_or_a_line_into_a_spreadsheet()
    {
        var report = ReportFile.Of(
            Result with
            {
                Parts = [Result.Parts[0] with { PredictedLabel = Result.Labels[0] with { Name = "=HYPERLINK(\"x\"),\"y\"" } }],
            }
        );

        var cell = report.ToCsv().Split("\r\n")[1];

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\"),\"\"y\"\"\"", cell, StringComparison.Ordinal);
    }

    private static ShiftResult Shift()
    {
        ActivityHarness work = new("rust", seed: 4);
        work.TeachTruth(examplesEach: 2);
        return work.RunShift();
    }
}
