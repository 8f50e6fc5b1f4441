using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Activity.Dataset;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>From how sure the robot has to be, to what becomes of the parts and what that is worth.</summary>
public class LedgerTests
{
    private static readonly ImmutableArray<LabelCard> Labels =
    [
        new(new(1), "Good", LabelColour.Teal, Disposition.Ship),
        new(new(2), "Rust", LabelColour.Vermilion, Disposition.Reject),
        new(new(3), "Tooth", LabelColour.Blue, Disposition.Reject),
    ];

    private static readonly ScoringRules Airbag = new(10, -1000, -10, 10);

    [Theory]
    [InlineData(0.6, 0.3, 0.1, null, Disposition.Ship)]
    [InlineData(0.4, 0.3, 0.3, null, Disposition.Ship)] // The likeliest label ships it, though more speaks against it.
    [InlineData(0.4, 0.3, 0.3, 0.5, Disposition.Reject)]
    [InlineData(0.9, 0.1, 0.0, 0.1, Disposition.Reject)]
    [InlineData(0.9, 0.1, 0.0, 0.11, Disposition.Ship)]
    [InlineData(0.1, 0.5, 0.4, 0.95, Disposition.Ship)]
    public void The_threshold_decides_where_there_is_one(
        double good,
        double rust,
        double tooth,
        double? threshold,
        Disposition expected
    ) => Assert.Equal(expected, DecisionRule.Decide(Said(good, rust, tooth), Labels, threshold));

    [Fact]
    public void Who_has_no_answer_decides_nothing() => Assert.Null(DecisionRule.Decide(Prediction.None, Labels, 0.2));

    [Property]
    public void Each_threshold_earns_what_a_shift_run_with_it_would(ulong seed, byte threshold)
    {
        Pcg32 random = new(seed, 1);
        PartGenerator parts = new(PartMix.Of(GearKind.Instance), seed);
        var shift = Enumerable
            .Range(0, 1 + random.NextBelow(30))
            .Select(number => (Part: parts.Create(number), Said: random.NextBelow(8) == 0 ? Prediction.None : Any(random)))
            .ToList();
        var limit = threshold / 255.0;

        var ledger = Ledger.Of(Result(shift, Airbag));

        var run = shift.Select(one =>
            PartOutcome.Of(one.Part.IsDefective, DecisionRule.Decide(one.Said, Labels, limit) ?? Disposition.Ship)
        );
        if (shift.All(one => one.Said.IsNone))
            Assert.Null(ledger);
        else
            Assert.Equal(run.Sum(Airbag.Of), ledger!.At(limit));
    }

    [Property]
    public void No_threshold_earns_more_than_the_best(ulong seed)
    {
        Pcg32 random = new(seed, 1);
        PartGenerator parts = new(PartMix.Of(GearKind.Instance), seed);
        var ledger = Ledger.Of(Result([.. Enumerable.Range(0, 20).Select(n => (parts.Create(n), Any(random)))], Airbag))!;

        Assert.Equal(
            ledger.Best.Score,
            Enumerable
                .Range(0, 1001)
                .Max(thousandth => Math.Max(ledger.At(thousandth / 1000.0), ledger.Steps.Max(step => step.Score)))
        );
        Assert.Equal(ledger.Best.Score, ledger.At(ledger.Best.From));
    }

    [Fact]
    public void Where_an_escape_is_dear_it_pays_to_be_careful()
    {
        PartGenerator parts = new(PartMix.Of(GearKind.Instance), 3);
        var some = Enumerable.Range(0, 40).Select(parts.Create).ToList();
        var good = some.First(part => !part.IsDefective);
        var bad = some.First(part => part.IsDefective);
        ImmutableArray<(Part, Prediction)> shift =
        [
            (good, Said(0.9, 0.1, 0)),
            (good, Said(0.7, 0.3, 0)),
            (bad, Said(0.6, 0.4, 0)),
        ];

        Assert.Equal(10 + 10 - 1000, Ledger.Of(Result(shift, Airbag))!.At(0.5));
        Assert.Equal(new(0.35, 30), Rounded(Ledger.Of(Result(shift, Airbag))!.Best));
    }

    [Fact]
    public void A_shift_is_run_with_the_threshold_that_it_began_with()
    {
        ActivityHarness work = new("rust");
        work.Extractor.Noise = 0.6f;
        work.TeachTruth(examplesEach: 5);

        work.Store.Dispatch(new ActivityAction.ThresholdSet(0.01));
        work.Store.Dispatch(new ActivityAction.ShiftStarted(20));
        work.Store.Dispatch(new ActivityAction.ThresholdSet(0.99)); // Too late.
        var result = work.FinishShift();

        Assert.Equal(0.01, result.Threshold);
        Assert.Equal(0.01, work.State.RejectThreshold);
        Assert.All(
            result.Parts,
            part =>
                Assert.Equal(
                    DecisionRule.RejectShare(part.Prediction, result.Labels) >= 0.01 ? Disposition.Reject : Disposition.Ship,
                    part.Decision
                )
        );
        Assert.Contains(result.Parts, part => part.Decision != part.PredictedLabel?.Disposition);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_share_is_no_threshold(double share)
    {
        ActivityHarness work = new("rust");

        work.Store.Dispatch(new ActivityAction.ThresholdSet(share));

        Assert.Null(work.State.RejectThreshold);
    }

    private static LedgerStep Rounded(LedgerStep step) => step with { From = Math.Round(step.From, 6) };

    private static Prediction Any(Pcg32 random)
    {
        double[] shares = [random.NextBelow(6), random.NextBelow(6), random.NextBelow(6)];
        var sum = shares.Sum();
        return sum == 0 ? Said(1, 0, 0) : Said(shares[0] / sum, shares[1] / sum, shares[2] / sum);
    }

    private static Prediction Said(double good, double rust, double tooth)
    {
        ImmutableArray<Confidence> shares = [new(new(1), good), new(new(2), rust), new(new(3), tooth)];
        return Prediction.Of(shares.MaxBy(one => one.Share).Label, shares);
    }

    private static ShiftResult Result(IReadOnlyList<(Part Part, Prediction Said)> parts, ScoringRules prices) =>
        new(
            "gears",
            1,
            0.2,
            Labels,
            ImmutableDictionary<Label, int>.Empty,
            [.. parts.Select((one, n) => new InspectedPart(one.Part, new(n), TimeSpan.Zero) { Prediction = one.Said })],
            prices
        );
}
