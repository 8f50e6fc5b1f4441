using System.Collections.Immutable;
using System.Text.Json;
using FsCheck.Xunit;
using Sortline.Activity.Dataset;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Inspection;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>The third bin: what the robot is not sure of, and what it has never seen, goes to a person.</summary>
public class AskingTests
{
    private static readonly ImmutableArray<LabelCard> Labels =
    [
        new(new(1), "Good", LabelColour.Teal, Disposition.Ship),
        new(new(2), "Rust", LabelColour.Vermilion, Disposition.Reject),
    ];

    [Theory]
    [InlineData(Disposition.Ship, 0.1, 0.2, null)] // Nine tenths sure of shipping it, and it looks like the others.
    [InlineData(Disposition.Ship, 0.3, 0.2, Doubt.NotSure)]
    [InlineData(Disposition.Reject, 0.9, 0.2, null)]
    [InlineData(Disposition.Reject, 0.3, 0.2, Doubt.NotSure)] // The learner's care takes it off, but hardly anything speaks for that.
    [InlineData(Disposition.Ship, 0.0, 0.4, Doubt.NeverSeen)] // However sure it is.
    [InlineData(Disposition.Ship, 0.3, 0.4, Doubt.NeverSeen)]
    [InlineData(Disposition.Ship, 0.2, 0.25, null)] // At a limit it does not ask.
    public void The_robot_asks_when_it_is_not_sure_or_has_never_seen_the_like(
        Disposition decision,
        double rejectShare,
        double novelty,
        Doubt? expected
    )
    {
        AskRule asking = new(Sureness: 0.8);
        var isNew = DecisionRule.IsNew(asking, new(novelty, Limit: 0.25));

        Assert.Equal(expected, DecisionRule.DoubtOf(decision, rejectShare, asking, isNew));
        Assert.Null(DecisionRule.DoubtOf(decision, rejectShare, null, DecisionRule.IsNew(null, new(novelty, 0.25))));
    }

    [Fact]
    public void The_learners_own_limit_goes_before_that_of_the_examples_and_without_a_gauge_nothing_is_new()
    {
        Assert.True(DecisionRule.IsNew(new(), new(0.3, Limit: 0.2)));
        Assert.False(DecisionRule.IsNew(new(Novelty: 0.35), new(0.3, Limit: 0.2)));
        Assert.True(DecisionRule.IsNew(new(Novelty: 0.25), new(0.3, Limit: 0.9)));
        Assert.False(DecisionRule.IsNew(new(Novelty: 0), null));
    }

    [Property]
    public void Each_threshold_earns_what_a_shift_that_asks_would_with_it(ulong seed, byte threshold, byte sureness)
    {
        Pcg32 random = new(seed, 1);
        PartGenerator parts = new(PartMix.Of(GearKind.Instance), seed);
        AskRule asking = new(0.5 + (sureness / 510.0), random.NextBelow(2) == 0 ? null : 0.4);
        var limit = threshold / 255.0;
        ImmutableArray<InspectedPart> shift =
        [
            .. Enumerable
                .Range(0, 1 + random.NextBelow(30))
                .Select(number => new InspectedPart(parts.Create(number), new(number), TimeSpan.Zero)
                {
                    Prediction = random.NextBelow(8) == 0 ? Prediction.None : Said(random.NextBelow(11) / 10.0),
                    Novelty = random.NextBelow(4) == 0 ? null : new(random.NextBelow(10) / 10.0, 0.6),
                }),
        ];
        var result = Result(shift, asking);

        var ledger = Ledger.Of(result);

        if (shift.All(part => part.Prediction.IsNone))
            Assert.Null(ledger);
        else
            Assert.Equal(shift.Sum(part => result.Prices.Of(Fate(part))), ledger!.At(limit));

        PartOutcome Fate(InspectedPart part)
        {
            if (DecisionRule.Decide(part.Prediction, Labels, limit) is not { } decision)
                return PartOutcome.Of(part.Part.IsDefective, Disposition.Ship);
            var share = DecisionRule.RejectShare(part.Prediction, Labels);
            var doubt = DecisionRule.DoubtOf(decision, share, asking, DecisionRule.IsNew(asking, part.Novelty));
            return PartOutcome.Of(part.Part.IsDefective, doubt is null ? decision : Disposition.SetAside);
        }
    }

