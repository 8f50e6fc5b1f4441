using Sortline.Learning.Evaluation;

namespace Sortline.Learning.Tests.Evaluation;

public class EvaluationResultTests
{
    private static readonly Label Bolt = new(0),
        Gear = new(1),
        Washer = new(2);

    // Three bolts, one of them taken for a gear, and a gear that got no answer.
    private static readonly EvaluationResult Sheet = EvaluationResult.Of([
        Said(1, Bolt, Bolt, 0.9),
        Said(2, Bolt, Bolt, 0.95),
        Said(3, Bolt, Gear, 0.6),
        new(new(4), Gear, Prediction.None),
    ]);

    [Fact]
    public void Every_answer_counts_the_same_for_accuracy_and_every_label_for_balanced_accuracy()
    {
        Assert.Equal(0.5, Sheet.Accuracy);
        Assert.Equal(1.0 / 3, Sheet.BalancedAccuracy, 1e-12);
        Assert.Equal(2.0 / 3, Sheet.RecallOf(Bolt), 1e-12);
        Assert.Equal(0, Sheet.RecallOf(Gear));
        Assert.Equal(0, Sheet.RecallOf(Washer));
    }

    [Fact]
    public void Confusion_counts_what_was_said_of_what()
    {
        Assert.Equal([Bolt, Gear], Sheet.Labels);
        Assert.Equal(2, Sheet.CountOf(Bolt, Bolt));
        Assert.Equal(1, Sheet.CountOf(Bolt, Gear));
        Assert.Equal(0, Sheet.CountOf(Gear, Bolt));
        Assert.Equal(1, Sheet.CountOf(Gear, null));
        Assert.Equal(0, Sheet.CountOf(Washer, Gear));
        Assert.Equal(0, Sheet.CountOf(Gear, Washer));
        Assert.Equal(3, Sheet.SupportOf(Bolt));
    }

    [Fact]
    public void A_label_that_was_only_given_is_listed_but_not_asked_about()
    {
        var sheet = EvaluationResult.Of([Said(1, Bolt, Washer, 0.8), Said(2, Bolt, Bolt, 0.8)]);

        Assert.Equal([Bolt, Gear, Washer], EvaluationResult.Of([.. sheet.Predictions, Said(3, Gear, Gear, 1)]).Labels);
        Assert.Equal([Bolt, Washer], sheet.Labels);
        Assert.Equal(0.5, sheet.BalancedAccuracy);
    }

    [Fact]
    public void Loss_goes_from_sure_and_right_to_sure_and_wrong()
    {
        Assert.Equal(0, Said(1, Bolt, Bolt, 1).Loss);
        Assert.Equal(2, Said(1, Bolt, Gear, 1).Loss);
        Assert.Equal(0.08, Said(1, Bolt, Bolt, 0.8).Loss, 1e-12);
        Assert.Equal(1, new ScoredPrediction(new(1), Bolt, Prediction.None).Loss);
        Assert.Equal(2, new ScoredPrediction(new(1), Bolt, Prediction.Of(Gear, [new(Gear, 1)])).Loss); // A label it never heard of.
    }

    [Fact]
    public void Reliability_puts_answers_that_are_equally_sure_together()
    {
        var bins = Sheet.Reliability();

        Assert.Equal([new(0.6, 0.7, 1, 0.6, 0), new(0.9, 1.0, 2, 0.925, 1)], bins.Select(Rounded));
        Assert.Equal((0.6 + 2 * 0.075) / 3, Sheet.CalibrationError(), 1e-12);

        static ReliabilityBin Rounded(ReliabilityBin bin) =>
            bin with
            {
                From = Math.Round(bin.From, 9),
                To = Math.Round(bin.To, 9),
                Confidence = Math.Round(bin.Confidence, 9),
            };
    }

    [Fact]
    public void Full_confidence_falls_into_the_last_bin()
    {
        var bin = Assert.Single(EvaluationResult.Of([Said(1, Bolt, Bolt, 1)]).Reliability(4));

        Assert.Equal(new ReliabilityBin(0.75, 1, 1, 1, 1), bin);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sheet.Reliability(0));
    }

    [Fact]
    public void Without_answers_everything_is_zero()
    {
        var sheet = EvaluationResult.Of([]);

        Assert.Equal((0, 0, 0, 0), (sheet.Accuracy, sheet.BalancedAccuracy, sheet.Loss, sheet.CalibrationError()));
        Assert.Empty(sheet.Reliability());
    }

    [Fact]
    public void Repeats_give_the_mean_and_how_much_chance_there_is_in_it()
    {
        var good = EvaluationResult.Of([Said(1, Bolt, Bolt, 1), Said(2, Gear, Gear, 1)]);
        var bad = EvaluationResult.Of([Said(1, Bolt, Bolt, 1), Said(3, Gear, Bolt, 1)]);

        var repeats = RepeatedEvaluation.Of([good, bad]);

        Assert.Equal((2, 0.75, 0.75), (repeats.Count, repeats.Accuracy, repeats.BalancedAccuracy));
        Assert.Equal(Math.Sqrt(0.125), repeats.AccuracyDeviation, 1e-12);
        Assert.Equal(Math.Sqrt(0.125), repeats.BalancedAccuracyDeviation, 1e-12);
        Assert.Equal(0.5, repeats.All.RecallOf(Gear));
        Assert.Equal(0, RepeatedEvaluation.Of([good]).AccuracyDeviation);
        Assert.Throws<ArgumentException>(() => RepeatedEvaluation.Of([]));
    }

    internal static ScoredPrediction Said(int id, Label truth, Label given, double confidence) =>
        new(new(id), truth, Prediction.Of(given, [new(given, confidence), new(given == Bolt ? Gear : Bolt, 1 - confidence)]));
}
