using System.Collections.Immutable;

namespace Sortline.Learning.Tests;

public class PredictionTests
{
    private static readonly Label Bolt = new(0),
        Gear = new(1),
        Washer = new(2);
    private static readonly ImmutableArray<Confidence> Shares = [new(Gear, 0.75), new(Bolt, 0.25)];
    private static readonly ImmutableArray<Influence> Influences = [new(new(7), Gear, 0.9f), new(new(3), Bolt, 0.8f)];

    [Fact]
    public void None_has_no_label_and_no_confidence_in_anything()
    {
        Assert.True(Prediction.None.IsNone);
        Assert.Null(Prediction.None.Label);
        Assert.Empty(Prediction.None.Confidences);
        Assert.Empty(Prediction.None.Influences);
        Assert.Equal(0, Prediction.None.ConfidenceOf(Gear));
        Assert.Equal("nothing learned yet", Prediction.None.ToString());
    }

    [Fact]
    public void Confidences_are_sorted_by_label_and_found_by_label()
    {
        var prediction = Prediction.Of(Gear, Shares, Influences);

        Assert.False(prediction.IsNone);
        Assert.Equal([Bolt, Gear], prediction.Confidences.Select(confidence => confidence.Label));
        Assert.Equal(0.75, prediction.ConfidenceOf(Gear));
        Assert.Equal(0, prediction.ConfidenceOf(Washer));
        Assert.Equal("label 1 (75 %, 2 influences)", prediction.ToString());
    }

    [Fact]
    public void Voters_may_be_left_out() => Assert.Empty(Prediction.Of(Gear, Shares).Influences);

    [Fact]
    public void Predictions_with_equal_contents_are_equal()
    {
        var one = Prediction.Of(Gear, Shares, Influences);
        var same = Prediction.Of(Gear, [.. Shares.Reverse()], [.. Influences]);

        Assert.True(one == same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, Prediction.Of(Gear, Shares));
        Assert.NotEqual(one, Prediction.Of(Gear, Shares, Influences, ClassifierKind.Ridge));
        Assert.NotEqual(one, Prediction.Of(Gear, [new(Gear, 0.7), new(Bolt, 0.3)], Influences));
        Assert.NotEqual(one, Prediction.None);
    }

    [Fact]
    public void Of_two_labels_with_equal_confidence_either_may_win()
    {
        ImmutableArray<Confidence> even = [new(Gear, 0.5), new(Bolt, 0.5)];

        Assert.Equal(Gear, Prediction.Of(Gear, even).Label);
        Assert.NotEqual(Prediction.Of(Gear, even), Prediction.Of(Bolt, even));
    }

    [Fact]
    public void A_prediction_needs_confidences()
    {
        Refused("Give a confidence for each label the classifier knows. While nothing is taught, answer Prediction.None.", Gear);
        Assert.Throws<ArgumentException>(() => Prediction.Of(Gear, default));
    }

    [Fact]
    public void The_winner_must_be_among_the_labels_and_none_more_likely()
    {
        Refused("Label 2 has no confidence. Give one for each label the classifier knows.", Washer, [.. Shares]);
        Refused("Label 1 is more likely than label 0. Let the most likely label win.", Bolt, [.. Shares]);
    }

    [Fact]
    public void Confidences_that_make_no_sense_are_refused()
    {
        Refused("Label 1 has two confidences. Give it one.", Gear, new(Gear, 0.5), new(Gear, 0.5));
        Refused("The confidence of label 1 is 1.5. It must be from 0 to 1.", Gear, new(Gear, 1.5), new(Bolt, 0));
        Refused("The confidence of label 0 is -0.5. It must be from 0 to 1.", Gear, new(Gear, 1), new(Bolt, -0.5));
        Refused("The confidence of label 1 is NaN. It must be from 0 to 1.", Gear, new Confidence(Gear, double.NaN));
        Refused(
            "The confidences add up to 0.75. Divide each by their sum, so that they add up to 1.",
            Gear,
            new(Gear, 0.5),
            new(Bolt, 0.25)
        );
    }

    [Fact]
    public void Voters_come_heaviest_first_and_of_equally_heavy_ones_nearest_first()
    {
        RefusedInfluences(
            "Influence 1 is nearer than the one before. List the nearest influence first.",
            [.. Influences.Reverse()]
        );
        RefusedInfluences(
            "Influence 1 is heavier than the one before. List the heaviest influence first.",
            [Influences[0] with { Weight = 0.2 }, Influences[1] with { Weight = 0.3 }]
        );
        RefusedInfluences(
            "The weight of influence 1 is 1.5. It must be from 0 to 1.",
            [Influences[0], Influences[1] with { Weight = 1.5 }]
        );
        RefusedInfluences(
            "The weight of influence 0 is NaN. It must be from 0 to 1.",
            [Influences[0] with { Weight = double.NaN }]
        );

        ImmutableArray<Influence> farButHeavy = [Influences[1] with { Weight = 0.6 }, Influences[0] with { Weight = 0.4 }];
        Assert.Equal(farButHeavy, Prediction.Of(Gear, Shares, farButHeavy).Influences);
    }

    private static void RefusedInfluences(string message, ImmutableArray<Influence> influences)
    {
        var error = Assert.Throws<ArgumentException>(() => Prediction.Of(Gear, Shares, influences));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static void Refused(string message, Label label, params ImmutableArray<Confidence> confidences)
    {
        var error = Assert.Throws<ArgumentException>(() => Prediction.Of(label, confidences));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