    [Fact]
    public void What_the_robot_asks_about_comes_to_lie_in_a_bin_of_its_own_and_the_answer_is_an_example()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 8);
        work.Extractor.Noise = 0.7f;
        work.Store.Dispatch(new ActivityAction.AskingSet(new(0.99)));

        var result = work.RunShift(parts: 20);

        Assert.Empty(work.Failures);
        Assert.NotEmpty(result.Asked);
        Assert.Equal(
            result.Asked.Count(),
            result.Parts.Count(part => part.Decision is Disposition.SetAside && part.Miss is null)
        );
        Assert.All(result.Asked, part => Assert.NotNull(part.Doubt));
        Assert.All(result.Parts.Except(result.Asked), part => Assert.True(part.Doubt is null || part.Miss is not null));
        Assert.All(
            result.Parts,
            part => Assert.Equal(part.Novelty!.Value.Of > part.Novelty.Value.Limit ? Doubt.NeverSeen : part.Doubt, part.Doubt)
        );
        Assert.Equal(result.Asked.Count(), result.Counts.SetAside);
        Assert.DoesNotContain(result.Misjudged, part => part.IsAsked);

        var asked = result.Asked.First();
        var before = work.State.Examples.Length;
        work.Store.Dispatch(
            new ActivityAction.MistakeTaught(
                asked.Part.Id,
                asked.Part.IsDefective ? ActivityHarness.Defective : ActivityHarness.Good
            )
        );
        Assert.Equal(before + 1, work.State.Examples.Length);
        Assert.Equal(asked.Picture, work.State.Examples[^1].Picture);
    }

    [Fact]
    public void Whether_it_asks_is_settled_when_a_shift_begins()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 6);

        work.Store.Dispatch(new ActivityAction.ShiftStarted(20));
        work.Store.Dispatch(new ActivityAction.AskingSet(new(0.99, 0))); // Too late: it would ask about everything.
        var result = work.FinishShift();

        Assert.Null(result.Asking);
        Assert.Empty(result.Asked);
        Assert.All(result.Parts, part => Assert.Null(part.Novelty));
    }

    [Theory]
    [InlineData(0.4, null)]
    [InlineData(1.1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(0.8, -0.1)]
    [InlineData(0.8, double.NaN)]
    public void What_is_no_limit_is_not_taken(double sureness, double? novelty)
    {
        ActivityHarness work = new("rust");

        work.Store.Dispatch(new ActivityAction.AskingSet(new(sureness, novelty)));

        Assert.Null(work.State.Asking);
    }

    [Fact]
    public void The_limit_for_what_is_new_comes_from_the_examples()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: NoveltyTraining.Enough / 2);
        work.Time.Pass(TimeSpan.FromSeconds(5));

        var gauge = work.State.Familiar?.Gauge;
        Assert.NotNull(gauge);
        Assert.InRange(gauge.Limit, double.Epsilon, 1);
    }

    [Fact]
    public void What_the_usual_limits_catch_was_measured_with_the_limits_of_now()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/levels.md")).ReplaceLineEndings("\n");
        var limits = FormattableString.Invariant(
            $"Limits: less than {100 * AskRule.UsualSureness:0} % sure, or newer than {100 * NoveltyGauge.Quantile:0} % of the examples are to the others, times {NoveltyGauge.Factor}."
        );

        Assert.True(
            page.Split("\n## ")
                .Any(part =>
                    part.StartsWith("The third bin\n", StringComparison.Ordinal)
                    && part.Contains(limits, StringComparison.Ordinal)
                ),
            "The limits are others since they were measured: dotnet bench.cs --only third-bin"
        );
    }

    // 40 parts, 18 bad: as many right, wrong and asked about as is said.
    [Theory]
    [InlineData(40, 0, 3)]
    [InlineData(33, 7, 2)] // 33 + 7 x 0.8 = 38.6 of 40.
    [InlineData(26, 14, 2)] // 37.2 of 40.
    [InlineData(18, 22, 1)] // 35.6 of 40.
    [InlineData(28, 0, 0)] // The same who did not ask.
    [InlineData(0, 40, 0)] // To ask about everything is nobody's learning.
    public void For_stars_a_part_that_was_asked_about_counts_what_is_left_of_its_pay(int right, int asked, int stars)
    {
        PartGenerator parts = new(PartMix.Of(GearKind.Instance), 1);
        ImmutableArray<InspectedPart> shift =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(parts.Create)
                .Select(
                    (part, number) =>
                        new InspectedPart(part, new(number), TimeSpan.Zero)
                        {
                            Outcome = PartOutcome.Of(
                                part.IsDefective,
                                number < right ? (part.IsDefective ? Disposition.Reject : Disposition.Ship)
                                    : number < right + asked ? Disposition.SetAside
                                    : part.IsDefective ? Disposition.Ship
                                    : Disposition.Reject
                            ),
                        }
                ),
        ];

        var grade = Grade.For(Result(shift, new()), LevelList.Find("gears")!);

        Assert.Equal((right, asked, 40, stars), (grade.Right, grade.Asked, grade.Of, grade.Stars));
    }

    [Fact]
    public void Who_is_asked_is_paid_out_of_what_a_part_sorted_right_earns()
    {
        Assert.Equal(3 * (10 - 2), ScoringRules.Standard.Score(new(0, 0, 0, 0, GoodSetAside: 2, DefectsSetAside: 1)));
        Assert.Equal(0.8, Grade.WorthOfAsked(ScoringRules.Standard, new(10, 5, 0, 5, 1, 1)));
        Assert.Equal(0, Grade.WorthOfAsked(new(Asked: -30), new(1, 0, 0, 1)));
        Assert.Equal(0, Grade.WorthOfAsked(new(), default));
    }

    [Fact]
    public void A_report_file_tells_of_asking_only_where_there_was_any()
    {
        var part = new InspectedPart(new PartGenerator(PartMix.Of(GearKind.Instance), 1).Create(0), new(0), TimeSpan.Zero)
        {
            Prediction = Said(0.4),
            PredictedLabel = Labels[0],
            Decision = Disposition.SetAside,
            Doubt = Doubt.NotSure,
            Novelty = new(0.125, 0.2),
            Outcome = PartOutcome.GoodSetAside,
        };
        var asked = ReportFile.Of(Result([part], new(0.8)));
        var plain = ReportFile.Of(Result([part with { Doubt = null, Novelty = null }], null));

        using var json = JsonDocument.Parse(asked.ToJson());
        var asking = json.RootElement.GetProperty("asking");
        Assert.Equal(
            (0.8, -2, 1, 0),
            (
                asking.GetProperty("sureness").GetDouble(),
                asking.GetProperty("price").GetInt32(),
                asking.GetProperty("good").GetInt32(),
                asking.GetProperty("defects").GetInt32()
            )
        );
        Assert.Equal(8, json.RootElement.GetProperty("summary").GetProperty("score").GetInt32());
        Assert.Equal("NotSure", json.RootElement.GetProperty("parts")[0].GetProperty("doubt").GetString());
        Assert.EndsWith("NotSure,0.125", asked.ToCsv().Split("\r\n")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("asking", plain.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("novelty", plain.ToCsv(), StringComparison.Ordinal);
    }

    private static Prediction Said(double rust) =>
        Prediction.Of(rust > 0.5 ? new(2) : new(1), [new(new(1), 1 - rust), new(new(2), rust)]);

    private static ShiftResult Result(ImmutableArray<InspectedPart> parts, AskRule? asking) =>
        new("gears", 1, 0.2, Labels, ImmutableDictionary<Label, int>.Empty, parts, ScoringRules.Standard) { Asking = asking };
}
