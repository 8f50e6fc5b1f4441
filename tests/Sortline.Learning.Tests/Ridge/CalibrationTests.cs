using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Tests.Ridge;

public class CalibrationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 3.0)]
    [InlineData(3, 4.0)]
    public void Confidences_come_true_about_as_often_as_they_say(int seed, double noise)
    {
        var split = Split.Draw(Drawn.Pictures(seed, [250, 250, 250], noise: noise), shots: 30, seed);

        var sheet = split.Evaluate(new(ClassifierKind.Ridge, FeatureKind.Pooled));

        output.WriteLine($"Accuracy {sheet.Accuracy:P1}, calibration error {sheet.CalibrationError():P1}");
        Assert.InRange(sheet.Accuracy, 0.4, 0.99);
        Assert.InRange(sheet.CalibrationError(), 0, 0.08);
    }

    [Fact]
    public void The_clearer_the_scores_the_sharper_it_gets_within_bounds()
    {
        int[] own = [.. Enumerable.Range(0, 40).Select(i => i % 2)];

        Assert.Equal(0.25, Calibration.Fit(Scores(i => -1), own).InverseTemperature, 1e-2); // Always wrong: as flat as it goes.
        Assert.Equal(0.25, Calibration.Fit(Scores(i => i % 4 < 2 ? 1 : -1), own).InverseTemperature, 1e-2); // Wrong half the time.
        Assert.InRange(Calibration.Fit(Scores(i => i % 10 < 8 ? 1 : -1), own).InverseTemperature, 1, 2); // Four times as many right as wrong.
        Assert.InRange(Calibration.Fit(Scores(_ => 1), own).InverseTemperature, 3, 4); // All right: 41 of 42.
        Assert.Equal(200, Calibration.Fit(Scores(_ => 0.001), own).InverseTemperature, 0.1);

        double[][] Scores(Func<int, double> lead) =>
            [
                [.. own.Select((label, i) => label == 0 ? lead(i) : 0)],
                [.. own.Select((label, i) => label == 1 ? lead(i) : 0)],
            ];
    }

    [Fact]
    public void Where_every_label_has_one_example_it_takes_the_default() =>
        Assert.Equal(
            (Calibration.Default, 0),
            Calibration.Fit(
                [
                    [0, 0.3],
                    [0.4, 0],
                ],
                [0, 1]
            )
        );
}
